// Details of a failure are computed only after it has happened: these are the cold paths.
extension JSONReader {
    /// An error at `offset`, or where reading stopped, with the path to it.
    @_spi(Generated)
    @inline(never)
    public func failure(_ reason: JSONDecodingError.Reason, at offset: Int? = nil) -> JSONDecodingError {
        let offset = offset ?? position
        return JSONDecodingError(offset: offset, path: PathFinder(self, to: offset).path, reason: reason)
    }

    /// An error about the string that was read last.
    @_spi(Generated)
    @inline(never)
    public func unknownValue(_ value: String) -> JSONDecodingError {
        failure(.unknownValue(value), at: max(0, position - 1))
    }

    /// An error about a key that is missing from the object read last.
    @_spi(Generated)
    @inline(never)
    public func missing(_ field: StaticString) -> JSONDecodingError {
        let offset = max(0, position - 1)
        let path = PathFinder(self, to: offset).containerPath
        return JSONDecodingError(offset: offset, path: ValuePath.join(path, field.description), reason: .missingField)
    }

    /// An error about an object whose discriminator is missing or has another value.
    @_spi(Generated)
    @inline(never)
    public func otherType(_ discriminator: StaticString, than expected: StaticString) -> JSONDecodingError {
        var failure = missing(discriminator)
        failure.reason = .wrongType(expected: "\"\(expected)\"", found: "another type, or none")
        return failure
    }

    @inline(never)
    func unexpected(_ expected: String? = nil) -> JSONDecodingError {
        let found = position < end ? describe(next) : "the end"
        let message = expected.map { "expected \($0), found \(found)" } ?? "\(found) stands after the value"
        return failure(.syntax(message))
    }

    @inline(never)
    func wrongType(_ expected: String) -> JSONDecodingError {
        switch next {
        case UInt8(ascii: "n") where matches("null"): failure(.nullNotAllowed)
        case UInt8(ascii: "\""): failure(.wrongType(expected: expected, found: "a string"))
        case UInt8(ascii: "{"): failure(.wrongType(expected: expected, found: "an object"))
        case UInt8(ascii: "["): failure(.wrongType(expected: expected, found: "an array"))
        case UInt8(ascii: "t"), UInt8(ascii: "f"): failure(.wrongType(expected: expected, found: "a boolean"))
        case UInt8(ascii: "-"), 48...57: failure(.wrongType(expected: expected, found: "a number"))
        default: unexpected(expected)
        }
    }

    private func describe(_ byte: UInt8) -> String {
        (0x21..<0x7F).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }
}

/// Finds the path to an offset by reading everything before it again.
private struct PathFinder {
    private enum Level {
        /// In an object, after the key between two offsets.
        case object(key: Range<Int>?)
        case array(index: Int)
    }

    private let reader: JSONReader
    private var levels: [Level] = []

    init(_ reader: JSONReader, to target: Int) {
        self.reader = reader
        var isKey = false
        var offset = 0
        while offset < min(target, reader.end) {
            switch reader.byte(at: offset) {
            case UInt8(ascii: "{"):
                levels.append(.object(key: nil))
                isKey = true
            case UInt8(ascii: "["):
                levels.append(.array(index: 0))
                isKey = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = levels.popLast()
                isKey = false
            case UInt8(ascii: ","): isKey = advance()
            case UInt8(ascii: "\""):
                let end = stringEnd(from: offset)
                if isKey, end < target { enter(offset + 1..<end) }
                isKey = false
                offset = end
            default: break
            }
            offset += 1
        }
    }

    /// Skips a comma; true if a key follows.
    private mutating func advance() -> Bool {
        switch levels.popLast() {
        case .array(let index):
            levels.append(.array(index: index + 1))
            return false
        case .object:
            levels.append(.object(key: nil))
            return true
        case nil: return false
        }
    }

    private mutating func enter(_ key: Range<Int>) {
        _ = levels.popLast()
        levels.append(.object(key: key))
    }

    private func stringEnd(from quote: Int) -> Int {
        var offset = quote + 1
        while offset < reader.end, reader.byte(at: offset) != UInt8(ascii: "\"") {
            offset += reader.byte(at: offset) == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(offset, reader.end)
    }

    var path: String { spell(levels[...]) }

    /// The path to the object or array around the offset.
    var containerPath: String { spell(levels.dropLast()) }

    private func spell(_ levels: ArraySlice<Level>) -> String {
        var path = "$"
        for level in levels {
            switch level {
            case .object(let key?):
                path = ValuePath.join(path, ValuePath.step(key: reader.unescaped(key.lowerBound, key.upperBound)))
            case .array(let index): path += ValuePath.step(index: index)
            case .object(nil): break
            }
        }
        return path
    }
}
