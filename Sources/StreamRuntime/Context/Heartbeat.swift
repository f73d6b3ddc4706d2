/// Decides when a stream needs a comment that keeps its connection open.
struct Heartbeat {
    /// The silence after which a comment is written.
    let interval: Duration
    private var hasBegun = false

    /// Creates a heartbeat; nil if the options ask for none.
    init?(every interval: Duration?) {
        guard let interval, interval > .zero else { return nil }
        self.interval = interval
    }

    /// Starts the heartbeat; returns whether this is the first start, so that a timer must be started.
    mutating func begin() -> Bool {
        defer { hasBegun = true }
        return !hasBegun
    }

    /// Finds out whether a comment is due.
    ///
    /// - Parameters:
    ///   - now: The current time.
    ///   - idleSince: The time since which the reader waits; nil while it does not.
    /// - Returns: Whether a comment is due, and how long to wait before checking again.
    func check(at now: Duration, idleSince: Duration?) -> (isDue: Bool, pause: Duration) {
        guard let idleSince else { return (false, interval) }
        let silence = now - idleSince
        return silence >= interval ? (true, interval) : (false, interval - silence)
    }
}
