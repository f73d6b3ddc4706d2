import Foundation

/// Runs a blocking closure on its own thread.
///
/// Swift's concurrency has only as many threads as there are cores, so blocked tests that wait for each other would hang.
func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
    }
}
