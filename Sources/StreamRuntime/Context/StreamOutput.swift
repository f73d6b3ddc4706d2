@_spi(Generated) import ProtocolSupport

/// The bytes that wait for the reader, and the event after them that still waits for others to be joined with.
struct StreamOutput<Stream: StreamProtocol>: ~Copyable {
    /// The bytes.
    var writer: JSONWriter
    /// The window that gathers deltas; nil if deltas are not gathered.
    private var window: OptionalBox<DeltaWindow<Stream>>
    /// Whether an event waits for others to be joined with; looked at after every write.
    private(set) var holds = false
    /// Whether deltas wait for others.
    let gathers: Bool
    private let floor: ClientVersion

    /// More room than this is given back when nothing waits in it.
    private static var idleCapacity: Int { 256 }

    init(floor: ClientVersion, window: DeltaWindow<Stream>?) {
        writer = JSONWriter(for: Stream.self, floor: floor)
        self.floor = floor
        self.window = OptionalBox(window)
        gathers = window != nil
    }

    /// How many bytes wait.
    var count: Int { writer.count }

}

extension StreamOutput {
    /// Where the output stands, so that what comes next can be taken back.
    struct Mark {
        fileprivate var count: Int
        fileprivate var window: OptionalBox<DeltaWindow<Stream>>
        fileprivate var holds: Bool
    }

    /// Where the output stands.
    var mark: Mark { Mark(count: writer.count, window: window, holds: holds) }

    /// Takes back what was written since.
    mutating func rollBack(to mark: Mark) {
        writer.truncate(to: mark.count)
        window = mark.window
        holds = mark.holds
    }

    /// Writes an event, or what stands in for it; nothing if it cannot be written.
    mutating func write(_ event: Stream.Event) throws {
        if gathers { return try hold(event) }
        try encode(event)
    }

    /// Throws what writing an event would throw.
    mutating func requireWritable(_ event: Stream.Event) throws {
        _ = try encodedSize(of: event)
    }

    /// Writes the event that waits for others.
    mutating func flush() {
        guard holds, let event = window.withValue({ $0.take() }) ?? nil else { return }
        holds = false
        // It was written once already, and taken back.
        try? writer.writeFrame(event)
    }

    /// All bytes that wait; nil if none do.
    mutating func take() -> [UInt8]? {
        writer.count > 0 ? writer.takeBytes() : nil
    }

    /// Releases memory that is not needed while the reader waits.
    mutating func shrink() {
        writer.shrink(to: Self.idleCapacity)
    }

    /// Opens the window; returns how long it stays open if a timer must be started to close it.
    mutating func openWindow() -> Duration? {
        window.withValue { $0.open() ? $0.duration : nil } ?? nil
    }

    /// Closes the window, and writes the event that waits.
    mutating func closeWindow() {
        window.withValue { $0.close() }
        flush()
    }

    /// Keeps an event back that others may be joined with, and writes all others after the one that is kept.
    private mutating func hold(_ event: Stream.Event) throws {
        guard DeltaWindow<Stream>.canHold(event) else {
            flush()
            return try encode(event)
        }
        let size = try encodedSize(of: event)
        let first = window.withValue { $0.hold(event, size: size) } ?? nil
        holds = true
        // It was written once already, and taken back.
        if let first { try? writer.writeFrame(first) }
    }

    /// Encodes an event and takes it back, so that what is held is known to be fit to be written.
    private mutating func encodedSize(of event: Stream.Event) throws -> Int {
        let start = writer.count
        defer { writer.truncate(to: start) }
        try encode(event)
        return writer.count - start
    }

    private mutating func encode(_ event: Stream.Event) throws {
        if event.isSendable(to: floor) { return try writer.writeFrame(event) }
        for replacement in try event.replacements(for: floor) { try writer.writeFrame(replacement) }
    }
}
