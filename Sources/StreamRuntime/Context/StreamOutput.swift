@_spi(Generated) import ProtocolSupport

/// The bytes that wait for the reader, and the event behind them that still waits for others to be joined with.
struct StreamOutput<Stream: StreamProtocol>: ~Copyable {
    /// The bytes.
    var writer: JSONWriter
    /// An event that waits for others to be joined with.
    private var held: Stream.Event? { didSet { holds = held != nil } }
    /// Whether an event waits for others to be joined with; looked at after every write.
    private(set) var holds = false
    private var heldSize = 0
    /// How many bytes may be gathered into one event; nil if none are.
    private let heldLimit: Int?
    private let floor: ClientVersion

    /// More room than this is given back when nothing waits in it.
    private static var idleCapacity: Int { 256 }

    init(floor: ClientVersion, heldLimit: Int?) {
        writer = JSONWriter(for: Stream.self, floor: floor)
        self.floor = floor
        self.heldLimit = heldLimit
    }

    /// How many bytes wait.
    var count: Int { writer.count }

    /// Whether deltas wait for others.
    var gathers: Bool { heldLimit != nil }
}

extension StreamOutput {
    /// Where the output stands, so that what comes next can be taken back.
    struct Mark {
        fileprivate var count: Int
        fileprivate var held: Stream.Event?
        fileprivate var heldSize: Int
    }

    /// Where the output stands.
    var mark: Mark { Mark(count: writer.count, held: held, heldSize: heldSize) }

    /// Takes back what was written since.
    mutating func rollBack(to mark: Mark) {
        writer.truncate(to: mark.count)
        held = mark.held
        heldSize = mark.heldSize
    }

    /// Writes an event, or what stands in for it; nothing if it cannot be written.
    mutating func write(_ event: Stream.Event) throws {
        if let heldLimit { return try hold(event, upTo: heldLimit) }
        try encode(event)
    }

    /// Throws what writing an event would throw.
    mutating func requireWritable(_ event: Stream.Event) throws {
        _ = try encodedSize(of: event)
    }

    /// Writes the event that waits for others.
    mutating func flush() {
        guard let event = held else { return }
        held = nil
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

    /// Keeps an event back that others may be joined with, and writes all others behind what is kept.
    private mutating func hold(_ event: Stream.Event, upTo limit: Int) throws {
        // An event that can be joined with itself can be joined with others.
        var probe = event
        guard Stream.join(event, to: &probe) else {
            flush()
            return try encode(event)
        }
        let size = try encodedSize(of: event)
        if var first = held, heldSize + size < limit,
            first.scopeKey.map(UTF8Text.init) == event.scopeKey.map(UTF8Text.init),
            Stream.join(event, to: &first)
        {
            held = first
            heldSize += size
        } else {
            flush()
            held = event
            heldSize = size
        }
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
