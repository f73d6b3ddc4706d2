import ModelBridge
import Synchronization

/// A model in the test's own process: each request gets the next response of a script.
final class ScriptedModel: ChatModel {
    /// What comes back for a request.
    enum Response: Sendable {
        /// A body, piece by piece, and its end.
        case body([[UInt8]], Ending = .complete, delay: Duration = .zero)
        /// No body.
        case failure(any Error)
        /// No response, ever.
        case silence
    }

    /// How a body ends.
    enum Ending: Sendable {
        case complete
        case cut
        case hang
    }

    struct Cut: Error {}
    struct NothingLeft: Error {}

    let api: ModelAPI
    let name = "model-1"
    private struct State {
        var script: [Response]
        var requests: [ModelRequest] = []
        var cancelled = 0
        /// Kept, since a body whose continuation is gone ends.
        var hanging: [AsyncThrowingStream<[UInt8], any Error>.Continuation] = []
    }

    private let state: Mutex<State>

    init(_ api: ModelAPI, _ script: Response...) {
        self.api = api
        state = Mutex(State(script: script))
    }

    /// What was asked.
    var requests: [ModelRequest] { state.withLock { $0.requests } }

    /// How many bodies were given up before their end.
    var cancelledBodies: Int { state.withLock { $0.cancelled } }

    func stream(_ request: ModelRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let next: Response? = state.withLock { state in
            state.requests.append(request)
            return state.script.isEmpty ? nil : state.script.removeFirst()
        }
        switch next {
        case .body(let pieces, let ending, let delay):
            try await Task.sleep(for: delay)
            return body(pieces, ending)
        case .failure(let error): throw error
        case .silence:
            try await Task.sleep(for: .seconds(60))
            throw Cut()
        case nil: throw NothingLeft()
        }
    }

    private func body(_ pieces: [[UInt8]], _ ending: Ending) -> AsyncThrowingStream<[UInt8], any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        for piece in pieces { continuation.yield(piece) }
        continuation.onTermination = { [weak self] end in
            guard case .cancelled = end else { return }
            self?.state.withLock { $0.cancelled += 1 }
        }
        switch ending {
        case .complete: continuation.finish()
        case .cut: continuation.finish(throwing: Cut())
        case .hang: state.withLock { $0.hanging.append(continuation) }
        }
        return stream
    }
}
