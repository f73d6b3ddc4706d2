import AISDK
import ModelBridge
import ProtocolSupport
import StreamRuntime
import Testing

/// Providers that are silent, and users that leave.
@Suite(.timeLimit(.minutes(1))) struct AnswerLimitTests {
    @Test(arguments: StandInAPI.allCases)
    func `A provider without a first byte is given up`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(standIn.api, .silence, .body([], .hang))
        let served = await ServedChat.serve(.words("Hello?"), with: model) { options in
            options.limits.firstByte = .milliseconds(20)
            options.limits.retries = 1
        }
        #expect(served.read().errorText == "An error occurred.")
        #expect(served.loggedFault?.kind == .timeout)
        #expect(model.requests.count == 2)
        #expect(model.cancelledBodies == 1)
    }

    @Test(arguments: StandInAPI.allCases)
    func `A provider that falls silent in mid-answer is given up, and not asked again`(
        _ standIn: StandInAPI
    ) async throws {
        let pieces = standIn.pieces("Hello.", [])
        let model = ScriptedModel(
            standIn.api,
            .body(Array(pieces.dropLast()), .hang, delay: .milliseconds(50)),
            standIn.says("Again.")
        )
        let served = await ServedChat.serve(.words("Hello?"), with: model) { options in
            // The first byte may take longer, and that limit must not count any more: the test would not end.
            options.limits.firstByte = .seconds(3600)
            options.limits.silence = .milliseconds(20)
        }
        let replay = served.read()
        #expect(replay.message?.text == "Hello.")
        #expect(replay.errorText == "An error occurred.")
        #expect(served.loggedFault?.kind == .timeout)
        #expect(model.requests.count == 1)
        #expect(model.cancelledBodies == 1)
    }

    @Test func `A client that takes its time is not the provider's silence`() async throws {
        let standIn = StandInAPI.openAIChat
        let model = ScriptedModel(standIn.api, standIn.says("Hello."))
        let request = UIMessageStream.ChatRequest.words("Hello?")
        let context = ChatContext(answering: request, options: StreamOptions(highWaterMark: 1))
        let task = context.run { chat in
            var options = AnswerOptions()
            options.limits = ModelLimits(firstByte: .milliseconds(100), silence: .milliseconds(100), retries: 0)
            try await chat.answer(request, with: model, options: options)
        }
        try await Task.sleep(for: .milliseconds(300))
        for await _ in context.bytes {}
        guard case .finished = await task.value else {
            Issue.record("the answer failed")
            return
        }
    }

    @Test(arguments: StandInAPI.allCases)
    func `Cancelled work gives up the response at once`(_ standIn: StandInAPI) async throws {
        let pieces = standIn.pieces("Hello.", [])
        let model = ScriptedModel(standIn.api, .body(Array(pieces.dropLast()), .hang))
        let request = UIMessageStream.ChatRequest.words("Hello?")
        let context = ChatContext(answering: request)
        let task = context.run { chat in try await chat.answer(request, with: model) }
        for await chunk in context.bytes where String(decoding: chunk, as: UTF8.self).contains("Hello.") { break }
        context.disconnect()
        _ = await task.value
        #expect(model.cancelledBodies == 1)
    }
}
