import AISDK
import StreamTestSupport
import Testing

@Suite("Client floors") struct FloorTests {
    /// The recorded clients, and some at the boundaries between behaviours.
    static let clients = [
        "5.0.0", "5.0.92", "5.0.216", "5.0.244", "6.0.0", "6.0.15", "6.0.230", "6.0.264", "7.0.0", "7.0.31", "7.0.77",
    ]
    .compactMap(ClientVersion.init)

    @Test("the client and all later ones accept everything that is sent", arguments: clients)
    func isUnderstood(_ floor: ClientVersion) async throws {
        let context = ChatContext(options: StreamOptions(client: floor))
        try await context.writeReasoning("r", providerMetadata: ["p": ["k": 1]])
        let call = try await context.beginToolCall("t", input: 1, title: "T", toolMetadata: ["a": 1])
        try await context.updateToolOutput(call, output: 1)
        try await context.completeToolCall(call, output: 2, providerMetadata: ["p": ["k": 1]], toolMetadata: ["a": 1])
        let bad = try await context.startToolInput("t", providerMetadata: ["p": ["k": 1]])
        try await context.failToolInput(bad, name: "t", input: "{", errorText: "No.")
        _ = try? await context.requestApproval(
            try await context.beginToolCall("t", input: 1),
            signature: "s",
            isAutomatic: true
        )
        try await context.writeReasoningFile(url: "u", mediaType: "m")
        try await context.writeCustom("a.b")
        try? await context.resetStep()
        try? await context.answerApproval("never asked for", approved: true)
        try await context.writeText("x")
        try await context.finish(reason: .init(rawValue: "unknown"), metadata: ["a": 1])
        let bytes = await context.allBytes()
        for client in Self.clients where client >= floor {
            let replay = Replay(bytes, client: client)
            #expect(replay.problem == nil, "\(client)")
            #expect(replay.isDone)
            var judge = ClientReplay(client: client)
            judge.append(bytes)
            judge.finish()
            #expect(judge.isAccepted, "\(client): \(String(describing: judge.failure))")
        }
    }

    @Test("a finish reason that no client knows is left out", arguments: clients)
    func unknownFinishReason(_ floor: ClientVersion) async throws {
        let context = ChatContext(options: StreamOptions(client: floor))
        try await context.finish(reason: .init(rawValue: "tool_calls"))
        var judge = ClientReplay(client: floor)
        judge.append(await context.allBytes())
        judge.finish()
        #expect(judge.isAccepted, "\(String(describing: judge.failure))")
        #expect(judge.finishReason == nil)
    }

    @Test("a stream without a client version suits the strictest client of version 6")
    func defaultFloor() async throws {
        let context = ChatContext()
        try await context.abort(reason: "not known to 6.0.0")
        let text = String(decoding: await context.allBytes(), as: UTF8.self)
        #expect(text.contains(#"{"type":"abort"}"#))
    }

    @Test("an event that an old client does not support is refused, and the stream continues")
    func refusal() async throws {
        let context = ChatContext(options: StreamOptions(client: .v5))
        let call = try await context.beginToolCall("t", input: 1)
        await #expect(throws: JSONEncodingError.self) { try await context.requestApproval(call) }
        try await context.completeToolCall(call, output: 1)
        try await context.finish()
        let replay = Replay(await context.allBytes(), client: .v5)
        #expect(replay.problem == nil)
        #expect(replay.types.contains("tool-output-available"))
    }

    @Test("an event that is left out for an old client does not open or close anything")
    func leftOut() async throws {
        let context = ChatContext(options: StreamOptions(client: .v6))
        try await context.writeText("a")
        try await context.writeCustom("a.b")
        try await context.writeText("b")
        try await context.finish()
        let replay = Replay(await context.allBytes(), client: .v6)
        #expect(replay.types.count { $0 == "text-start" } == 1)
    }

    @Test("data that an old client rejects is refused at its floor, and the stream continues", arguments: clients)
    func forbiddenNull(_ floor: ClientVersion) async throws {
        let context = ChatContext(messageID: "m", options: StreamOptions(client: floor, collects: true))
        let isRefused = floor < ClientVersion(6, 0, 115)
        do {
            try await context.writeData("x", data: ["constructor": JSONValue.null])
            #expect(!isRefused)
        } catch let failure as JSONEncodingError {
            #expect(isRefused)
            #expect(failure == JSONEncodingError(path: "data.constructor", reason: .forbiddenNull("constructor")))
        }
        try await context.writeText("Hello")
        try await context.finish()
        try await expectTaken(context, from: floor, dataParts: isRefused ? 0 : 1)
    }

    @Test("a number too large for a double is refused in metadata of providers and tools", arguments: clients)
    func largeNumbers(_ floor: ClientVersion) async throws {
        let context = ChatContext(messageID: "m", options: StreamOptions(client: floor, collects: true))
        let huge = JSONValue.number("1e400")
        let failure = await #expect(throws: JSONEncodingError.self) {
            try await context.writeText("Hello", providerMetadata: ["openai": ["score": huge]])
        }
        #expect(failure == JSONEncodingError(path: "providerMetadata.openai.score", reason: .numberTooLarge("1e400")))
        if floor >= ClientVersion(6, 0, 176) {
            let failure = await #expect(throws: JSONEncodingError.self) {
                try await context.beginToolCall("t", input: 1, toolMetadata: ["a": [huge]])
            }
            #expect(failure?.path == "toolMetadata.a[0]")
        }
        // Elsewhere clients accept the number and read it as infinity, so it is written.
        try await context.writeData("x", data: ["n": huge])
        try await context.writeMetadata(["n": huge])
        let call = try await context.beginToolCall("t", input: ["n": huge])
        try await context.completeToolCall(call, output: huge)
        try await context.writeText("Hello")
        try await context.finish()
        try await expectTaken(context, from: floor, dataParts: 1)
    }

    /// Expects every client from the floor on to accept the stream and end with the stored message.
    private func expectTaken(_ context: ChatContext, from floor: ClientVersion, dataParts: Int) async throws {
        let bytes = await context.allBytes()
        let message = try #require(context.message)
        #expect(message.parts.count { if case .data = $0 { true } else { false } } == dataParts)
        #expect(message.text == "Hello")
        for client in Self.clients where client >= floor {
            var judge = ClientReplay(client: client)
            judge.append(bytes)
            judge.finish()
            #expect(judge.isAccepted, "\(client): \(String(describing: judge.failure))")
            #expect(judge.message?.text == message.text)
        }
    }
}
