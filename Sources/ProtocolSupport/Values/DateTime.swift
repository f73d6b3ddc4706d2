/// A point in time, kept as its RFC 3339 text on the wire.
///
/// A value that was read may hold any string; `isValid` checks it. A value created in code is always checked.
public struct DateTime: Hashable, Sendable, RawRepresentable, LosslessStringConvertible {
    /// The text, such as `2026-08-22T12:00:00.5Z`.
    public let rawValue: String

    /// Creates a point in time; nil unless `text` is valid in RFC 3339.
    public init?(_ text: String) {
        guard Self.isValid(text) else { return nil }
        rawValue = text
    }

    /// Creates a point in time; nil unless `rawValue` is valid in RFC 3339.
    public init?(rawValue: String) {
        self.init(rawValue)
    }

    /// Creates a point in time from any text on the wire, without checking it; `isValid` does.
    public init(unchecked text: String) {
        rawValue = text
    }

    /// The text.
    public var description: String { rawValue }

    /// Whether the text is a valid point in time in RFC 3339.
    public var isValid: Bool { Self.isValid(rawValue) }
}

extension DateTime: Codable {
    /// Reads any string.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension DateTime {
    /// `YYYY-MM-DDThh:mm:ss`, a fraction if there is one, and `Z` or an offset.
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20,
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let day = number(bytes, 8..<10),
            let hour = number(bytes, 11..<13), let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19),
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            (1...12).contains(month), day >= 1, day <= days(in: month, of: year),
            hour <= 23, minute <= 59, second <= 60
        else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
            guard !fraction.isEmpty else { return false }
            rest = rest[fraction.endIndex...]
        }
        return isZone(Array(rest))
    }

    private static func isZone(_ bytes: [UInt8]) -> Bool {
        if bytes.count == 1 { return bytes[0] | 0x20 == UInt8(ascii: "z") }
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":"), let hour = number(bytes, 1..<3), let minute = number(bytes, 4..<6)
        else { return false }
        return hour <= 23 && minute <= 59
    }

    private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var number = 0
        for byte in bytes[range] {
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
