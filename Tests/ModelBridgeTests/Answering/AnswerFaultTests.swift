import AISDK
import ModelBridge
import ProtocolSupport
import StreamRuntime
import StreamTestSupport
import Testing

/// Providers that fail: the user gets a kind text, the log the real one.
struct AnswerFaultTests {
    private static let busy = ModelError(
        status: 429,
        reason: "Too Many Requests",
        retryAfter: "0",
        body: Array(#"{"error":{"message":"slow down"}}"#.utf8)
    )
    private static let broken = ModelError(status: 500, reason: "Internal Server Error", body: [UInt8]())

    @Test(arguments: StandInAPI.allCases)
    func `A provider that is busy is asked again`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, .failure(Self.busy), .failure(Self.busy), standIn.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model) { options in
            // The wait that the provider asks for counts: this one would be too long to ask again.
            options.limits.firstWait = .seconds(3600)
        }
        let message = try #require(served.read().message)
        #expect(message.text == "Hello.")
        #expect(message.stepCount == 1)
        #expect(served.logged.isEmpty)
        #expect(model.requests.count == 3)
        #expect(Set(model.requests).count == 1)
    }

    @Test func `A provider that asks for a long wait is not asked again`() async throws {
        let later = ModelError(status: 429, retryAfter: "3600", body: [UInt8]())
        let model = ScriptedModel(.openAIChat, .failure(later), StandInAPI.openAIChat.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model)
        #expect(served.loggedFault?.retryAfter == .seconds(3600))
        #expect(served.read().errorText == "An error occurred.")
        #expect(model.requests.count == 1)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A provider that stays broken fails the answer after the last attempt`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, .failure(Self.broken), .failure(Self.broken), standIn.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model) { $0.limits.retries = 1 }
        #expect(served.read().errorText == "An error occurred.")
        #expect(served.loggedFault?.status == 500)
        #expect(model.requests.count == 2)
        #expect(!served.text.contains("Internal Server Error"))
    }

    @Test func `A key that is refused is not tried again`() async throws {
        let refused = ModelError(status: 401, body: Array(#"{"error":{"message":"bad key sk-1"}}"#.utf8))
        let model = ScriptedModel(.openAIChat, .failure(refused), StandInAPI.openAIChat.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model)
        #expect(served.loggedFault?.message == "bad key sk-1")
        #expect(!served.text.contains("sk-1"))
        #expect(served.read().errorText == "An error occurred.")
        #expect(model.requests.count == 1)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A connection that breaks before the answer began is tried again`(_ standIn: StandInAPI) async throws {
        let first = standIn == .gemini ? [] : Array(standIn.pieces("Hello.", []).prefix(1))
        let model = ScriptedModel(standIn.api, .body([], .cut), .body(first, .cut), standIn.says("Hello."))
        let served = await ServedChat.serve(.words("Hello?"), with: model)
        let message = try #require(served.read().message)
        #expect(message.text == "Hello.")
        #expect(message.stepCount == 1)
        #expect(served.logged.isEmpty)
        #expect(model.requests.count == 3)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A connection that breaks in mid-answer fails it, and what came stays`(_ standIn: StandInAPI) async throws {
        let pieces = standIn.pieces("Hello.", [])
        let count = (pieces.firstIndex { String(decoding: $0, as: UTF8.self).contains("Hello.") } ?? 0) + 1
        let model = ScriptedModel(standIn.api, .body(Array(pieces.prefix(count)), .cut), standIn.says("Again."))
        let served = await ServedChat.serve(.words("Hello?"), with: model)
        let replay = served.read()
        #expect(replay.message?.text == "Hello.")
        #expect(replay.errorText == "An error occurred.")
        #expect(served.loggedFault?.kind == .connection)
        #expect(served.loggedFault?.message.contains("Cut") == true)
        #expect(model.requests.count == 1)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A fault in a later turn leaves the earlier ones`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a")),
            .failure(Self.busy),
            .failure(Self.broken)
        )
        let served = await ServedChat.serve(.words("Weather?"), with: model) { $0.limits.retries = 1 }
        let replay = served.read()
        #expect(replay.message?.toolCalls.map(\.state) == [.outputAvailable])
        #expect(replay.message?.stepCount == 1)
        #expect(replay.errorText == "An error occurred.")
        #expect(served.loggedFault?.status == 500)
        #expect(model.requests.count == 3)
    }

    @Test(arguments: ["anthropic", "openai-chat", "openai-responses", "google"])
    func `An error in mid-stream reaches the log, and not the user`(_ provider: String) async throws {
        let recorded = try #require(ProviderCase.all(of: provider).first { $0.name == "error-event-mid-text" })
        let api: ModelAPI =
            switch provider {
            case "anthropic": .anthropicMessages
            case "google": .googleGemini
            case "openai-chat": .openAIChat
            default: .openAIResponses
            }
        let model = ScriptedModel(api, .body([recorded.body]))
        let served = await ServedChat.serve(.words("Hello?"), with: model)
        let replay = served.read()
        #expect(replay.errorText == "An error occurred.")
        #expect(replay.message?.text.isEmpty == false)
        let fault = try #require(served.loggedFault)
        #expect(!fault.message.isEmpty && !served.text.contains(fault.message))
    }
}
