import Synchronization

/// Ends a wait for a provider that is silent for too long.
///
/// Only the time in which a provider is waited for counts, and not the time in which the client takes what came.
final class SilenceWatch: Sendable {
    private let deadline = Mutex<ContinuousClock.Instant?>(nil)

    /// Begins a wait for the provider; it has until `limit` from now.
    func begin(atMost limit: Duration) { deadline.withLock { $0 = .now + limit } }

    /// Ends the wait.
    func end() { deadline.withLock { $0 = nil } }

    /// Returns when a wait has taken too long; throws if it is cancelled.
    func expire(checkedAtLeastEvery interval: Duration) async throws {
        while true {
            let current = deadline.withLock { $0 }
            if let current, current <= .now { return }
            // A later wait may have a shorter limit.
            let next = ContinuousClock.now + interval
            try await Task.sleep(until: min(current ?? next, next), clock: .continuous)
        }
    }
}
