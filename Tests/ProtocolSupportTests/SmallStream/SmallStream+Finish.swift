@_spi(Generated) import ProtocolSupport

extension SmallStream {
    struct Finish: Hashable, Sendable {
        var finishReason: String?
        var messageMetadata: JSONValue?
        var usage: Usage?
        var additionalFields: AdditionalFields

        init(
            finishReason: String? = nil,
            messageMetadata: JSONValue? = nil,
            usage: Usage? = nil,
            additionalFields: AdditionalFields = [:]
        ) {
            self.finishReason = finishReason
            self.messageMetadata = messageMetadata
            self.usage = usage
            self.additionalFields = additionalFields
        }
    }

    struct Usage: Hashable, Sendable {
        var total: Int
        var shares: [Double]?

        init(total: Int, shares: [Double]? = nil) {
            self.total = total
            self.shares = shares
        }
    }
}

extension SmallStream.Finish: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        writer.piece("{\"type\":\"finish\"")
        writer.string(ifPresent: finishReason, after: ",\"finishReason\":")
        writer.value(ifPresent: messageMetadata, after: ",\"messageMetadata\":")
        if writer.allows(ClientVersion(6, 0, 40)) {
            writer.value(ifPresent: usage, after: ",\"usage\":")
        }
        writer.end(additionalFields)
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init()
        var place = FieldPlace()
        reader.beginFields()
        while let field = reader.nextField("type\nfinishReason\nmessageMetadata\nusage", &place) {
            switch field {
            case 0: reader.expect("finish")
            case 1: reader.string(orNull: &finishReason)
            case 2: reader.json(&messageMetadata)
            case 3: reader.value(orNull: &usage)
            default: reader.additional(place, into: &additionalFields)
            }
        }
        try reader.check()
    }
}

extension SmallStream.Usage: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        writer.int(total, after: "{\"total\":")
        writer.value(ifPresent: shares, after: ",\"shares\":")
        writer.piece("}")
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        var total: Int?
        var shares: [Double]?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "total" {
                total = try reader.int()
            } else if key == "shares" {
                shares = try reader.isNull() ? nil : reader.read()
            } else {
                try reader.skipValue()
            }
        }
        self.init(total: try reader.require(total, "total"), shares: shares)
    }
}
