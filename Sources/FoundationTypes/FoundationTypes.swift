public import Foundation
public import ProtocolSupport

// Types of Foundation that a schema can name: `swift-type: Foundation.UUID`.

extension UUID: WireRepresentable {
    /// Creates the id from its usual text, in capitals or not.
    public init?(wire: String) { self.init(uuidString: wire) }

    /// The text of the id in small letters.
    public var wire: String { uuidString.lowercased() }
}

extension URL: WireRepresentable {
    /// Creates the URL; nil if the text is not one.
    public init?(wire: String) { self.init(string: wire, encodingInvalidCharacters: false) }

    /// The text of the URL.
    public var wire: String { absoluteString }
}

extension Date: WireRepresentable {
    /// Creates the date from its text in RFC 3339, with any offset.
    public init?(wire: String) {
        guard DateTime(wire) != nil else { return nil }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: wire.utf8.contains(UInt8(ascii: ".")))
        guard let date = try? style.parse(wire) else { return nil }
        self = date
    }

    /// The date in RFC 3339, in UTC and with milliseconds unless they are zero.
    public var wire: String {
        let milliseconds = (timeIntervalSinceReferenceDate * 1000).rounded()
        let isWhole = milliseconds.truncatingRemainder(dividingBy: 1000) == 0
        return Date(timeIntervalSinceReferenceDate: milliseconds / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: !isWhole))
    }
}

extension Decimal: WireRepresentable {
    /// Creates the number; nil if the value is not a number, or is one that a `Decimal` does not hold exactly.
    public init?(wire: JSONValue) {
        switch wire {
        case .int, .uint, .double, .number: break
        case .null, .bool, .string, .array, .object: return nil
        }
        guard let text = try? String(decoding: wire.json(), as: UTF8.self),
            let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), value.wire == wire
        else { return nil }
        self = value
    }

    /// The number with all of its digits.
    public var wire: JSONValue { (try? JSONValue(json: description)) ?? .null }
}
