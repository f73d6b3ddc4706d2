/// A number as digits: `0.ddd × 10^exponent`, without zeros at either end of the digits.
struct JSONDecimal: Hashable {
    /// The largest exponent used in calculations; a number with a larger one is compared by its text alone.
    static let exponentLimit = 1_000_000_000

    var isNegative: Bool
    /// The digits, 0...9; empty for zero.
    var digits: [UInt8]
    var exponent: Int

    /// Reads a JSON number; nil if the text is not one or its exponent is too large.
    init?(_ literal: some StringProtocol) {
        var rest = literal.utf8[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }

        let whole = rest.prefix(while: Self.isDigit)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
        rest = rest[whole.endIndex...]
        digits = whole.map { $0 - 48 }
        exponent = digits.count

        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: Self.isDigit)
            guard !fraction.isEmpty else { return nil }
            digits += fraction.map { $0 - 48 }
            rest = rest[fraction.endIndex...]
        }
        var shift = 0
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            guard let read = Self.shift(rest.dropFirst()) else { return nil }
            shift = read
            rest = rest[rest.endIndex...]
        }
        guard rest.isEmpty else { return nil }
        exponent += shift
        normalize()
        if !digits.isEmpty, shift.magnitude >= Self.exponentLimit { return nil }
    }

    private static func shift(_ text: some Collection<UInt8>) -> Int? {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        var shift = 0
        for digit in digits {
            shift = min(shift * 10 + Int(digit - 48), exponentLimit)
        }
        return isNegative ? -shift : shift
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private mutating func normalize() {
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty {
            exponent = 0
            isNegative = false
        }
    }

    /// Whether it has no fraction.
    var isWhole: Bool { exponent >= digits.count }

    /// The number, if it is whole and its magnitude fits 64 bits.
    var whole: Whole? {
        guard isWhole, exponent <= 20 else { return nil }
        var magnitude: UInt64 = 0
        for place in 0..<exponent {
            let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, isTooLargeNow) = product.addingReportingOverflow(place < digits.count ? UInt64(digits[place]) : 0)
            guard !isTooLarge, !isTooLargeNow else { return nil }
            magnitude = sum
        }
        return Whole(isNegative: isNegative, magnitude: magnitude)
    }

    /// A whole number as sign and magnitude.
    struct Whole: Hashable {
        var isNegative: Bool
        var magnitude: UInt64

        /// The number as `T`, if it fits.
        func `as`<T: FixedWidthInteger>(_ type: T.Type) -> T? {
            guard isNegative else { return T(exactly: magnitude) }
            guard magnitude <= UInt64(Int64.max) + 1 else { return nil }
            return T(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
        }
    }
}

/// The form shared by all texts of the same number.
enum CanonicalNumber: Hashable {
    case whole(JSONDecimal.Whole)
    case decimal(JSONDecimal)
    /// Not finite, not a number at all, or with too large an exponent.
    case text(String)

    init(_ value: Int64) {
        self = .whole(JSONDecimal.Whole(isNegative: value < 0, magnitude: value.magnitude))
    }

    init(_ value: UInt64) {
        self = .whole(JSONDecimal.Whole(isNegative: false, magnitude: value))
    }

    init(_ value: Double) {
        // Above 2^53 the text decides: the shortest digits that name the double, not its exact value.
        if value.magnitude < 9_007_199_254_740_992, let whole = value.asInt64 {
            self.init(whole)
        } else {
            self.init(literal: DoubleText(value).map(\.text) ?? "\(value)")
        }
    }

    init(literal: String) {
        guard let decimal = JSONDecimal(literal) else {
            self = .text(literal)
            return
        }
        if let whole = decimal.whole { self = .whole(whole) } else { self = .decimal(decimal) }
    }
}
