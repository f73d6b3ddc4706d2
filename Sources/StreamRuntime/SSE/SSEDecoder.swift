import ProtocolSupport

/// Reads server-sent events exactly as the WHATWG standard for event streams specifies.
///
/// Append bytes as they arrive, in chunks of any size; `next()` returns the frames. A record without data is not a
/// frame, but an empty `data:` line is data. The standard drops a record that the end of the stream cuts off;
/// `unfinishedFrame` is its position.
///
///     var decoder = SSEDecoder()
///     decoder.append(chunk)
///     while let frame = try decoder.next() { print(frame.text) }
public struct SSEDecoder: Sendable {
    /// How many bytes a frame may have by default: 16 MiB.
    public static let defaultFrameLimit = 16 << 20

    /// The most recent id, for a reader that reconnects.
    public private(set) var lastEventID = ""
    /// How long the stream asks a reader to wait before it reconnects.
    public private(set) var reconnectionTime: Duration?

    private let frameLimit: Int
    private var lines = LineSplitter(.lineFeedOrCarriageReturn)
    private var record = Record()
    /// The id of the last `id:` line; persists across records, as in the standard, but takes effect when a record ends.
    private var idBuffer = ""
    /// The labels of a frame without a name.
    private var labels: FrameLabels?
    private var refusal: FrameTooLargeError?

    /// A record whose blank line has not arrived yet.
    private struct Record: Sendable {
        /// The number and the offset of its first line; nil before that.
        var begin: (line: Int, offset: Int)?
        /// Whether one of its lines has a field that the standard defines.
        var hasField = false
        var event = ""
        /// The range of its only data so far in the bytes of `lines`.
        var single: Range<Int>?
        /// The data of several lines, or of a chunk that `lines` no longer holds.
        var joined: [UInt8]?

        var hasData: Bool { single != nil || joined != nil }
    }

    /// Creates a decoder of a new stream that rejects frames of more than `frameLimit` bytes.
    public init(frameLimit: Int = defaultFrameLimit) {
        self.frameLimit = max(1, frameLimit)
    }

    /// Appends the next bytes of the stream; an array is not copied unless it continues a line.
    public mutating func append(_ chunk: some Sequence<UInt8>) {
        keepData()
        lines.append(Array(chunk))
    }

    /// Appends the next byte of the stream.
    public mutating func append(_ byte: UInt8) {
        keepData()
        lines.append(byte)
    }

    /// Returns the next frame, or nil if it is not complete yet.
    ///
    /// After it has thrown an error, every call throws that error.
    public mutating func next() throws(FrameTooLargeError) -> EventFrame? {
        if let frame = nextDataFrame() { return frame }
        return try nextOfAnyRecord()
    }

    /// Returns the next frame if it is a single line of data, as nearly all are; otherwise reads nothing.
    @inline(__always)
    mutating func nextDataFrame() -> EventFrame? {
        guard record.begin == nil, refusal == nil, let line = lines.nextDataLine(upTo: frameLimit) else { return nil }
        return EventFrame(
            labels: labels,
            data: lines.bytes[line.lowerBound &+ 6..<line.upperBound],
            position: FramePosition(
                line: lines.lineNumber &- 1,
                bytes: lines.offset(line.lowerBound)..<lines.offset(line.upperBound &+ 1)
            )
        )
    }

    mutating func nextOfAnyRecord() throws(FrameTooLargeError) -> EventFrame? {
        if let refusal { throw refusal }
        while let line = lines.next() {
            if !line.isEmpty {
                try admit(line, number: lines.lineNumber)
                process(line)
            } else if endRecord() {
                return takeFrame(endingAt: line.lowerBound)
            }
        }
        try admit(lines.unfinished, number: lines.lineNumber + 1)
        return nil
    }

    /// The position of the record that would be lost if the stream ended here; nil if there is none.
    ///
    /// Lines without a field that the standard defines are not a record.
    public var unfinishedFrame: FramePosition? {
        let rest = lines.unfinished
        guard record.hasField || mayBeField(rest) else { return nil }
        let begin = record.begin ?? (lines.lineNumber + 1, lines.offset(rest.lowerBound))
        return FramePosition(line: begin.line, bytes: begin.offset..<lines.offset(rest.upperBound))
    }
}

extension SSEDecoder {
    /// Throws if a line makes the record too large.
    private mutating func admit(_ line: Range<Int>, number: Int) throws(FrameTooLargeError) {
        let held = record.single?.count ?? record.joined?.count ?? 0
        guard line.count > frameLimit - held else { return }
        let begin = record.begin ?? (number, lines.offset(line.lowerBound))
        let position = FramePosition(line: begin.line, bytes: begin.offset..<begin.offset + frameLimit)
        let error = FrameTooLargeError(limit: frameLimit, position: position)
        refusal = error
        throw error
    }

    /// Copies data that would be lost when its chunk is replaced.
    private mutating func keepData() {
        guard let single = record.single else { return }
        record.joined = Array(lines.bytes[single])
        record.single = nil
    }

    /// Ends a record; returns whether it is a frame, which is the case if it has data.
    private mutating func endRecord() -> Bool {
        if !UTF8Text.areSame(lastEventID, idBuffer) {
            lastEventID = idBuffer
            labels = .of(nil, idBuffer)
        }
        if record.hasData { return true }
        record = Record()
        return false
    }

    /// Returns the frame of a record with data, and begins a new record.
    private mutating func takeFrame(endingAt end: Int) -> EventFrame {
        let begin = record.begin ?? (lines.lineNumber, lines.offset(end))
        let frame = EventFrame(
            labels: record.event.isEmpty ? labels : .of(record.event, lastEventID),
            data: record.single.map { lines.bytes[$0] } ?? record.joined?[...] ?? [],
            position: FramePosition(line: begin.line, bytes: begin.offset..<lines.offset(end))
        )
        record = Record()
        return frame
    }
}

// Fields: a name, a colon, an optional space, and the value. Without a colon, the whole line is the name.
extension SSEDecoder {
    private mutating func process(_ line: Range<Int>) {
        let name = line.lowerBound..<endOfName(line)
        // A line that begins with a colon is a comment.
        guard !name.isEmpty else { return }
        if record.begin == nil { record.begin = (lines.lineNumber, lines.offset(line.lowerBound)) }
        guard let field = fieldName(name) else { return }
        record.hasField = true
        let value = value(after: name.upperBound, to: line.upperBound)
        switch field {
        case .data: addData(value)
        case .event: record.event = text(value)
        case .id: if !lines.bytes[value].contains(0) { idBuffer = text(value) }
        case .retry: reconnectionTime = milliseconds(value).map { .milliseconds($0) } ?? reconnectionTime
        }
    }

    private enum FieldName: String, CaseIterable {
        case data
        case event
        case id
        case retry
    }

    @inline(__always)
    private func fieldName(_ name: Range<Int>) -> FieldName? {
        // Nearly every line is a data line, so it is compared without creating a string.
        if isData(name) { return .data }
        return name.count <= 5 ? FieldName(rawValue: text(name)) : nil
    }

    @inline(__always)
    private func isData(_ name: Range<Int>) -> Bool {
        let begin = name.lowerBound
        return name.count == 4 && lines.bytes[begin] == UInt8(ascii: "d") && lines.bytes[begin + 1] == UInt8(ascii: "a")
            && lines.bytes[begin + 2] == UInt8(ascii: "t") && lines.bytes[begin + 3] == UInt8(ascii: "a")
    }

    /// Whether a line that has not ended has a field, or could still have one.
    private func mayBeField(_ line: Range<Int>) -> Bool {
        let name = line.lowerBound..<endOfName(line)
        if name.isEmpty { return false }
        if name.upperBound < line.upperBound { return fieldName(name) != nil }
        return FieldName.allCases.contains { $0.rawValue.utf8.starts(with: lines.bytes[name]) }
    }

    @inline(__always)
    private func endOfName(_ line: Range<Int>) -> Int {
        var end = line.lowerBound
        while end < line.upperBound, lines.bytes[end] != UInt8(ascii: ":") { end += 1 }
        return end
    }

    @inline(__always)
    private func value(after colon: Int, to end: Int) -> Range<Int> {
        guard colon < end else { return end..<end }
        let begin = colon + 1
        return begin < end && lines.bytes[begin] == UInt8(ascii: " ") ? begin + 1..<end : begin..<end
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: lines.bytes[range], as: UTF8.self)
    }

    /// Parses a number that consists of ASCII digits; a number that overflows becomes `Int.max`.
    private func milliseconds(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty, lines.bytes[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text(range)) ?? .max
    }

    private mutating func addData(_ value: Range<Int>) {
        if !record.hasData {
            record.single = value
            return
        }
        keepData()
        record.joined?.append(UInt8(ascii: "\n"))
        record.joined?.append(contentsOf: lines.bytes[value])
    }
}
