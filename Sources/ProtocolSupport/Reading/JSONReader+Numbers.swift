extension JSONReader {
    /// A number that was skipped.
    struct Number {
        var begin: Int
        var end: Int
        var isNegative: Bool
        /// The digits before and after the point as one number; correct while there are no more than 19.
        var mantissa: UInt64
        /// The number of digits, including leading zeros.
        var digitCount: Int
        /// The number of digits after the decimal point.
        var fractionCount = 0
        var hasFraction = false
        /// The exponent, clamped to the range that matters.
        var exponent = 0
        var hasExponent = false

        /// Whether the number is written without a point and an exponent.
        var isInteger: Bool { !hasFraction && !hasExponent }
        /// Whether `mantissa` is correct.
        var isExact: Bool { digitCount <= 19 }
    }

    /// Reads a whole number that fits a signed 64-bit integer; `1.0` and `1e3` are whole.
    @_spi(Generated)
    public mutating func int() throws(JSONDecodingError) -> Int {
        let number = try scanNumber("an integer")
        if number.isInteger, number.isExact, number.mantissa <= UInt64(Int64.max) {
            let magnitude = Int(number.mantissa)
            return number.isNegative ? -magnitude : magnitude
        }
        return try whole(number)
    }

    /// Reads a whole number that fits an unsigned 64-bit integer.
    @_spi(Generated)
    public mutating func uint() throws(JSONDecodingError) -> UInt64 {
        let number = try scanNumber("an integer")
        if number.isInteger, number.isExact, !number.isNegative { return number.mantissa }
        return try whole(number)
    }

    /// Reads a number that fits a double.
    @_spi(Generated)
    public mutating func double() throws(JSONDecodingError) -> Double {
        let number = try scanNumber("a number")
        guard let value = nearestDouble(number) else {
            throw failure(.numberOutOfRange(text(number.begin, number.end)), at: number.begin)
        }
        return value
    }

    private func whole<Integer: FixedWidthInteger>(_ number: Number) throws(JSONDecodingError) -> Integer {
        let literal = text(number.begin, number.end)
        if let value = JSONDecimal(literal)?.whole?.as(Integer.self) { return value }
        guard let decimal = JSONDecimal(literal), !decimal.isWhole else {
            throw failure(.numberOutOfRange(literal), at: number.begin)
        }
        throw failure(.wrongType(expected: "an integer", found: "a number with a fraction"), at: number.begin)
    }

    /// Returns the double nearest to a number; nil if it would be infinite.
    func nearestDouble(_ number: Number) -> Double? {
        let shift = number.exponent - number.fractionCount
        // Both factors are exact, so a single multiplication or division rounds once, correctly.
        if number.isExact, number.mantissa <= 1 << 53, (-22...22).contains(shift) {
            let mantissa = Double(number.mantissa)
            let power = Self.powersOfTen[abs(shift)]
            let magnitude = shift < 0 ? mantissa / power : mantissa * power
            return number.isNegative ? -magnitude : magnitude
        }
        guard let value = Double(text(number.begin, number.end)), value.isFinite else { return nil }
        return value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Skips a number.
    mutating func skipNumber() throws(JSONDecodingError) { _ = try scanNumber("a number") }

    mutating func scanNumber(_ expected: String) throws(JSONDecodingError) -> Number {
        skipWhitespace()
        let isNegative = next == UInt8(ascii: "-")
        guard isNegative || Self.isDigit(next) else { throw wrongType(expected) }
        var number = Number(begin: position, end: position, isNegative: isNegative, mantissa: 0, digitCount: 0)
        if isNegative { position &+= 1 }

        let hasLeadingZero = next == UInt8(ascii: "0")
        try scanDigits(&number)
        if hasLeadingZero, number.digitCount > 1 {
            throw failure(.syntax("a number may not begin with a zero"), at: number.begin)
        }
        if next == UInt8(ascii: ".") {
            position &+= 1
            number.hasFraction = true
            let before = number.digitCount
            try scanDigits(&number)
            number.fractionCount = number.digitCount - before
        }
        if next | 0x20 == UInt8(ascii: "e") { try scanExponent(&number) }
        number.end = position
        return number
    }

    private mutating func scanDigits(_ number: inout Number) throws(JSONDecodingError) {
        guard Self.isDigit(next) else { throw unexpected("a digit") }
        while Self.isDigit(next) {
            number.mantissa = number.mantissa &* 10 &+ UInt64(next &- 48)
            number.digitCount &+= 1
            position &+= 1
        }
    }

    private mutating func scanExponent(_ number: inout Number) throws(JSONDecodingError) {
        position &+= 1
        number.hasExponent = true
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { position &+= 1 }
        guard Self.isDigit(next) else { throw unexpected("a digit") }
        while Self.isDigit(next) {
            number.exponent = min(number.exponent * 10 + Int(next - 48), 1_000_000)
            position &+= 1
        }
        if isNegative { number.exponent = -number.exponent }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
