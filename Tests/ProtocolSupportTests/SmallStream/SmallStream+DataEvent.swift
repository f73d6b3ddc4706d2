@_spi(Generated) import ProtocolSupport

extension SmallStream {
    struct DataEvent: Hashable, Sendable {
        var name: String
        var id: String?
        var data: JSONValue
        var additionalFields: AdditionalFields

        init(name: String, id: String? = nil, data: JSONValue, additionalFields: AdditionalFields = [:]) {
            self.name = name
            self.id = id
            self.data = data
            self.additionalFields = additionalFields
        }
    }
}

extension SmallStream.DataEvent: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        writer.string("data-\(name)", after: "{\"type\":")
        writer.string(ifPresent: id, after: ",\"id\":")
        writer.value(data, after: ",\"data\":")
        writer.end(additionalFields)
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        var name: String?
        var id: String?
        var data: JSONValue?
        var additionalFields: AdditionalFields = [:]
        var place = FieldPlace()
        reader.beginFields()
        while let field = reader.nextField("type\nid\ndata", &place) {
            switch field {
            case 0: reader.string(droppingPrefix: "data-", &name)
            case 1: reader.string(orNull: &id)
            case 2: reader.json(&data)
            default: reader.additional(place, into: &additionalFields)
            }
        }
        try reader.check()
        guard let name else { throw reader.missing("type") }
        guard let data else { throw reader.missing("data") }
        self.init(name: name, id: id, data: data, additionalFields: additionalFields)
    }
}
