import AISDKHummingbird
import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import ModelClients
import Synchronization
import Testing

/// The servers of this package against a provider that stands in for the real ones, over HTTP.
@Suite(.timeLimit(.minutes(2))) struct ModelChatTests {
    /// A server of this package, and what its provider gets.
    struct Server: Sendable, CustomTestStringConvertible {
        var name: String
        /// The folder of its provider's recorded answers.
        var recordings: String
        /// The beginning of the names of its environment.
        var prefix: String
        var path: String
        var header: (name: String, value: String)

        var testDescription: String { name }
    }

    static let servers = [
        Server(
            name: "openai-chat",
            recordings: "openai-chat",
            prefix: "OPENAI",
            path: "/chat/completions",
            header: ("authorization", "Bearer secret")
        ),
        Server(
            name: "openai-responses-chat",
            recordings: "openai-responses",
            prefix: "OPENAI",
            path: "/responses",
            header: ("authorization", "Bearer secret")
        ),
        Server(
            name: "anthropic-chat",
            recordings: "anthropic",
            prefix: "ANTHROPIC",
            path: "/messages",
            header: ("x-api-key", "secret")
        ),
        Server(
            name: "gemini-chat",
            recordings: "google",
            prefix: "GEMINI",
            path: "/models/model-1:streamGenerateContent?alt=sse",
            header: ("x-goog-api-key", "secret")
        ),
    ]

    @Test(arguments: servers)
    func `The answer of the provider arrives, also if it was busy at first`(_ server: Server) async throws {
        let provider = StandInServer(.busy(retryAfter: 0), .recorded("\(server.recordings)/text-plain"))
        try await provider.run { url in
            let process = try ServerProcess(
                server.name,
                environment: [
                    "\(server.prefix)_API_KEY": "secret", "\(server.prefix)_BASE_URL": url,
                    "\(server.prefix)_MODEL": "model-1",
                ]
            )
            let answer = try await ask(try await process.chatURL())
            #expect(answer.contains(#""type":"text-delta""#))
            #expect(answer.contains(#""finishReason":"stop""#))
            #expect(!answer.contains(#""type":"error""#))
            #expect(answer.hasSuffix("data: [DONE]\n\n"))
        }
        #expect(provider.requests.map(\.path) == [server.path, server.path])
        for request in provider.requests {
            #expect(request.body.contains("How is the weather?"))
            let name = try #require(HTTPField.Name(server.header.name))
            #expect(request.headers[name] == server.header.value)
            #expect(request.headers[.contentType] == "application/json")
        }
    }

    @Test func `A provider that falls silent is given up`() async throws {
        let provider = StandInServer(.hang(afterHalfOf: "anthropic/text-many-small-deltas"))
        try await provider.run { url in
            let (outcome, log) = try await answer(with: Anthropic(model: "model-1", key: "secret", baseURL: url)) {
                $0.limits.silence = .milliseconds(200)
            }
            #expect(outcome.contains(#""type":"text-delta""#))
            #expect(outcome.contains(#""errorText":"An error occurred.""#))
            #expect((log.first as? ModelError)?.kind == .timeout)
        }
    }

    @Test func `A key that is refused reaches the log, and the user gets a text without details`() async throws {
        let provider = StandInServer(.recorded("openai-chat/http-401", .unauthorized))
        try await provider.run { url in
            let model = OpenAIChat(model: "model-1", key: "wrong", baseURL: url)
            let (outcome, log) = try await answer(with: model)
            let fault = try #require(log.first as? ModelError)
            #expect(fault.status == 401)
            #expect(!outcome.contains(fault.message))
            #expect(outcome.contains(#""errorText":"An error occurred.""#))
        }
    }

    @Test func `A provider that cannot be reached is a fault of the connection`() async throws {
        let model = OpenAICompatible(model: "model-1", baseURL: "http://127.0.0.1:1/v1")
        let (_, log) = try await answer(with: model) { $0.limits.firstWait = .milliseconds(1) }
        #expect((log.first as? ModelError)?.kind == .connection)
        let nowhere = OpenAICompatible(model: "model-1", baseURL: "no address")
        let (_, faults) = try await answer(with: nowhere)
        #expect((faults.first as? ModelError)?.isRetryable == false)
    }

    @Test func `A reader that leaves ends the request to the provider`() async throws {
        let provider = StandInServer(.trickle(afterHalfOf: "anthropic/text-many-small-deltas"))
        try await provider.run { url in
            let model = Anthropic(model: "model-1", key: "secret", baseURL: url)
            let request = UIMessageStream.ChatRequest(messages: [.question])
            let context = ChatContext(answering: request)
            let work = context.run { chat in try await chat.answer(request, with: model) }
            for await chunk in context.bytes where String(decoding: chunk, as: UTF8.self).contains("delta") { break }
            context.disconnect()
            _ = await work.value
            for _ in 0..<500 where provider.readersThatLeft == 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(provider.readersThatLeft == 1)
    }

    /// Answers a question in this process; returns the stream, and what the log was told.
    private func answer(
        with model: some ChatModel,
        _ change: (inout AnswerOptions) -> Void = { _ in }
    ) async throws -> (String, [any Error]) {
        var options = AnswerOptions()
        change(&options)
        let log = Log()
        let request = UIMessageStream.ChatRequest(messages: [.question])
        let context = ChatContext(answering: request, options: StreamOptions(onError: log.add))
        context.run { [options] chat in try await chat.answer(request, with: model, options: options) }
        var bytes: [UInt8] = []
        for await chunk in context.bytes { bytes += chunk }
        return (String(decoding: bytes, as: UTF8.self), log.errors)
    }

    /// Posts a question to a server.
    private func ask(_ url: String) async throws -> String {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.body = .bytes(
            ByteBuffer(
                string:
                    #"{"messages":[{"id":"u","role":"user","parts":[{"type":"text","text":"How is the weather?"}]}]}"#
            )
        )
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        return String(buffer: try await response.body.collect(upTo: 1 << 20))
    }
}

/// What was told to a log.
private final class Log: Sendable {
    private let state = Mutex<[any Error]>([])

    var errors: [any Error] { state.withLock { $0 } }

    func add(_ error: any Error) { state.withLock { $0.append(error) } }
}

extension UIMessageStream.UIMessage {
    static let question = Self(id: "u", role: .user, parts: [.text(.init(text: "How is the weather?"))])
}
