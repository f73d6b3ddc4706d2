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
        writer.raw("{\"type\":\"finish\"")
        if let finishReason {
            writer.raw(",\"finishReason\":")
            writer.string(finishReason)
        }
        if let messageMetadata {
            writer.raw(",\"messageMetadata\":")
            writer.value(messageMetadata, "messageMetadata")
        }
        if let usage, writer.allows(ClientVersion(6, 0, 40)) {
            writer.raw(",\"usage\":")
            writer.value(usage, "usage")
        }
        writer.additional(additionalFields)
        writer.raw("}")
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "finishReason" {
                finishReason = try reader.isNull() ? nil : reader.string()
            } else if key == "messageMetadata" {
                messageMetadata = try reader.value()
            } else if key == "usage" {
                usage = try reader.isNull() ? nil : reader.read()
            } else if key == "type" {
                try reader.expect("finish")
            } else {
                additionalFields[key.string] = try reader.value()
            }
        }
    }
}

extension SmallStream.Usage: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        writer.raw("{\"total\":")
        writer.int(total)
        if let shares {
            writer.raw(",\"shares\":")
            writer.value(shares, "shares")
        }
        writer.raw("}")
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
