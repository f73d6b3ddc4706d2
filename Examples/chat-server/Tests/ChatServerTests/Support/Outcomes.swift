import AISDK
import Synchronization

/// The outcomes of a server's answers, in order.
final class Outcomes: Sendable {
    private let added = Mutex<[String]>([])
    private let stream: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func add(_ outcome: StreamOutcome) {
        added.withLock { $0.append(outcome.description) }
        continuation.yield(outcome.description)
    }

    /// Waits for the next outcome and returns its description.
    func next() async -> String? {
        for await outcome in stream { return outcome }
        return nil
    }

    /// The descriptions of all outcomes so far.
    var all: [String] { added.withLock { $0 } }
}
