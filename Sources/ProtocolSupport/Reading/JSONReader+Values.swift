extension JSONReader {
    /// Reads `true` or `false`.
    public mutating func bool() throws(DecodingFailure) -> Bool {
        skipWhitespace()
        if next == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        guard next == UInt8(ascii: "f") else { throw wrongType("a boolean") }
        try literal("false")
        return false
    }

    /// Reads `null` if it comes next.
    public mutating func isNull() throws(DecodingFailure) -> Bool {
        skipWhitespace()
        guard next == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads any value.
    public mutating func value() throws(DecodingFailure) -> JSONValue {
        skipWhitespace()
        switch next {
        case UInt8(ascii: "\""): return .string(try scanString().string)
        case UInt8(ascii: "{"): return .object(try JSONObject(from: &self))
        case UInt8(ascii: "["): return .array(try [JSONValue](from: &self))
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "-"), 48...57: return number(try scanNumber("a number"))
        default: throw unexpected("a value")
        }
    }

    /// Reads an object with anything in it.
    public mutating func object() throws(DecodingFailure) -> JSONObject { try JSONObject(from: &self) }

    /// Reads a value of a type that says itself how.
    @inlinable
    public mutating func read<Value: JSONCodable>(
        _ type: Value.Type = Value.self
    ) throws(DecodingFailure) -> Value {
        try Value(from: &self)
    }

    /// Passes over any value.
    public mutating func skipValue() throws(DecodingFailure) {
        skipWhitespace()
        switch next {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "{"):
            try beginObject()
            while try nextKey() != nil { try skipValue() }
        case UInt8(ascii: "["):
            try beginArray()
            while try nextElement() { try skipValue() }
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "-"), 48...57: try skipNumber()
        default: throw unexpected("a value")
        }
    }

    /// The value of a required field, or a failure that names it.
    @inlinable
    public func require<Value>(_ value: Value?, _ field: StaticString) throws(DecodingFailure) -> Value {
        if let value { return value }
        throw missing(field)
    }

    private mutating func literal(_ text: StaticString) throws(DecodingFailure) {
        guard matches(text) else { throw unexpected("a value") }
        position &+= text.utf8CodeUnitCount
    }

    /// The most exact case for a number.
    private func number(_ number: Number) -> JSONValue {
        if number.isInteger, number.isExact {
            if number.mantissa <= UInt64(Int64.max) {
                let magnitude = Int64(number.mantissa)
                if magnitude == 0, number.isNegative { return .double(-0.0) }
                return .int(number.isNegative ? -magnitude : magnitude)
            }
            if !number.isNegative { return .uint(number.mantissa) }
        }
        return inexact(number)
    }

    /// A number that may be more than its type can say, in which case its text is kept.
    private func inexact(_ number: Number) -> JSONValue {
        let literal = text(number.begin, number.end)
        if number.isInteger {
            let whole = JSONDecimal(literal)?.whole
            if let value = whole?.as(Int64.self) { return .int(value) }
            return whole?.as(UInt64.self).map { .uint($0) } ?? .number(literal)
        }
        guard let value = nearestDouble(number) else { return .number(literal) }
        // Fifteen digits always survive the way through a double of ordinary size; more have to be looked at.
        if number.digitCount <= 15, value.magnitude > 1e-290 { return .double(value) }
        let isSame = JSONDecimal(literal) == DoubleText(value).flatMap { JSONDecimal($0.text) }
        return isSame ? .double(value) : .number(literal)
    }
}
