extension JSONValue: JSONCodable {
    /// Writes the value.
    public func encode(into writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .int(let value): writer.int(Int(value))
        case .uint(let value): writer.uint(value)
        case .double(let value): writer.double(value)
        case .number(let literal):
            writer.number(literal)
            if writer.refusesLargeNumbers, isTooLargeForDouble { writer.fail(.numberTooLarge(literal)) }
        case .string(let value): writer.string(value)
        case .array(let elements): elements.encode(into: &writer)
        case .object(let object): object.encodeUnchecked(into: &writer)
        }
    }

    /// Reads any value.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.value() }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON text; numbers that JSON cannot represent become `null`.
    public var description: String {
        var writer = JSONWriter()
        encode(into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONWriter {
    /// Writes the text as a number, if it is one.
    mutating func number(_ literal: String) {
        if NumberGrammar.isNumber(literal.utf8) {
            raw(text: literal)
        } else {
            null()
            fail(.invalidNumber(literal))
        }
    }
}

/// The grammar of a JSON number.
enum NumberGrammar {
    static func isNumber(_ text: String.UTF8View) -> Bool {
        // A reader skips a byte order mark and white space, which are not allowed inside a value.
        guard let first = text.first, let last = text.last, first == UInt8(ascii: "-") || isDigit(first), isDigit(last)
        else { return false }
        return
            (try? JSONReader.read(Array(text)) { reader throws(JSONDecodingError) in
                try reader.skipNumber()
            }) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
