/// A finite double as JavaScript prints it: the shortest digits that read back as the same number.
struct DoubleText {
    var text: String

    /// Spells `value`; nil if it is not finite.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        if value == 0 {
            text = value.sign == .minus ? "-0" : "0"
            return
        }
        // Swift finds the same shortest digits; only the places of the point and the exponent differ.
        let swift = value.magnitude.description
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        for (index, byte) in swift.utf8.enumerated() {
            if byte == UInt8(ascii: "e") {
                exponent = Int(swift.utf8.dropFirst(index + 1).map { Character(Unicode.Scalar($0)) }.asString) ?? 0
                break
            } else if byte == UInt8(ascii: ".") {
                point = digits.count
            } else {
                digits.append(byte)
            }
        }
        var position = (point ?? digits.count) + exponent
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        position -= leading
        text = (value < 0 ? "-" : "") + Self.spell(digits.asString, point: position)
    }

    /// `0.digits × 10^point`, by the rules of ECMAScript's `Number::toString`.
    private static func spell(_ digits: String, point: Int) -> String {
        let count = digits.utf8.count
        if point >= count, point <= 21 { return digits + String(repeating: "0", count: point - count) }
        if point > 0, point <= 21 { return "\(digits.prefix(point)).\(digits.dropFirst(point))" }
        if point > -6, point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        let fraction = count > 1 ? ".\(digits.dropFirst())" : ""
        return "\(digits.prefix(1))\(fraction)e\(point > 0 ? "+" : "")\(point - 1)"
    }
}

// `Int64(exactly:)` and `rounded()` would make every program without Foundation link the mathematics library.
extension Double {
    /// The number, if it is whole and fits.
    var asInt64: Int64? {
        guard self >= -0x1p63, self < 0x1p63 else { return nil }
        let whole = Int64(self)
        return Double(whole) == self ? whole : nil
    }

    /// The number, if it is whole, not negative, and fits.
    var asUInt64: UInt64? {
        guard self >= 0, self < 0x1p64 else { return nil }
        let whole = UInt64(self)
        return Double(whole) == self ? whole : nil
    }

    /// Whether it is finite and has no fraction.
    var isWhole: Bool { isFinite && (magnitude >= 0x1p53 || asInt64 != nil) }
}

extension [UInt8] {
    fileprivate var asString: String { String(decoding: self, as: UTF8.self) }
}

extension [Character] {
    fileprivate var asString: String { String(self) }
}
