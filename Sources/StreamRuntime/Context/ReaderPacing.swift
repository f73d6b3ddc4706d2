/// Decides when a reader takes the bytes that are there, and when it lets a busy writer continue first.
///
/// Two tasks that meet at every event spend most of their time on meeting. A reader that finds bytes at once several times in
/// a row takes the writer for busy, and rests until there is more or the rest is over.
struct ReaderPacing {
    /// How long a reader rests.
    static let rest: Duration = .microseconds(100)
    /// How often in a row a reader must find bytes at once for the writer to be busy.
    private static let busyStreak = 2
    /// How many bytes a reader takes from a busy writer without a rest.
    private static let worthTaking = 512

    private var streak = 0
    private var isTimed = false

    /// Whether a reader of an open stream rests before it takes few bytes.
    func rests(isOpen: Bool) -> Bool { isOpen && streak >= Self.busyStreak }

    /// Whether a reader takes `count` bytes now.
    func takes(_ count: Int, hasWaited: Bool, isOpen: Bool) -> Bool {
        hasWaited || !rests(isOpen: isOpen) || count >= Self.worthTaking
    }

    /// How many bytes wake a reader that waits.
    func threshold(isOpen: Bool, highWaterMark: Int) -> Int {
        rests(isOpen: isOpen) ? max(1, highWaterMark / 2) : 1
    }

    /// Notes that the reader has taken bytes.
    mutating func noteTaken() { streak += 1 }

    /// Notes that the reader found nothing, so that the writer is not busy.
    mutating func noteIdle() { streak = 0 }

    /// Begins a rest; returns whether a timer must be started to end it.
    mutating func beginRest() -> Bool {
        defer { isTimed = true }
        return !isTimed
    }

    /// Notes that the timer has ended the rest.
    mutating func endRest() { isTimed = false }
}
