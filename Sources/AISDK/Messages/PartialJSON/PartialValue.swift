import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// Builds a JSON value from text that comes piece by piece, strictly.
///
/// Between two pieces the value is one tree in which whatever is open is closed, so that a snapshot costs nothing. While a
/// piece is read its open arrays and objects are taken out of the tree, which then grows in place; both ways cost one step
/// for each open array or object, however much they hold.
struct PartialValue: Sendable {
    /// The value that is being read.
    enum Stage: Sendable {
        /// A value, and perhaps the end of the array.
        case value, firstElement
        /// A key, and perhaps the end of the object.
        case key, firstKey
        case colon, afterValue, done
        case inKey, inString, inNumber, inLiteral
    }

    /// An array or object whose end has not come.
    struct Open: Sendable {
        var isObject: Bool
        /// The key of the value that is being read.
        var key = ""
        /// When a value under that key kills the client.
        var rule: ForbiddenKeys.Rule?
        /// Whether a client that searches the text finds the key.
        var isSearchedFor = false
        var elements: [JSONValue] = []
        var members = JSONObject()
    }

    /// The value, if the pieces so far are closed; nil before anything was read.
    private(set) var root: JSONValue?
    private(set) var stage = Stage.value
    /// Whether the text can no longer become JSON that the client takes.
    private(set) var hasFailed = false
    /// The open arrays and objects; they hold something only while a piece is read.
    private(set) var open: [Open] = []
    /// How many of the outermost open ones a `RepairMachine` has open too.
    var matched = 0

    var text = StringPiece()
    /// The string that is being read, up to the piece before.
    private var string = ""
    /// The number or literal that is being read.
    private var scalar: [UInt8] = []
    /// The value so far of the scalar that is being read; nil if it is in no tree.
    private var shown: JSONValue?
    private var isHalfShown = false
    private let forbiddenKeys: ForbiddenKeys
    /// Whether the client looks for forbidden keys; an old one does once it finds a name in the text.
    private var looksForKeys: Bool
    /// Whether there is a forbidden key that a client finds as soon as it looks.
    private var hasForbiddenKey = false

    /// Numbers of more bytes than this are shown again only once they end.
    private static let numberLimit = 1024

    init(forbiddenKeys: ForbiddenKeys, findsEscapedKeys: Bool) {
        self.forbiddenKeys = forbiddenKeys
        looksForKeys = findsEscapedKeys
    }

    /// Whether the scalar that is being read could end here.
    var isScalarWhole: Bool { stage == .inNumber ? shown != nil : text.isBetweenCharacters }
    /// Whether all of the text so far is one value.
    var isWhole: Bool { !hasFailed && (stage == .done || (stage == .inNumber && open.isEmpty && shown != nil)) }
}

extension PartialValue {
    /// Takes the open arrays and objects out of the tree.
    mutating func beginPiece() {
        guard !hasFailed, stage != .done, var value = root else { return }
        root = nil
        for level in open.indices {
            let isLast = level == open.count - 1
            let hasChild = !isLast || shown != nil
            if open[level].isObject {
                open[level].members = Self.takeMembers(&value)
                guard hasChild else { break }
                value = open[level].members.updateValue(.null, forKey: open[level].key) ?? .null
            } else {
                open[level].elements = Self.takeElements(&value)
                guard hasChild, let last = open[level].elements.popLast() else { break }
                value = last
            }
        }
        if stage == .inString { takeString(&value) }
        shown = nil
    }

    private mutating func takeString(_ value: inout JSONValue) {
        if case .string(let string) = value { self.string = string }
        value = .null
        if isHalfShown { string.unicodeScalars.removeLast() }
        isHalfShown = false
    }

    /// Puts them back; `half` says that half a surrogate pair is still to be shown after the text.
    mutating func endPiece(half: Bool) {
        guard !hasFailed, stage != .done else { return }
        shown = shownScalar(half: half)
        var value = shown
        shown = value == nil ? nil : .null
        for level in open.indices.reversed() {
            if open[level].isObject {
                if let value { open[level].members.updateValue(value, forKey: open[level].key) }
                value = .object(open[level].members)
                open[level].members = [:]
            } else {
                if let value { open[level].elements.append(value) }
                value = .array(open[level].elements)
                open[level].elements = []
            }
        }
        root = value
    }

    /// The visible value of the scalar that is being read.
    private mutating func shownScalar(half: Bool) -> JSONValue? {
        switch stage {
        case .inString:
            string.append(text.take())
            isHalfShown = half || text.pendingHigh != nil
            if isHalfShown { string.unicodeScalars.append("\u{FFFD}") }
            defer { string = "" }
            return .string(string)
        case .inLiteral: return Self.literalValue(scalar)
        case .inNumber:
            guard scalar.count <= Self.numberLimit, scalar.last != UInt8(ascii: "-") else { return nil }
            return try? JSONValue(json: scalar)
        default: return nil
        }
    }

    // What is taken out of a value has one owner only if the value lets go of it.
    private static func takeElements(_ value: inout JSONValue) -> [JSONValue] {
        guard case .array(let elements) = value else { return [] }
        value = .null
        return elements
    }

    private static func takeMembers(_ value: inout JSONValue) -> JSONObject {
        guard case .object(let members) = value else { return [:] }
        value = .null
        return members
    }

    private static func literalValue(_ text: [UInt8]) -> JSONValue {
        switch text.first {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: .null
        }
    }
}

extension PartialValue {
    /// Reads plain text inside of a string.
    mutating func appendPlain(_ bytes: some Sequence<UInt8>) { text.appendPlain(bytes) }

    /// Reads one byte.
    mutating func feed(_ byte: UInt8) {
        guard !hasFailed else { return }
        switch stage {
        case .inString, .inKey:
            switch text.feed(byte) {
            case .goesOn: break
            case .ends: stage == .inKey ? endKey() : endString()
            case .isInvalid: fail()
            }
        case .inNumber:
            if Self.isNumberByte(byte) {
                scalar.append(byte)
            } else {
                endNumber()
                feed(byte)
            }
        case .inLiteral: feedLiteral(byte)
        default: if !Self.isBlank(byte) { feedMark(byte) }
        }
    }

    /// Gives up, for good.
    mutating func fail() {
        hasFailed = true
        root = nil
        open = []
        matched = 0
    }

    private mutating func feedMark(_ byte: UInt8) {
        switch (stage, byte) {
        case (.firstKey, UInt8(ascii: "}")), (.firstElement, UInt8(ascii: "]")): close()
        case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
            stage = .inKey
            text = StringPiece()
        case (.colon, UInt8(ascii: ":")): endColon()
        case (.value, _), (.firstElement, _): beginValue(byte)
        case (.afterValue, UInt8(ascii: ",")): stage = open.last?.isObject == true ? .key : .value
        case (.afterValue, UInt8(ascii: "}")): open.last?.isObject == true ? close() : fail()
        case (.afterValue, UInt8(ascii: "]")): open.last?.isObject == false ? close() : fail()
        default: fail()
        }
    }

    private mutating func beginValue(_ byte: UInt8) {
        switch open.last?.rule {
        case .always: hasForbiddenKey = true
        case .onlyNull: hasForbiddenKey = hasForbiddenKey || byte == UInt8(ascii: "n")
        case nil: break
        }
        if hasForbiddenKey, looksForKeys { return fail() }
        switch byte {
        case UInt8(ascii: "\""):
            stage = .inString
            text = StringPiece()
            string = ""
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < JSONReader.depthLimit else { return fail() }
            open.append(Open(isObject: byte == UInt8(ascii: "{")))
            stage = byte == UInt8(ascii: "{") ? .firstKey : .firstElement
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            stage = .inLiteral
            scalar = [byte]
        case UInt8(ascii: "-"), 48...57:
            stage = .inNumber
            scalar = [byte]
        default: fail()
        }
    }

    private mutating func endKey() {
        let last = open.count - 1
        open[last].isSearchedFor = text.searched.map(forbiddenKeys.isSearchedFor) ?? false
        let key = text.takeAll()
        let parent = last > 0 && open[last - 1].isObject ? open[last - 1].key : nil
        open[last].key = key
        open[last].rule = forbiddenKeys.rule(for: key, in: parent)
        stage = .colon
    }

    private mutating func endColon() {
        if open.last?.isSearchedFor == true { looksForKeys = true }
        stage = .value
    }

    private mutating func endString() {
        string.append(text.takeAll())
        let whole = string
        string = ""
        attach(.string(whole))
    }

    private mutating func endNumber() {
        if let value = try? JSONValue(json: scalar) { attach(value) } else { fail() }
    }

    private mutating func feedLiteral(_ byte: UInt8) {
        let literal: StaticString =
            scalar[0] == UInt8(ascii: "t") ? "true" : scalar[0] == UInt8(ascii: "f") ? "false" : "null"
        scalar.append(byte)
        let expected = literal.description.utf8
        guard expected.starts(with: scalar) else { return fail() }
        if scalar.count == expected.count { attach(Self.literalValue(scalar)) }
    }

    private mutating func close() {
        guard let closed = open.popLast() else { return fail() }
        matched = min(matched, open.count)
        attach(closed.isObject ? .object(closed.members) : .array(closed.elements))
    }

    private mutating func attach(_ value: JSONValue) {
        let last = open.count - 1
        guard last >= 0 else {
            root = value
            stage = .done
            return
        }
        if open[last].isObject {
            open[last].members.updateValue(value, forKey: open[last].key)
        } else {
            open[last].elements.append(value)
        }
        stage = .afterValue
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
