import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Resolves the escapes of a JSON string that comes piece by piece.
struct StringPiece: Sendable {
    /// The meaning of a byte.
    enum Step {
        case goesOn, ends, isInvalid
    }

    private enum Escape: Sendable {
        case none, backslash
        case unicode(value: UInt16, digits: Int)
    }

    private var bytes: [UInt8] = []
    private var escape = Escape.none
    /// The first half of a surrogate pair whose second half may follow.
    private(set) var pendingHigh: UInt16?

    /// Where the text begins that follows a quote, the first or an escaped one; nil after any other escape.
    private var searchedStart: Int? = 0

    /// The text between two quotes for a client that searches the text as it is; nil if there is an escape in it.
    var searched: String? { searchedStart.map { String(decoding: bytes.dropFirst($0), as: UTF8.self) } }

    /// Whether no escape is cut.
    var isBetweenCharacters: Bool {
        if case .none = escape { true } else { false }
    }

    /// Whether plain text may simply be appended.
    var isPlain: Bool { isBetweenCharacters && pendingHigh == nil }

    /// Appends text without escapes.
    mutating func appendPlain(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    /// Takes the text so far; half a pair stays until it is known to be one.
    mutating func take() -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        bytes.removeAll(keepingCapacity: true)
        return text
    }

    /// Takes all of the text; half a pair is a replacement character.
    mutating func takeAll() -> String {
        settleHalf()
        return take()
    }

    mutating func feed(_ byte: UInt8) -> Step {
        switch escape {
        case .none: return feedPlain(byte)
        case .backslash: return feedEscape(byte)
        case .unicode(let value, let digits): return feedDigit(byte, value, digits)
        }
    }

    private mutating func feedPlain(_ byte: UInt8) -> Step {
        switch byte {
        case UInt8(ascii: "\""): return .ends
        case UInt8(ascii: "\\"):
            escape = .backslash
            searchedStart = nil
        case 0..<0x20: return .isInvalid
        default:
            settleHalf()
            bytes.append(byte)
        }
        return .goesOn
    }

    private mutating func feedEscape(_ byte: UInt8) -> Step {
        let resolved: UInt8
        switch byte {
        case UInt8(ascii: "u"):
            escape = .unicode(value: 0, digits: 0)
            return .goesOn
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): resolved = byte
        case UInt8(ascii: "b"): resolved = 0x08
        case UInt8(ascii: "f"): resolved = 0x0C
        case UInt8(ascii: "n"): resolved = 0x0A
        case UInt8(ascii: "r"): resolved = 0x0D
        case UInt8(ascii: "t"): resolved = 0x09
        default: return .isInvalid
        }
        settleHalf()
        bytes.append(resolved)
        escape = .none
        if resolved == UInt8(ascii: "\"") { searchedStart = bytes.count }
        return .goesOn
    }

    private mutating func feedDigit(_ byte: UInt8, _ value: UInt16, _ digits: Int) -> Step {
        let digit: UInt8
        switch byte {
        case 48...57: digit = byte - 48
        case 65...70: digit = byte - 55
        case 97...102: digit = byte - 87
        default: return .isInvalid
        }
        let value = value << 4 | UInt16(digit)
        guard digits == 3 else {
            escape = .unicode(value: value, digits: digits + 1)
            return .goesOn
        }
        escape = .none
        append(unit: value)
        return .goesOn
    }

    private mutating func append(unit: UInt16) {
        if let high = pendingHigh, UTF16.isTrailSurrogate(unit) {
            pendingHigh = nil
            bytes.append(contentsOf: SplitPair.join(high, unit).utf8)
            return
        }
        settleHalf()
        if UTF16.isLeadSurrogate(unit) {
            pendingHigh = unit
        } else {
            bytes.append(contentsOf: String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        }
    }

    private mutating func settleHalf() {
        guard pendingHigh != nil else { return }
        pendingHigh = nil
        bytes.append(contentsOf: "\u{FFFD}".utf8)
    }
}
