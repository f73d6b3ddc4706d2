import StreamRuntime

/// How the answers of a server ended, one after the other.
struct Outcomes: Sendable {
    private let stream: AsyncStream<StreamOutcome>
    private let continuation: AsyncStream<StreamOutcome>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func add(_ outcome: StreamOutcome) { continuation.yield(outcome) }

    /// The name of the next outcome, when there is one.
    func next() async -> String? {
        for await outcome in stream { return outcome.description }
        return nil
    }
}
