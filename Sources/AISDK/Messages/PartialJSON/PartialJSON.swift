import GeneratedProtocol
@_spi(Generated) public import ProtocolSupport
import StreamRuntime

/// Reads JSON text while it arrives, and says what the AI SDK's client would make of it so far.
///
/// Text that is cut off is repaired: strings, arrays and objects are closed, a literal is completed, a dangling key, comma,
/// sign or exponent is left out. Text that cannot be repaired has no value, and may have one again once more of it is there.
/// Text with a key that clients refuse never has one.
///
/// Appending costs as much as what is appended, plus one step for each array and object that is open; reading `value` costs
/// nothing. The value is shared with the reader until the next `append`: a caller that keeps it pays for a copy of the open arrays
/// and objects.
public struct PartialJSON: Sendable {
    private var machine: RepairMachine
    private var built: PartialValue
    /// Text that the client has read but could not use yet, such as half a key.
    private var pending: [UInt8] = []
    private var isPendingBlank = true
    /// Half a surrogate pair that ended the text; the other half may begin the next piece.
    private var heldHigh: UInt16?
    /// Whether the machine has read that half already, which it does outside of strings: there it is one more character that no
    /// JSON has.
    private var isHalfRead = false
    /// All of the text, where the client's repair would lose its way although the text is JSON.
    private var exact: JSONValue?

    /// Text after the value is remembered up to this length, to know whether it is part of a number after all.
    private static let pendingLimit = 4096

    /// Creates a reader of text that has not begun.
    public init(client: ClientVersion) {
        let clients = UIMessageStream.clients
        self.init(
            repairsCutUnicodeEscapes: UIMessageStream.Behaviour.repairsCutUnicodeEscapes.applies(to: client),
            forbiddenKeys: clients.forbiddenKeys(of: client),
            findsEscapedKeys: clients.findsEscapedKeys(client)
        )
    }

    init(repairsCutUnicodeEscapes: Bool, forbiddenKeys: ForbiddenKeys, findsEscapedKeys: Bool) {
        machine = RepairMachine(repairsCutUnicodeEscapes: repairsCutUnicodeEscapes)
        built = PartialValue(forbiddenKeys: forbiddenKeys, findsEscapedKeys: findsEscapedKeys)
    }

    /// The value so far; nil if the text cannot be read, which includes no text at all.
    public var value: JSONValue? { exact ?? (isReadable ? built.root : nil) }

    /// Appends the next piece of the text.
    public mutating func append(_ text: String) {
        append(text, edges: SplitPair.Edges())
    }

    /// Appends a piece that may begin or end inside of a surrogate pair.
    mutating func append(_ text: String, edges: SplitPair.Edges) {
        guard !built.hasFailed, !text.isEmpty else { return }
        exact = nil
        built.beginPiece()
        if heldHigh == nil, edges.isEmpty {
            var text = text
            text.withUTF8 { read($0) }
        } else {
            let (piece, held) = SplitPair.resolve(text, edges: edges, held: heldHigh)
            heldHigh = held
            Array(piece.utf8).withUnsafeBufferPointer { read($0) }
            readHalf()
        }
        built.endPiece(half: heldHigh != nil)
        if mayBeExact { readExactly() }
    }
}

extension PartialJSON {
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var offset = 0
        while offset < bytes.count, !built.hasFailed {
            let plain = plainEnd(bytes, from: offset)
            if plain > offset {
                built.appendPlain(bytes[offset..<plain])
                offset = plain
                continue
            }
            let end = min(offset + Self.length(bytes[offset]), bytes.count)
            read(character: bytes[offset..<end])
            offset = end
        }
    }

    /// Where the plain text ends that can be appended to a string as it is.
    private func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from begin: Int) -> Int {
        guard machine.place == .string, built.stage == .inString, built.text.isPlain, pending.isEmpty, !isHalfRead
        else {
            return begin
        }
        var end = begin
        while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\")
        {
            end += 1
        }
        return end
    }

    /// How many bytes the character has that begins with `byte`.
    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    private mutating func read(character: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let first = character.first else { return }
        // The client counts in UTF-16, so a character of four bytes comes as two.
        let unitCount = (character.count == 4 ? 2 : 1) - (isHalfRead ? 1 : 0)
        isHalfRead = false
        var isUsable = false
        for _ in 0..<unitCount { isUsable = machine.advance(first) || isUsable }
        guard isUsable else { return hold(character) }
        for byte in pending { built.feed(byte) }
        pending.removeAll(keepingCapacity: true)
        isPendingBlank = true
        for byte in character { built.feed(byte) }
        match()
    }

    /// Reads half a pair that ends a piece, unless it may become a character of a string or of a key.
    private mutating func readHalf() {
        guard heldHigh != nil, !built.hasFailed, machine.place != .string, machine.place != .key else { return }
        isHalfRead = true
        isPendingBlank = false
        // Whatever byte a character of several bytes begins with, it means the same to the machine.
        if machine.advance(0xED) { built.fail() }
    }

    private mutating func hold(_ character: Slice<UnsafeBufferPointer<UInt8>>) {
        if let first = character.first, !PartialValue.isBlank(first) { isPendingBlank = false }
        guard machine.place != .finished || pending.count < Self.pendingLimit else { return }
        pending.append(contentsOf: character)
    }

    /// Compares the open arrays and objects of both, going on where they agreed before.
    private mutating func match() {
        let depth = min(machine.depth, built.open.count)
        var matched = min(built.matched, depth)
        while matched < depth, machine.isObject(at: matched) == built.open[matched].isObject { matched += 1 }
        built.matched = matched
    }

    /// Whether the text up to the last usable character, with what the client adds, is JSON.
    private var isReadable: Bool {
        guard !built.hasFailed, built.root != nil else { return false }
        if built.isWhole, isPendingBlank { return true }
        guard built.matched == built.open.count, machine.depth == built.open.count else { return false }
        switch built.stage {
        case .inString: return machine.isInString && built.isScalarWhole
        case .inLiteral: return machine.place == .literal
        case .inNumber: return !machine.isInString && built.isScalarWhole
        case .firstKey, .firstElement, .afterValue, .done: return !machine.isInString && !machine.completesLiteral
        default: return false
        }
    }

    /// Whether text that the client could not use may yet make the whole valid JSON.
    private var mayBeExact: Bool {
        guard !built.hasFailed, !isHalfRead, !isPendingBlank, pending.count <= Self.pendingLimit else { return false }
        if built.open.isEmpty { return built.stage == .inNumber }
        let last = pending.last { !PartialValue.isBlank($0) }
        return machine.hasEscapedKey && (last == UInt8(ascii: "}") || last == UInt8(ascii: "]"))
    }

    private mutating func readExactly() {
        var whole = built
        whole.beginPiece()
        for byte in pending { whole.feed(byte) }
        whole.endPiece(half: false)
        if whole.isWhole { exact = whole.root }
    }
}
