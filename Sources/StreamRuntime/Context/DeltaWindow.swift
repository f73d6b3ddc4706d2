@_spi(Generated) import ProtocolSupport

/// Gathers deltas of one part into one event for a short time.
struct DeltaWindow<Stream: StreamProtocol>: Sendable {
    /// How long deltas are gathered.
    let duration: Duration
    /// How many bytes of JSON may be gathered into one event.
    let limit: Int
    /// The event that is held back to be joined with later ones.
    private(set) var held: Stream.Event?
    private var size = 0
    private var isTimed = false

    /// Creates a window; nil if deltas are not gathered.
    init?(_ duration: Duration?, limit: Int) {
        guard let duration else { return nil }
        self.duration = duration
        self.limit = limit
    }

    /// Whether an event may be held back: one that can be joined with itself can be joined with others.
    static func canHold(_ event: Stream.Event) -> Bool {
        var probe = event
        return Stream.join(event, to: &probe)
    }

    /// Holds back an event of `size` bytes, joined with the held one if the two can be one event and are not too long.
    ///
    /// - Returns: The previously held event, which must be written first; nil if there was none or the two were joined.
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

    /// Removes and returns the held event.
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
