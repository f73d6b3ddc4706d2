/// A stream that may need a keep-alive comment.
protocol HeartbeatTarget: AnyObject, Sendable {
    /// Writes a comment if one is due; returns how long to wait before checking again, nil if the stream has ended.
    func beat() -> Duration?
}

/// One task that writes the keep-alive comments of all streams with the same interval.
///
/// A sleeping task for each stream would take more memory than the rest of a waiting stream. The scheduler checks eight
/// times per interval, so a comment is late by at most an eighth of the interval.
final class HeartbeatScheduler: Sendable {
    private struct Member {
        weak var target: (any HeartbeatTarget)?
    }

    private struct State: ~Copyable {
        var members: [Member] = []
        var isTicking = false
    }

    private struct Schedulers: ~Copyable {
        var byInterval: [Duration: HeartbeatScheduler] = [:]
    }

    private static let schedulers = TracedMutex(Schedulers())

    private let interval: Duration
    private let state = TracedMutex(State())

    private init(_ interval: Duration) {
        self.interval = interval
    }

    /// Returns the scheduler of all streams with that interval.
    static func every(_ interval: Duration) -> HeartbeatScheduler {
        schedulers.withLock { schedulers in
            if let scheduler = schedulers.byInterval[interval] { return scheduler }
            let scheduler = HeartbeatScheduler(interval)
            schedulers.byInterval[interval] = scheduler
            return scheduler
        }
    }

    /// Adds a stream, which is checked until it ends.
    func add(_ target: any HeartbeatTarget) {
        let mustStart = state.withLock { state in
            state.members.append(Member(target: target))
            defer { state.isTicking = true }
            return !state.isTicking
        }
        if mustStart { Task { await self.tick() } }
    }

    private func tick() async {
        while true {
            // Nothing cancels this task, so the sleep does not throw.
            try? await Task.sleep(for: interval / 8)
            let members = state.withLock { $0.members }
            let ended = members.indices.filter { members[$0].target?.beat() == nil }
            if ended.isEmpty { continue }
            let isDone = state.withLock { state in
                // Streams added in the meantime come after those that were checked.
                let ended = Set(ended)
                state.members = state.members.enumerated().filter { !ended.contains($0.offset) }.map(\.element)
                state.isTicking = !state.members.isEmpty
                return state.members.isEmpty
            }
            if isDone { return }
        }
    }
}
