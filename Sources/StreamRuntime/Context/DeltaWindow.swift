@_spi(Generated) import ProtocolSupport

/// Gathers deltas of one part into one event for a short time.
struct DeltaWindow<Stream: StreamProtocol>: Sendable {
    /// How long deltas are gathered.
    let duration: Duration
    /// How many bytes of JSON may be gathered into one event.
    let limit: Int
    /// The event that waits for others to be joined with.
    private(set) var held: Stream.Event?
    private var size = 0
    private var isTimed = false

    /// Creates a window; nil if deltas are not gathered.
    init?(_ duration: Duration?, limit: Int) {
        guard let duration else { return nil }
        self.duration = duration
        self.limit = limit
    }

    /// Whether an event may be held: one that can be joined with itself can be joined with others.
    static func canHold(_ event: Stream.Event) -> Bool {
        var probe = event
        return Stream.join(event, to: &probe)
    }

    /// Holds an event of `size` bytes, joined with the one that is held if the two are one event and not too long.
    ///
    /// - Returns: The event that was held and must be written first; nil if there was none or the two were joined.
    mutating func hold(_ event: Stream.Event, size: Int) -> Stream.Event? {
        if var first = held, self.size + size < limit,
            first.scopeKey.map(UTF8Text.init) == event.scopeKey.map(UTF8Text.init),
            Stream.join(event, to: &first)
        {
            held = first
            self.size += size
            return nil
        }
        defer {
            held = event
            self.size = size
        }
        return held
    }

    /// Takes the event that is held.
    mutating func take() -> Stream.Event? {
        defer { held = nil }
        return held
    }

    /// Opens the window; returns whether a timer must be started to close it.
    mutating func open() -> Bool {
        defer { isTimed = true }
        return !isTimed
    }

    /// Notes that the timer has closed the window.
    mutating func close() { isTimed = false }
}
