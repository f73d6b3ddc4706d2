@_spi(Generated) import ProtocolSupport

/// The bytes that wait for the reader, and the event behind them that still waits for others to be joined with.
struct StreamOutput<Stream: StreamProtocol>: ~Copyable {
    /// The bytes.
    var writer: JSONWriter
    /// What gathers deltas; nil if nothing does.
    private var window: DeltaWindow<Stream>? { didSet { holds = window?.held != nil } }
    /// Whether an event waits for others to be joined with; looked at after every write.
    private(set) var holds = false
    private let floor: ClientVersion

    /// More room than this is given back when nothing waits in it.
    private static var idleCapacity: Int { 256 }

    init(floor: ClientVersion, window: DeltaWindow<Stream>?) {
        writer = JSONWriter(for: Stream.self, floor: floor)
        self.floor = floor
        self.window = window
    }

    /// How many bytes wait.
    var count: Int { writer.count }

    /// Whether deltas wait for others.
    var gathers: Bool { window != nil }
}

extension StreamOutput {
    /// Where the output stands, so that what comes next can be taken back.
    struct Mark {
        fileprivate var count: Int
        fileprivate var window: DeltaWindow<Stream>?
    }

    /// Where the output stands.
    var mark: Mark { Mark(count: writer.count, window: window) }

    /// Takes back what was written since.
    mutating func rollBack(to mark: Mark) {
        writer.truncate(to: mark.count)
        if gathers { window = mark.window }
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
        guard let event = window?.take() else { return }
        // It was written once already, and taken back.
        try? writer.writeFrame(event)
    }

    /// All bytes that wait; nil if none do.
    mutating func take() -> [UInt8]? {
        writer.count > 0 ? writer.takeBytes() : nil
    }

    /// Gives room back that nobody needs while the reader waits.
    mutating func shrink() {
        writer.shrink(to: Self.idleCapacity)
    }

    /// Opens the window; returns how long it stays open if a timer must be started to close it.
    mutating func openWindow() -> Duration? {
        guard window?.open() == true else { return nil }
        return window?.duration
    }

    /// Closes the window, and writes the event that waits.
    mutating func closeWindow() {
        window?.close()
        flush()
    }

    /// Keeps an event back that others may be joined with, and writes all others after the one that is kept.
    private mutating func hold(_ event: Stream.Event) throws {
        guard DeltaWindow<Stream>.canHold(event) else {
            flush()
            return try encode(event)
        }
        let size = try encodedSize(of: event)
        // It was written once already, and taken back.
        if let first = window?.hold(event, size: size) { try? writer.writeFrame(first) }
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
