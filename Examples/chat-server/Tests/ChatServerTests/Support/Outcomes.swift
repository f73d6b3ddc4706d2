import AISDK
import Synchronization

/// How the answers of a server ended, one after the other.
final class Outcomes: Sendable {
    private let added = Mutex<[String]>([])
    private let stream: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func add(_ outcome: StreamOutcome) {
        added.withLock { $0.append(outcome.description) }
        continuation.yield(outcome.description)
    }

    /// The name of the next outcome, when there is one.
    func next() async -> String? {
        for await outcome in stream { return outcome }
        return nil
    }

    /// The names of all outcomes so far.
    var all: [String] { added.withLock { $0 } }
}
