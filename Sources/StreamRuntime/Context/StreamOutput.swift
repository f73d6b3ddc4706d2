@_spi(Generated) import ProtocolSupport

/// The bytes that wait for the reader, and the event after them that still waits for others to be joined with.
struct StreamOutput<Stream: StreamProtocol>: ~Copyable {
    /// The bytes.
    var writer: JSONWriter
    /// The window that gathers deltas; empty if deltas are not gathered.
    private var window: OptionalBox<DeltaWindow<Stream>>
    /// Whether an event is held back to be joined with later ones; checked after every write.
    private(set) var holds = false
    /// Whether deltas are held back to be joined.
    let gathers: Bool
    private let floor: ClientVersion
    /// The ends of messages; empty for other framings.
    private var messages = MessageQueue()
    private static var hasMessages: Bool { Stream.transport.framing == .messages }

    /// The capacity in bytes that an empty buffer keeps.
    private static var idleCapacity: Int { 256 }

    init(floor: ClientVersion, envelope: JSONObject, window: DeltaWindow<Stream>?) {
        writer = JSONWriter(for: Stream.self, floor: floor)
        if !envelope.isEmpty { writer.envelope = envelope }
        self.floor = floor
        self.window = OptionalBox(window)
        gathers = window != nil
    }

    /// How many bytes wait.
    var count: Int { writer.count + messages.count }
}

extension StreamOutput {
    /// A state of the output that it can be rolled back to.
    struct Mark {
        fileprivate var count: Int
        fileprivate var window: OptionalBox<DeltaWindow<Stream>>
        fileprivate var holds: Bool
    }

    /// The current state, for `rollBack(to:)`.
    var mark: Mark { Mark(count: writer.count, window: window, holds: holds) }

    /// Discards everything written since `mark`.
    mutating func rollBack(to mark: Mark) {
        cut(to: mark.count)
        window = mark.window
        holds = mark.holds
    }

    /// Writes an event or its replacements; writes nothing if it throws.
    mutating func write(_ event: Stream.Event) throws {
        if gathers { return try hold(event) }
        try encode(event)
    }

    /// Throws the error that writing the event would throw.
    mutating func requireWritable(_ event: Stream.Event) throws {
        _ = try encodedSize(of: event)
    }

    /// Writes the event that is held back.
    mutating func flush() {
        guard holds, let event = window.withValue({ $0.take() }) ?? nil else { return }
        holds = false
        // This cannot fail: `hold` has encoded the event before.
        try? writeFrame(event)
    }

    /// Writes the frame that ends the stream, if there is one.
    mutating func writeDone() {
        writer.writeDone(Stream.transport)
        if Self.hasMessages { messages.end(at: writer.count) }
    }

    /// Removes and returns all waiting bytes, or the next message of a stream of messages; nil if there is none.
    mutating func take() -> [UInt8]? {
        if Self.hasMessages {
            if messages.isDrained { messages.split(writer.takeBytes()) }
            return messages.next()
        }
        return writer.count > 0 ? writer.takeBytes() : nil
    }

    /// Discards all waiting bytes.
    mutating func removeAll(keepingCapacity: Bool = true) {
        writer.removeAll(keepingCapacity: keepingCapacity)
        messages = MessageQueue()
    }

    /// Releases memory that is not needed while the reader waits.
    mutating func shrink() {
        writer.shrink(to: Self.idleCapacity)
    }

    /// Opens the window; returns how long it stays open if a timer must be started to close it.
    mutating func openWindow() -> Duration? {
        window.withValue { $0.open() ? $0.duration : nil } ?? nil
    }

    /// Closes the window, and writes the event that is held back.
    mutating func closeWindow() {
        window.withValue { $0.close() }
        flush()
    }

    /// Holds back an event that others can be joined with; writes any other event, after the one that is held back.
    private mutating func hold(_ event: Stream.Event) throws {
        guard DeltaWindow<Stream>.canHold(event) else {
            flush()
            return try encode(event)
        }
        let size = try encodedSize(of: event)
        let first = window.withValue { $0.hold(event, size: size) } ?? nil
        holds = true
        // This cannot fail: the event was encoded when it was held back.
        if let first { try? writeFrame(first) }
    }

    /// Encodes an event and discards the bytes, so that an event is held back only if it can be written.
    private mutating func encodedSize(of event: Stream.Event) throws -> Int {
        let start = writer.count
        defer { cut(to: start) }
        try encode(event)
        return writer.count - start
    }

    private mutating func encode(_ event: Stream.Event) throws {
        if event.isSendable(to: floor) { return try writeFrame(event) }
        for replacement in try event.replacements(for: floor) { try writeFrame(replacement) }
    }

    private mutating func writeFrame(_ event: Stream.Event) throws {
        try writer.writeFrame(event)
        if Self.hasMessages { messages.end(at: writer.count) }
    }

    private mutating func cut(to count: Int) {
        writer.truncate(to: count)
        if Self.hasMessages { messages.cut(to: count) }
    }
}
