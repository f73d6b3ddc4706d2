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
        writer.raw("{\"type\":\"text-delta\",\"id\":")
        writer.string(id)
        writer.raw(",\"delta\":")
        writer.string(delta)
        if let providerMetadata {
            writer.raw(",\"providerMetadata\":")
            writer.value(providerMetadata, "providerMetadata")
        }
        writer.additional(additionalFields)
        writer.raw("}")
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        var id: String?
        var delta: String?
        var providerMetadata: SmallStream.ProviderMetadata?
        var additionalFields: AdditionalFields = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "id" {
                id = try reader.string()
            } else if key == "delta" {
                delta = try reader.string()
            } else if key == "providerMetadata" {
                providerMetadata = try reader.isNull() ? nil : reader.read()
            } else if key == "type" {
                try reader.expect("text-delta")
            } else {
                additionalFields[key.string] = try reader.value()
            }
        }
        self.init(
            id: try reader.require(id, "id"),
            delta: try reader.require(delta, "delta"),
            providerMetadata: providerMetadata,
            additionalFields: additionalFields
        )
    }
}
