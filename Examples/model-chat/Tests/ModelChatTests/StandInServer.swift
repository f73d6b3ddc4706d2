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
        case hang(afterBytesOf: String)
    }

    /// A request as it came.
    struct Request: Sendable {
        var path: String
        var headers: HTTPFields
        var body: String
    }

    private let state: Mutex<(script: [Response], requests: [Request])>

    init(_ script: Response...) { state = Mutex((script, [])) }

    /// What was asked.
    var requests: [Request] { state.withLock { $0.requests } }

    /// Runs the server on a free port; `body` gets its URL.
    func run(_ body: @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        router.post("**") { request, _ in try await self.answer(request) }
        let app = Application(router: router)
        try await app.test(.live) { client in
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
            let bytes = try Self.recorded(name)
            return .init(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
                    try await Task.sleep(for: .seconds(60))
                    try await writer.finish(nil)
                }
            )
        case nil: return .init(status: .internalServerError)
        }
    }

    /// A recorded body, such as `anthropic/text-plain`.
    private static func recorded(_ name: String) throws -> Data {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../Tests/ModelBridgeTests/Corpus")
        return try Data(contentsOf: folder.appending(path: "\(name).sse"))
    }
}
