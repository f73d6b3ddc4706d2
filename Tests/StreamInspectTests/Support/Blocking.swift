import Foundation

/// Runs something that blocks on a thread of its own: Swift's concurrency has no more threads than there are cores, and tests that
/// wait for each other on them would wait for ever.
func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
    }
}
