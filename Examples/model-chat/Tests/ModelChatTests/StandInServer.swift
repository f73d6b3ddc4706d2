import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization

/// A provider that answers each request with the next response of a script, over HTTP.
final class StandInServer: Sendable {
    /// What comes back for a request.
    enum Response: Sendable {
        /// A recorded body with its status.
        case recorded(String, HTTPResponse.Status = .ok)
        /// A status with the seconds to wait.
        case busy(retryAfter: Int)
        /// The beginning of a recorded body, and then nothing.
        case hang(afterHalfOf: String)
        /// The beginning of a recorded body, and then comments without end.
        case trickle(afterHalfOf: String)
    }

    /// A request as it came.
    struct Request: Sendable {
        var path: String
        var headers: HTTPFields
        var body: String
    }

    private struct State {
        var script: [Response]
        var requests: [Request] = []
        var readersThatLeft = 0
        var isOver = false
    }

    private let state: Mutex<State>

    init(_ script: Response...) { state = Mutex(State(script: script)) }

    /// How many requests were given up before their response had ended.
    var readersThatLeft: Int { state.withLock { $0.readersThatLeft } }

    /// What was asked.
    var requests: [Request] { state.withLock { $0.requests } }

    /// Runs the server on a free port; `body` gets its URL.
    func run(_ body: @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        router.post("**") { request, _ in try await self.answer(request) }
        let app = Application(router: router)
        try await app.test(.live) { client in
            defer { self.state.withLock { $0.isOver = true } }
            try await body("http://127.0.0.1:\(client.port ?? 0)")
        }
    }

    private func answer(_ request: Hummingbird.Request) async throws -> Hummingbird.Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let seen = Request(path: request.uri.string, headers: request.headers, body: String(buffer: body))
        let next: Response? = state.withLock { state in
            state.requests.append(seen)
            return state.script.isEmpty ? nil : state.script.removeFirst()
        }
        switch next {
        case .recorded(let name, let status):
            let bytes = try Self.recorded(name)
            return .init(status: status, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        case .busy(let seconds):
            return .init(status: .tooManyRequests, headers: [.retryAfter: "\(seconds)"])
        case .hang(let name):
            return try respond(withHalfOf: name) { _ in }
        case .trickle(let name):
            return try respond(withHalfOf: name) { writer in
                try await writer.write(ByteBuffer(string: ": still there\n\n"))
            }
        case nil: return .init(status: .internalServerError)
        }
    }

    /// Sends the first half of a recorded body, and goes on until the test is over or the reader has left.
    private func respond(
        withHalfOf name: String,
        keepingOn: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) throws -> Hummingbird.Response {
        let bytes = try Self.recorded(name)
        return .init(
            status: .ok,
            body: .init { writer in
                try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
                do {
                    while !self.state.withLock({ $0.isOver }) {
                        try await Task.sleep(for: .milliseconds(10))
                        try await keepingOn(&writer)
                    }
                } catch {
                    self.state.withLock { $0.readersThatLeft += 1 }
                    throw error
                }
                try await writer.finish(nil)
            }
        )
    }

    /// A recorded body, such as `anthropic/text-plain`.
    private static func recorded(_ name: String) throws -> Data {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../Tests/ModelBridgeTests/Corpus")
        return try Data(contentsOf: folder.appending(path: "\(name).sse"))
    }
}
