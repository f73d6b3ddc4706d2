extension JSONValue {
    /// Creates the JSON that an `Encodable` value encodes as.
    ///
    /// Every type is encoded by its own conformance: a `Date` is a number of seconds, a `URL` an object.
    public init(encoding value: some Encodable) throws(JSONEncodingError) {
        do {
            self = try ValueEncoder.encode(value, at: [])
        } catch let failure as JSONEncodingError {
            throw failure
        } catch EncodingError.invalidValue(_, let context) {
            throw JSONEncodingError(
                path: AnyCodingKey.spell(context.codingPath),
                reason: .unsupported(context.debugDescription)
            )
        } catch {
            throw JSONEncodingError(reason: .unsupported("\(error)"))
        }
    }

    /// Decodes a value from this JSON.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try ValueDecoder(value: self, codingPath: []).decode(type)
    }

    /// Writes the value to any encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .uint(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .number(let literal):
            // Other encoders know no number of any length; the nearest double is what most readers see anyway.
            try container.encode(Double(literal) ?? .nan)
        case .string(let value): try container.encode(value)
        case .array(let elements): try container.encode(elements)
        case .object(let object): try container.encode(object)
        }
    }

    /// Reads any value from any decoder.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            self = decoder.value
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .int(value)
        } else if let value = try? container.decode(UInt64.self) {
            self = .uint(value)
        } else if let value = try? container.decode(Double.self) {
            self = .double(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let elements = try? container.decode([JSONValue].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode(JSONObject.self))
        }
    }
}
