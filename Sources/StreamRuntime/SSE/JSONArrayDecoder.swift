/// Reads one JSON array whose elements are the frames; each is a frame as soon as its last byte has arrived.
///
/// Only strings and the depth of brackets are followed, so nesting costs no stack. An element that is not valid JSON is a
/// frame too, and the reader of the frame reports it.
public struct JSONArrayDecoder: Sendable {
    /// Whether the bracket that closes the array has been read.
    public var isClosed: Bool { place == .afterArray }

    /// What comes before the next byte.
    private enum Place: Sendable {
        case beforeArray
        case beforeFirst
        case beforeElement
        /// A string, an object or an array.
        case inElement
        /// A number, a word, or anything else that ends with a comma, a bracket or a space.
        case inScalar
        case afterElement
        case afterArray
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let frameLimit: Int
    private let stopsAfterArray: Bool
    private var bytes: [UInt8] = []
    private var place = Place.beforeArray
    /// The index in `bytes` where the current element begins; between elements, the same as `scanned`.
    private var begin = 0
    private var scanned = 0
    /// How many bytes of the stream precede `bytes`.
    private var dropped = 0
    private var line = 1
    private var firstLine = 1
    private var markLength = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var refusal: FrameError?

    /// Creates a decoder of a new stream that rejects elements of more than `frameLimit` bytes.
    ///
    /// Unless it stops after the array, anything but white space after it is an error.
    public init(frameLimit: Int = SSEDecoder.defaultFrameLimit, stopsAfterArray: Bool = false) {
        self.frameLimit = max(1, frameLimit)
        self.stopsAfterArray = stopsAfterArray
    }

    /// Appends the next bytes of the stream; an array is not copied unless it continues an element.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        drop()
        if bytes.isEmpty { bytes = Array(chunk) } else { bytes.append(contentsOf: chunk) }
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        drop()
        bytes.append(byte)
    }

    /// Returns the next element, or nil if it is not complete yet.
    ///
    /// After it has thrown an error, every call throws that error.
    public mutating func next() throws(FrameError) -> EventFrame? {
        if let refusal { throw refusal }
        while scanned < bytes.count, !(isClosed && stopsAfterArray) {
            if let end = try step() { return try frame(endingAt: end) }
        }
        try admit(scanned)
        return nil
    }

    /// The position of what is lost if the stream ends here: the element that has begun, or nothing but the bracket.
    public var unfinishedFrame: FramePosition {
        FramePosition(line: begin == scanned ? line : firstLine, bytes: dropped + begin..<dropped + scanned)
    }
}

extension JSONArrayDecoder {
    /// Drops the elements that were read.
    private mutating func drop() {
        guard begin > 0 else { return }
        dropped += begin
        scanned -= begin
        bytes.removeSubrange(..<begin)
        begin = 0
    }

    /// Reads one byte or the rest of an element; returns the end of an element that is complete.
    private mutating func step() throws(FrameError) -> Int? {
        switch place {
        case .inElement: return endOfElement()
        case .inScalar: return endOfScalar()
        case .beforeArray: try enterArray(bytes[scanned])
        case .beforeFirst, .beforeElement: try enterElement(bytes[scanned])
        case .afterElement: try separate(bytes[scanned])
        case .afterArray: try require(isBlank(bytes[scanned]), .afterArray)
        }
        if place != .inElement, place != .inScalar { skip() }
        return nil
    }

    private mutating func enterArray(_ byte: UInt8) throws(FrameError) {
        let isWholeMark = markLength == 0 || markLength == Self.byteOrderMark.count
        if isWholeMark, byte == UInt8(ascii: "[") {
            place = .beforeFirst
        } else if dropped + scanned == markLength, !isBlank(byte), markLength < Self.byteOrderMark.count,
            byte == Self.byteOrderMark[markLength]
        {
            markLength += 1
        } else {
            try require(isWholeMark && isBlank(byte), .notAnArray)
        }
    }

    private mutating func enterElement(_ byte: UInt8) throws(FrameError) {
        if isBlank(byte) { return }
        switch byte {
        case UInt8(ascii: "]"):
            try require(place == .beforeFirst, .missingElement)
            place = .afterArray
        case UInt8(ascii: ","): try require(false, .missingElement)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            place = .inElement
            firstLine = line
        default:
            place = .inScalar
            firstLine = line
        }
    }

    private mutating func separate(_ byte: UInt8) throws(FrameError) {
        switch byte {
        case UInt8(ascii: ","): place = .beforeElement
        case UInt8(ascii: "]"): place = .afterArray
        default: try require(isBlank(byte), .missingComma)
        }
    }

    /// Passes over a byte between elements.
    private mutating func skip() {
        if bytes[scanned] == UInt8(ascii: "\n") { line += 1 }
        scanned += 1
        begin = scanned
    }

    private mutating func endOfElement() -> Int? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            scanned += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if isInString { passString(byte) } else { passStructure(byte) }
            if depth == 0, !isInString { return scanned }
        }
        return nil
    }

    private mutating func passString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
    }

    private mutating func passStructure(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
    }

    private mutating func endOfScalar() -> Int? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            if isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { return scanned }
            scanned += 1
        }
        return nil
    }

    private mutating func frame(endingAt end: Int) throws(FrameError) -> EventFrame {
        try admit(end)
        let range = dropped + begin..<dropped + end
        let frame = EventFrame(data: bytes[begin..<end], position: FramePosition(line: firstLine, bytes: range))
        begin = end
        place = .afterElement
        return frame
    }

    private mutating func admit(_ end: Int) throws(FrameError) {
        guard end - begin > frameLimit else { return }
        let first = dropped + begin
        let position = FramePosition(line: firstLine, bytes: first..<first + frameLimit)
        try refuse(.tooLarge(FrameTooLargeError(limit: frameLimit, position: position)))
    }

    /// Throws an error about the next byte unless a condition holds.
    private mutating func require(_ isFine: Bool, _ reason: MisplacedBytesError.Reason) throws(FrameError) {
        if isFine { return }
        let offset = dropped + scanned
        let position = FramePosition(line: line, bytes: offset..<offset + 1)
        try refuse(.misplacedBytes(MisplacedBytesError(reason, position: position)))
    }

    private mutating func refuse(_ error: FrameError) throws(FrameError) {
        refusal = error
        throw error
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }
}
