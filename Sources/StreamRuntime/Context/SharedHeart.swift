/// What wants to be looked at from time to time.
protocol Beating: AnyObject, Sendable {
    /// Writes a comment if it is time; returns how long it will be before it may be time again, nil if it never will.
    func beat(_ interval: Duration) -> Duration?
}

/// One task that looks after the silence of all streams with the same heartbeat.
///
/// A sleeping task for each would take more memory than everything else about a stream that waits. It looks eight times
/// in an interval, so that a comment comes after up to an eighth more of silence than was asked for.
final class SharedHeart: Sendable {
    private struct Member {
        weak var beating: (any Beating)?
    }

    private struct State: ~Copyable {
        var members: [Member] = []
        var isTicking = false
    }

    private struct Hearts: ~Copyable {
        var byInterval: [Duration: SharedHeart] = [:]
    }

    private static let hearts = TracedMutex(Hearts())

    private let interval: Duration
    private let state = TracedMutex(State())

    private init(_ interval: Duration) {
        self.interval = interval
    }

    /// The heart of all streams with that interval.
    static func beating(every interval: Duration) -> SharedHeart {
        hearts.withLock { hearts in
            if let heart = hearts.byInterval[interval] { return heart }
            let heart = SharedHeart(interval)
            hearts.byInterval[interval] = heart
            return heart
        }
    }

    /// Looks after a stream until it ends.
    func join(_ beating: any Beating) {
        let mustStart = state.withLock { state in
            state.members.append(Member(beating: beating))
            defer { state.isTicking = true }
            return !state.isTicking
        }
        if mustStart { Task { await self.tick() } }
    }

    private func tick() async {
        while true {
            // The task is nobody's to cancel.
            try? await Task.sleep(for: interval / 8)
            let members = state.withLock { $0.members }
            let gone = members.indices.filter { members[$0].beating?.beat(interval) == nil }
            if gone.isEmpty { continue }
            let isOver = state.withLock { state in
                // Others may have joined meanwhile, behind those that were looked at.
                let isGone = Set(gone)
                state.members = state.members.enumerated().filter { !isGone.contains($0.offset) }.map(\.element)
                state.isTicking = !state.members.isEmpty
                return state.members.isEmpty
            }
            if isOver { return }
        }
    }
}
