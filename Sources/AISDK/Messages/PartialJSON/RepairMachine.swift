import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Follows JSON text as the AI SDK's client does when it repairs text that is cut off.
///
/// The client reads loosely: it passes over what it does not expect, remembers the last place up to which the text can be
/// used, and closes what is open there. Whether the result is JSON is told apart, by `PartialValue`.
struct RepairMachine: Sendable {
    /// Where reading stands.
    enum Place: UInt8, Sendable {
        case root, finished
        case string, escape, unicodeEscape, literal, number
        case objectStart, key, afterKey, beforeValue, afterMember, afterMemberComma
        case arrayStart, afterElement, afterElementComma

        var isObject: Bool { rawValue >= Place.objectStart.rawValue && rawValue < Place.arrayStart.rawValue }
        var isContainer: Bool { rawValue >= Place.objectStart.rawValue }
    }

    private static let literals: [[UInt8]] = [Array("false".utf8), Array("true".utf8), Array("null".utf8)]

    /// The places inside of each other; after the first one all open arrays and objects, then perhaps a scalar.
    private var stack: [Place] = [.root]
    private var literal: [UInt8] = []
    private var digitCount = 0
    /// Whether a key held a backslash: the client does not know escapes in keys, and may lose its way.
    private(set) var hasEscapedKey = false
    private let repairsCutUnicodeEscapes: Bool

    init(repairsCutUnicodeEscapes: Bool) {
        self.repairsCutUnicodeEscapes = repairsCutUnicodeEscapes
    }

    /// The innermost place.
    var place: Place { stack[stack.count - 1] }
    /// How many arrays and objects are open.
    var depth: Int {
        var depth = stack.count - 1
        while depth > 0, !stack[depth].isContainer { depth -= 1 }
        return depth
    }
    /// Whether the open container at `level`, counted from the outermost, is an object.
    func isObject(at level: Int) -> Bool { stack[level + 1].isObject }
    /// Whether a quote would be added.
    var isInString: Bool { place == .string || place == .escape || place == .unicodeEscape }
    /// Whether the rest of a literal would be added.
    var completesLiteral: Bool { place == .literal && !Self.literals.contains(literal) }

    /// Takes the next character, by its first byte; true if the text up to and with it can be used.
    mutating func advance(_ byte: UInt8) -> Bool {
        switch place {
        case .root: return beginValue(byte, then: .finished)
        case .finished: return false
        case .string: return advanceString(byte)
        case .escape: return advanceEscape(byte)
        case .unicodeEscape: return advanceUnicodeEscape(byte)
        case .literal: return advanceLiteral(byte)
        case .number: return advanceNumber(byte)
        case .beforeValue: return beginValue(byte, then: .afterMember)
        case .objectStart, .key, .afterKey, .afterMember, .afterMemberComma: return advanceObject(byte)
        case .arrayStart where byte != UInt8(ascii: "]"):
            _ = beginValue(byte, then: .afterElement)
            return true
        case .afterElementComma: return beginValue(byte, then: .afterElement)
        case .arrayStart, .afterElement: return advanceArray(byte)
        }
    }

    private mutating func replace(_ place: Place) { stack[stack.count - 1] = place }

    private mutating func pop() { if stack.count > 1 { stack.removeLast() } }

    private mutating func beginValue(_ byte: UInt8, then next: Place) -> Bool {
        let inner: Place
        switch byte {
        case UInt8(ascii: "\""): inner = .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            inner = .literal
            literal = [byte]
        case UInt8(ascii: "-"), 48...57: inner = .number
        case UInt8(ascii: "{"): inner = .objectStart
        case UInt8(ascii: "["): inner = .arrayStart
        default: return false
        }
        replace(next)
        stack.append(inner)
        return byte != UInt8(ascii: "-")
    }

    private mutating func advanceObject(_ byte: UInt8) -> Bool {
        switch (place, byte) {
        case (.objectStart, UInt8(ascii: "\"")), (.afterMemberComma, UInt8(ascii: "\"")): replace(.key)
        case (.key, UInt8(ascii: "\"")): replace(.afterKey)
        case (.key, UInt8(ascii: "\\")): hasEscapedKey = true
        case (.afterKey, UInt8(ascii: ":")): replace(.beforeValue)
        case (.afterMember, UInt8(ascii: ",")): replace(.afterMemberComma)
        case (.objectStart, UInt8(ascii: "}")), (.afterMember, UInt8(ascii: "}")):
            pop()
            return true
        default: break
        }
        return false
    }

    private mutating func advanceArray(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","):
            replace(.afterElementComma)
            return false
        case UInt8(ascii: "]"): pop()
        default: break
        }
        return true
    }

    private mutating func advanceString(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "\\") {
            stack.append(.escape)
            return false
        }
        if byte == UInt8(ascii: "\"") { pop() }
        return true
    }

    private mutating func advanceEscape(_ byte: UInt8) -> Bool {
        guard repairsCutUnicodeEscapes, byte == UInt8(ascii: "u") else {
            pop()
            return true
        }
        replace(.unicodeEscape)
        digitCount = 0
        return false
    }

    private mutating func advanceUnicodeEscape(_ byte: UInt8) -> Bool {
        guard Self.isHexadecimal(byte) else { return false }
        digitCount += 1
        guard digitCount == 4 else { return false }
        pop()
        return true
    }

    private mutating func advanceLiteral(_ byte: UInt8) -> Bool {
        literal.append(byte)
        if Self.literals.contains(where: { $0.starts(with: literal) }) { return true }
        pop()
        return leaveScalar(byte, inArray: place == .afterElement)
    }

    private mutating func advanceNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57: return true
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "-"), UInt8(ascii: "."): return false
        case UInt8(ascii: ","):
            pop()
            return leaveScalar(byte, inArray: place == .afterElement)
        case UInt8(ascii: "}"):
            pop()
            return place == .afterMember && advanceObject(byte)
        case UInt8(ascii: "]"):
            pop()
            return place == .afterElement && advanceArray(byte)
        default:
            pop()
            return false
        }
    }

    /// Takes what follows a number or a literal for the container around it; only marks mean something there.
    private mutating func leaveScalar(_ byte: UInt8, inArray: Bool) -> Bool {
        guard inArray else { return place == .afterMember && advanceObject(byte) }
        let isMark = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
        return isMark && advanceArray(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102: true
        default: false
        }
    }
}
