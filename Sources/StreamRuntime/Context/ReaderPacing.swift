/// Decides when a reader takes the waiting bytes, and when it lets a busy writer continue first.
///
/// Two tasks that switch at every event spend most of their time switching. A reader that finds bytes without waiting
/// several times in a row treats the writer as busy, and rests until more bytes wait or the rest is over.
struct ReaderPacing {
    /// How long a reader rests.
    static let rest: Duration = .microseconds(100)
    /// How often in a row a reader must find bytes without waiting for the writer to count as busy.
    private static let busyStreak = 2
    /// The number of bytes that a reader takes from a busy writer without resting.
    private static let worthTaking = 512

    private var streak = 0
    private var isTimed = false

    /// Whether a reader rests before it takes a small number of bytes, which it does only while the stream is open.
    func rests(isOpen: Bool) -> Bool { isOpen && streak >= Self.busyStreak }

    /// Whether a reader takes `count` bytes now.
    func takes(_ count: Int, hasWaited: Bool, isOpen: Bool) -> Bool {
        hasWaited || !rests(isOpen: isOpen) || count >= Self.worthTaking
    }

    /// The number of bytes that wakes a waiting reader.
    func threshold(isOpen: Bool, highWaterMark: Int) -> Int {
        rests(isOpen: isOpen) ? max(1, highWaterMark / 2) : 1
    }

    /// Notes that the reader has taken bytes.
    mutating func noteTaken() { streak += 1 }

    /// Notes that the reader found no bytes, so that the writer does not count as busy.
    mutating func noteIdle() { streak = 0 }

    /// Begins a rest; returns whether a timer must be started to end it.
    mutating func beginRest() -> Bool {
        defer { isTimed = true }
        return !isTimed
    }

    /// Notes that the timer has ended the rest.
    mutating func endRest() { isTimed = false }
}
