@_spi(Generated) import ProtocolSupport

extension SmallStream {
    struct TextDelta: Hashable, Sendable {
        var id: String
        var delta: String
        var providerMetadata: ProviderMetadata?
        var additionalFields: AdditionalFields

        init(
            id: String,
            delta: String,
            providerMetadata: ProviderMetadata? = nil,
            additionalFields: AdditionalFields = [:]
        ) {
            self.id = id
            self.delta = delta
            self.providerMetadata = providerMetadata
            self.additionalFields = additionalFields
        }
    }
}

extension SmallStream.TextDelta: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        writer.string(id, after: "{\"type\":\"text-delta\",\"id\":")
        writer.string(delta, after: ",\"delta\":")
        writer.value(ifPresent: providerMetadata, after: ",\"providerMetadata\":")
        writer.end(additionalFields)
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        var id: String?
        var delta: String?
        var providerMetadata: SmallStream.ProviderMetadata?
        var additionalFields: AdditionalFields = [:]
        var place = FieldPlace()
        reader.beginFields()
        while let field = reader.nextField("type\nid\ndelta\nproviderMetadata", &place) {
            switch field {
            case 0: reader.expect("text-delta")
            case 1: reader.string(&id)
            case 2: reader.string(&delta)
            case 3: reader.value(orNull: &providerMetadata)
            default: reader.additional(place, into: &additionalFields)
            }
        }
        try reader.check()
        guard let id else { throw reader.missing("id") }
        guard let delta else { throw reader.missing("delta") }
        self.init(id: id, delta: delta, providerMetadata: providerMetadata, additionalFields: additionalFields)
    }
}
