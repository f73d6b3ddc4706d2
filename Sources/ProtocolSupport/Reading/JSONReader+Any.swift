// Values of any shape are read in loops: recursion on hostile, deeply nested input could overflow a thread's stack.
extension JSONReader {
    /// An array or object that has been read in part.
    ///
    /// A struct rather than an enum, so that its contents grow in place and are never copied.
    private struct Unfinished {
        /// The key of the next member; nil for an array.
        var key: String?
        var elements: [JSONValue] = []
        var members = JSONObject()
    }

    /// Reads any value.
    @_spi(Generated)
    public mutating func value() throws(JSONDecodingError) -> JSONValue {
        var unfinished: [Unfinished] = []
        while true {
            guard var value = try scalar(orBegin: &unfinished) else { continue }
            while true {
                guard !unfinished.isEmpty else { return value }
                guard let finished = try resume(&unfinished, with: value) else { break }
                value = finished
            }
        }
    }

    /// Reads a value that contains no others; for an array or object, reads the beginning and returns nil.
    private mutating func scalar(orBegin unfinished: inout [Unfinished]) throws(JSONDecodingError) -> JSONValue? {
        skipWhitespace()
        switch next {
        case UInt8(ascii: "\""): return .string(try scanString().string)
        case UInt8(ascii: "{"):
            try beginObject()
            guard let key = try nextKey() else { return .object([:]) }
            unfinished.append(Unfinished(key: key.string))
            return nil
        case UInt8(ascii: "["):
            try beginArray()
            guard try nextElement() else { return .array([]) }
            unfinished.append(Unfinished())
            return nil
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "-"), 48...57: return mostExact(try scanNumber("a number"))
        default: throw unexpected("a value")
        }
    }

    /// Adds `value` to the innermost array or object, and returns that container if this was its last value.
    private mutating func resume(
        _ unfinished: inout [Unfinished],
        with value: JSONValue
    ) throws(JSONDecodingError) -> JSONValue? {
        let last = unfinished.count - 1
        guard let key = unfinished[last].key else {
            unfinished[last].elements.append(value)
            return try nextElement() ? nil : unfinished.popLast().map { .array($0.elements) }
        }
        unfinished[last].members.updateValue(value, forKey: key)
        guard let key = try nextKey() else { return unfinished.popLast().map { .object($0.members) } }
        unfinished[last].key = key.string
        return nil
    }

    /// Skips any value.
    @_spi(Generated)
    public mutating func skipValue() throws(JSONDecodingError) {
        /// Whether each container around the next value is an object.
        var containers: [Bool] = []
        repeat {
            skipWhitespace()
            switch next {
            case UInt8(ascii: "{"):
                try beginObject()
                containers.append(true)
            case UInt8(ascii: "["):
                try beginArray()
                containers.append(false)
            default: try skipScalar()
            }
            try leaveFinished(&containers)
        } while !containers.isEmpty
    }

    /// Leaves the containers that have no more values.
    private mutating func leaveFinished(_ containers: inout [Bool]) throws(JSONDecodingError) {
        while let isObject = containers.last {
            let hasMore = isObject ? try nextKey() != nil : try nextElement()
            if hasMore { return }
            containers.removeLast()
        }
    }

    private mutating func skipScalar() throws(JSONDecodingError) {
        switch next {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "-"), 48...57: try skipNumber()
        default: throw unexpected("a value")
        }
    }
}

extension JSONReader {
    /// The most exact case for a number.
    private func mostExact(_ number: Number) -> JSONValue {
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

    /// Returns a number that may not fit its type exactly, in which case its text is kept.
    private func inexact(_ number: Number) -> JSONValue {
        let literal = text(number.begin, number.end)
        if number.isInteger {
            let whole = JSONDecimal(literal)?.whole
            if let value = whole?.as(Int64.self) { return .int(value) }
            return whole?.as(UInt64.self).map { .uint($0) } ?? .number(literal)
        }
        guard let value = nearestDouble(number) else { return .number(literal) }
        // Fifteen digits always survive a double of ordinary size; numbers with more are checked.
        if number.digitCount <= 15, value.magnitude > 1e-290 { return .double(value) }
        let isSame = JSONDecimal(literal) == DoubleText(value).flatMap { JSONDecimal($0.text) }
        return isSame ? .double(value) : .number(literal)
    }
}
