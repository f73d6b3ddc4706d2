/// JSON that an event carries, either as a value or as text in a string.
public enum CarriedValue: Hashable, Sendable {
    /// The value of a field that takes any JSON.
    case json(JSONValue)
    /// JSON text in a string; for an input that arrives in pieces, the next piece.
    case text(String)

    /// The JSON.
    ///
    /// - Throws: `JSONDecodingError` if the text is not JSON.
    public func value() throws(JSONDecodingError) -> JSONValue {
        switch self {
        case .json(let value): value
        case .text(let text): try JSONValue(json: Array(text.utf8))
        }
    }

    /// Decodes the JSON as a type.
    ///
    /// - Throws: `JSONDecodingError` if the text is not JSON, or if the JSON does not match the type.
    public func read<Value: JSONCodable>(_: Value.Type) throws(JSONDecodingError) -> Value {
        switch self {
        case .json(let value): try value.read(Value.self, at: "$")
        case .text(let text): try Value(json: Array(text.utf8))
        }
    }
}

extension JSONValue {
    /// Decodes the value as a type; paths in errors begin with `path`.
    package func read<Value: JSONCodable>(_: Value.Type, at path: String) throws(JSONDecodingError) -> Value {
        let bytes: [UInt8]
        do {
            bytes = try json()
        } catch {
            throw JSONDecodingError(path: path, reason: .syntax("\(error)"))
        }
        do {
            return try Value(json: bytes)
        } catch {
            // The bytes were made here, so an offset into them would mean nothing to the caller.
            throw JSONDecodingError(path: path + error.path.dropFirst(), reason: error.reason)
        }
    }

    /// The value as JSON text.
    ///
    /// - Throws: `JSONEncodingError` for a number that JSON cannot represent.
    public func jsonText() throws(JSONEncodingError) -> String { String(decoding: try json(), as: UTF8.self) }
}
