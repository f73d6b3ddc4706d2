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
        writer.raw("{\"type\":")
        writer.string("data-\(name)")
        if let id {
            writer.raw(",\"id\":")
            writer.string(id)
        }
        writer.raw(",\"data\":")
        writer.value(data, "data")
        writer.additional(additionalFields)
        writer.raw("}")
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        var name: String?
        var id: String?
        var data: JSONValue?
        var additionalFields: AdditionalFields = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "type" {
                name = try reader.string(droppingPrefix: "data-")
            } else if key == "id" {
                id = try reader.isNull() ? nil : reader.string()
            } else if key == "data" {
                data = try reader.value()
            } else {
                additionalFields[key.string] = try reader.value()
            }
        }
        self.init(
            name: try reader.require(name, "type"),
            id: id,
            data: try reader.require(data, "data"),
            additionalFields: additionalFields
        )
    }
}
