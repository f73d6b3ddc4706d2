/// A stream that may need a keep-alive comment.
protocol HeartbeatTarget: AnyObject, Sendable {
    /// Writes a comment if one is due; returns how long to wait before looking again, nil if the stream has ended.
    func beat() -> Duration?
}

/// One task that writes the keep-alive comments of all streams with the same interval.
///
/// A sleeping task for each stream would take more memory than everything else about a stream that waits. The scheduler looks
/// eight times in an interval, so that a comment is up to an eighth of the interval late.
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

    /// The scheduler of all streams with that interval.
    static func every(_ interval: Duration) -> HeartbeatScheduler {
        schedulers.withLock { schedulers in
            if let scheduler = schedulers.byInterval[interval] { return scheduler }
            let scheduler = HeartbeatScheduler(interval)
            schedulers.byInterval[interval] = scheduler
            return scheduler
        }
    }

    /// Looks after a stream until it ends.
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
            // Nobody can cancel this task.
            try? await Task.sleep(for: interval / 8)
            let members = state.withLock { $0.members }
            let ended = members.indices.filter { members[$0].target?.beat() == nil }
            if ended.isEmpty { continue }
            let isDone = state.withLock { state in
                // Streams that were added meanwhile come after those that were looked at.
                let ended = Set(ended)
                state.members = state.members.enumerated().filter { !ended.contains($0.offset) }.map(\.element)
                state.isTicking = !state.members.isEmpty
                return state.members.isEmpty
            }
            if isDone { return }
        }
    }
}
