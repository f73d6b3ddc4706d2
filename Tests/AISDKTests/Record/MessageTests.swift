import AISDK
import StreamTestSupport
import Testing

@Suite("Messages of a context") struct MessageTests {
    private func completion(
        continuing message: UIMessageStream.UIMessage? = nil,
        _ work: @escaping @Sendable (ChatContext) async throws -> Void
    ) async -> (StreamCompletion<UIMessageStream>?, [UInt8]) {
        let (completions, continuation) = AsyncStream.makeStream(of: StreamCompletion<UIMessageStream>.self)
        let finish: @Sendable (StreamCompletion<UIMessageStream>) async -> Void = {
            continuation.yield($0)
            continuation.finish()
        }
        let options = StreamOptions(client: .newest)
        let context =
            message.map { ChatContext(continuing: $0, options: options, onCompletion: finish) }
            ?? ChatContext(messageID: "m", options: options, onCompletion: finish)
        context.run(work)
        let bytes = await context.allBytes()
        var last: StreamCompletion<UIMessageStream>?
        for await completion in completions { last = completion }
        return (last, bytes)
    }

    @Test("the completion handler gets the client's message")
    func isTheClients() async throws {
        let (completion, bytes) = await completion { context in
            try await context.writeReasoning("Hm.")
            _ = try await context.withToolCall("add", input: [1, 2]) { _ in 3 }
            try await context.writeText("It is ")
            try await context.writeData("p", data: 1, id: "x")
            try await context.writeText("3.")
            try await context.writeData("p", data: 2, id: "x")
            try await context.writeMetadata(["model": "small"])
        }
        var judge = ClientReplay(client: .newest)
        judge.append(bytes)
        judge.finish()
        let message = try #require(completion?.message)
        #expect(message == judge.message)
        #expect(message.id == "m")
        #expect(message.parts.count == 6)
    }

    @Test("a continued answer is one message with the old and the new parts")
    func continues() async throws {
        let json = """
            {"id":"old","role":"assistant","parts":[{"type":"step-start"},{"type":"tool-delete","toolCallId":"c",\
            "state":"approval-responded","input":{},"approval":{"id":"a","approved":true}}]}
            """
        let initial = try UIMessageStream.UIMessage(json: json)
        let (completion, bytes) = await completion(continuing: initial) { context in
            try await context.completeToolCall("c", output: "gone")
            try await context.writeText("Done.")
        }
        var judge = ClientReplay(client: .newest, initialMessage: initial)
        judge.append(bytes)
        judge.finish()
        #expect(judge.isAccepted)
        #expect(completion?.message == judge.message)
        #expect(completion?.message?.id == "old")
        #expect(completion?.message?.parts.count == 4)
    }

    @Test("uncollected content is not in the message, and collected text continues after it")
    func uncollected() async throws {
        let (completion, _) = await completion { context in
            try await context.writeText("kept ")
            try await context.uncollected.writeText("secret ")
            try await context.uncollected.writeSource(sourceID: "s", url: "u")
            try await context.writeText("kept")
        }
        #expect(completion?.message?.text == "kept kept")
        #expect(completion?.message?.parts.contains { if case .sourceURL = $0 { true } else { false } } == false)
    }

    @Test("the message has neither text nor metadata of uncollected parts")
    func uncollectedParts() async throws {
        let secret: UIMessageStream.ProviderMetadata = ["provider": ["key": "secret"]]
        let (completion, bytes) = await completion { context in
            try await context.writeText("kept")
            try await context.uncollected.write(.textStart(id: "t", providerMetadata: secret))
            try await context.uncollected.write(.textEnd(id: "t", providerMetadata: secret))
            try await context.uncollected.finish(metadata: ["secret": true])
        }
        #expect(String(decoding: bytes, as: UTF8.self).contains("secret"))
        let message = try #require(completion?.message)
        #expect(!String(decoding: try message.json(), as: UTF8.self).contains("secret"))
        #expect(message.text == "kept")
    }

    @Test("a message is always saved as the same bytes and loaded without loss")
    func isSaved() throws {
        let json = """
            {"id":"m","role":"assistant","metadata":{"z":1,"a":{"y":2,"b":3}},"parts":[{"type":"tool-add","toolCallId":"c",\
            "state":"output-available","input":{"second":2,"first":1},"output":12345678901234567890123,"newKey":0.1},\
            {"type":"from-the-future","z":0,"a":0}],"createdAt":"today"}
            """
        let shuffled = """
            {"createdAt":"today","parts":[{"newKey":0.1,"output":12345678901234567890123,"input":{"second":2,"first":1},\
            "state":"output-available","toolCallId":"c","type":"tool-add"},{"type":"from-the-future","z":0,"a":0}],\
            "metadata":{"z":1,"a":{"y":2,"b":3}},"role":"assistant","id":"m"}
            """
        for text in [json, shuffled] {
            let message = try UIMessageStream.UIMessage(json: text)
            #expect(String(decoding: try message.json(), as: UTF8.self) == json)
            #expect(try [UIMessageStream.UIMessage](json: [message, message].json()) == [message, message])
        }
    }
}
