import AISDK
import Foundation
import StreamTestSupport
import Testing

@Suite("Writing") struct WritingTests {
    struct Path: CustomTestStringConvertible, Sendable {
        var name: String
        var types: String
        var client = ClientVersion.v7
        var write: @Sendable (ChatContext) async throws -> Void

        var testDescription: String { name }
    }

    static let paths: [Path] = [
        Path(name: "text", types: "text-start text-delta text-delta text-end") {
            try await $0.writeText("a")
            try await $0.writeText("b")
        },
        Path(
            name: "reasoning, then text",
            types: "reasoning-start reasoning-delta reasoning-end text-start text-delta text-end"
        ) {
            try await $0.writeReasoning("a")
            try await $0.writeText("b")
        },
        Path(name: "a tool call", types: "tool-input-start tool-input-available tool-output-available") {
            let call = try await $0.beginToolCall("clock", input: ["zone": "UTC"])
            try await $0.completeToolCall(call, output: "12:00")
        },
        Path(name: "a failed call", types: "tool-input-start tool-input-available tool-output-error") {
            let call = try await $0.beginToolCall("clock", input: [String: String]())
            try await $0.failToolCall(call, errorText: "No clock.")
        },
        Path(
            name: "streamed input",
            types: "tool-input-start tool-input-delta tool-input-available tool-output-available"
        ) {
            let call = try await $0.startToolInput("clock")
            try await $0.appendToolInput(call, text: "{}")
            try await $0.finishToolInput(call, name: "clock", input: JSONValue.object([:]))
            try await $0.completeToolCall(call, output: JSONValue.null)
        },
        Path(name: "input that is invalid", types: "tool-input-start tool-input-error") {
            let call = try await $0.startToolInput("clock")
            try await $0.failToolInput(call, name: "clock", input: "{", errorText: "Cut off.")
        },
        Path(
            name: "preliminary output",
            types: "tool-input-start tool-input-available tool-output-available tool-output-available"
        ) {
            let call = try await $0.beginToolCall("build", input: 1)
            try await $0.updateToolOutput(call, output: "half")
            try await $0.completeToolCall(call, output: "whole")
        },
        Path(name: "an approval", types: "tool-input-start tool-input-available tool-approval-request") {
            let call = try await $0.beginToolCall("delete", input: 1)
            try await $0.requestApproval(call)
        },
        Path(
            name: "a denial",
            types:
                "tool-input-start tool-input-available tool-approval-request tool-approval-response tool-output-denied"
        ) {
            let call = try await $0.beginToolCall("delete", input: 1)
            let approval = try await $0.requestApproval(call)
            try await $0.answerApproval(approval, approved: false)
            try await $0.denyToolCall(call)
        },
        Path(name: "a dynamic tool", types: "tool-input-start tool-input-available tool-output-available") {
            let call = try await $0.beginToolCall("anything", input: 1, dynamic: true, title: "Anything")
            try await $0.completeToolCall(call, output: 1, dynamic: true)
        },
        Path(name: "sources and files", types: "source-url source-document file") {
            try await $0.writeSource(sourceID: "1", url: "https://example.com", title: "Example")
            try await $0.writeDocument(sourceID: "2", mediaType: "application/pdf", title: "Paper")
            try await $0.writeFile(url: "data:,x", mediaType: "text/plain")
        },
        Path(name: "data and metadata", types: "data-progress message-metadata") {
            try await $0.writeData("progress", data: ["percent": 40], id: "p")
            try await $0.writeMetadata(["model": "small"])
        },
        Path(
            name: "two steps",
            types: "text-start text-delta text-end finish-step start-step text-start text-delta text-end"
        ) {
            try await $0.writeText("a")
            try await $0.newStep()
            try await $0.writeText("b")
        },
        Path(name: "scoped text", types: "text-start text-delta text-end text-start text-delta text-end") { context in
            try await context.withText { text in try await text.write("a") }
            try await context.withText { text in try await text.write("b") }
        },
        Path(name: "a scoped tool call", types: "tool-input-start tool-input-available tool-output-available") {
            let output = try await $0.withToolCall("add", input: [1, 2]) { _ in 3 }
            #expect(output == 3)
        },
    ]

    @Test("each way of writing is accepted by clients of its version and later", arguments: paths)
    func isAccepted(_ path: Path) async throws {
        let replay = await replay(options: StreamOptions(client: path.client), path.write)
        #expect(replay.problem == nil)
        #expect(replay.isDone)
        let inner = replay.types.filter { !["start", "finish"].contains($0) }.joined(separator: " ")
        let step = path.name == "data and metadata" ? path.types : "start-step \(path.types) finish-step"
        #expect(inner == step)
    }

    @Test("scoped methods close their parts and steps when their work throws")
    func scopedFormsClose() async throws {
        let replay = await replay { context in
            try? await context.withStep {
                try await context.withText { text in
                    try await text.write("a")
                    throw SampleError()
                }
            }
            try await context.writeText("b")
        }
        #expect(replay.problem == nil)
        #expect(
            replay.types == [
                "start", "start-step", "text-start", "text-delta", "text-end", "finish-step", "start-step",
                "text-start",
                "text-delta", "text-end", "finish-step", "finish",
            ]
        )
    }

    @Test("a failing scoped tool call sends the client a masked error")
    func scopedToolFails() async throws {
        let replay = await replay { context in
            _ = try? await context.withToolCall("add", input: 1) { _ -> Int in throw SampleError() }
        }
        #expect(
            replay.events.contains { event in
                if case .toolOutputError(let event) = event { event.errorText == "An error occurred." } else { false }
            }
        )
    }

    @Test("at the end, an unfinished call of the server fails, and a call of the client stays open")
    func openCalls() async throws {
        let context = ChatContext()
        _ = try await context.beginToolCall("client", input: 1, id: "client")
        _ = try await context.beginToolCall("server", input: 1, id: "server")
        _ = try await context.beginToolCall("approval", input: 1, id: "approval")
        _ = try await context.beginToolCall("answered", input: 1, id: "answered")
        for id in ["server", "approval", "answered"] {
            try context.promise(.toolOutputError(toolCallID: id, errorText: "The call was not finished."))
        }
        try await context.requestApproval("approval")
        try await context.newStep()
        try await context.completeToolCall("answered", output: 1)
        try await context.finish()
        var judge = ClientReplay(client: .v6)
        judge.append(await context.allBytes())
        judge.finish()
        #expect(judge.isAccepted)
        #expect(judge.message?.toolCall("client")?.state == .inputAvailable)
        #expect(judge.message?.toolCall("server")?.state == .outputError)
        #expect(judge.message?.toolCall("server")?.errorText == "The call was not finished.")
        #expect(judge.message?.toolCall("approval")?.state == .approvalRequested)
        #expect(judge.message?.toolCall("answered")?.state == .outputAvailable)
    }

    @Test("a cancelled scoped tool call is closed even if there is no room for its failure")
    func scopedToolIsCancelled() async throws {
        let context = ChatContext(options: StreamOptions(highWaterMark: 1))
        let work = context.run { context in
            _ = try await context.withToolCall("slow", input: 1) { _ -> Int in
                try await Task.sleep(for: .seconds(3_600))
                return 1
            }
        }
        while context.currentKey(of: UIMessageStream.Scope.step) == nil { await Task.yield() }
        work.cancel()
        #expect(await work.value.description == "aborted")
        var judge = ClientReplay(client: .v6)
        judge.append(await context.allBytes())
        judge.finish()
        #expect(judge.isAccepted)
        #expect(judge.message?.toolCalls.map(\.state) == [.outputError])
    }

    @Test("consecutive texts produce the same bytes as their events", arguments: [ClientVersion.v5, .v6, .v7])
    func textInARow(_ client: ClientVersion) async throws {
        let pieces = [
            "a", "", "\"\\", "\n\u{1}", "é\u{301}", "🌤", "\u{2028}", String(repeating: "long ", count: 2_000),
        ]
        let options = StreamOptions(client: client, collects: true, highWaterMark: .max)
        let context = ChatContext(options: options)
        for piece in pieces { try await context.writeText(piece) }
        let first = try #require(context.currentTextID)
        try await context.writeReasoning("b")
        for piece in pieces { try await context.writeReasoning(piece) }
        let second = try #require(context.currentReasoningID)
        try await context.writeText("c", providerMetadata: ["p": ["k": 1]])
        try await context.writeText("d")
        try await context.writeText("e")
        try await context.finish()

        var expected = JSONWriter(for: UIMessageStream.self, floor: client)
        for piece in pieces { try expected.writeFrame(UIMessageStream.Event.textDelta(id: first, delta: piece)) }
        for piece in ["b"] + pieces {
            try expected.writeFrame(UIMessageStream.Event.reasoningDelta(id: second, delta: piece))
        }
        let text = String(decoding: await context.allBytes(), as: UTF8.self)
        let frames = text.components(separatedBy: "\n\n").filter { $0.contains("-delta\"") }
        let expectedFrames = String(decoding: expected.takeBytes(), as: UTF8.self).components(separatedBy: "\n\n")
        #expect(frames.dropLast(3).elementsEqual(expectedFrames.dropLast()))
        #expect(context.record?.text == pieces.joined() + "cde")
        #expect(context.message?.text == pieces.joined() + "cde")
    }

    @Test("a pair of writes is written whole or not at all")
    func writesAreAtomic() async throws {
        let context = ChatContext()
        await #expect(throws: LifecycleError.self) {
            try await context.write([.textStart(id: "t"), .toolOutputDenied(toolCallID: "c")])
        }
        #expect(context.currentTextID == nil)
        try await context.writeText("a")
        try await context.finish()
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        #expect(replay.types.count { $0 == "text-start" } == 1)
    }

    @Test("an append that does not continue the part is refused")
    func appendsAreChecked() async throws {
        let context = ChatContext()
        await #expect(throws: StreamWriteError.self) {
            try await context.append(to: UIMessageStream.Scope.text) { _ in .textDelta(id: "other", delta: "x") }
        }
        #expect(context.currentTextID == nil)
    }

    @Test("the current ids are those of the open parts")
    func currentIDs() async throws {
        let context = ChatContext(messageID: "msg-1")
        #expect(context.messageID == "msg-1")
        #expect(context.currentTextID == nil)
        try await context.writeText("a")
        let text = try #require(context.currentTextID)
        try await context.write(.textDelta(id: text, delta: "!"))
        try await context.writeReasoning("b")
        #expect(context.currentTextID == nil)
        #expect(context.currentReasoningID != nil)
        #expect(!context.isFinished)
        try await context.finish()
        #expect(context.isFinished)
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        #expect(replay.events.first == .start(messageID: "msg-1"))
    }

    @Test("a start without an id gets the message's id")
    func startsHaveIDs() async throws {
        let replay = await replay(messageID: "m") { try await $0.write(.start(messageMetadata: ["a": 1])) }
        #expect(replay.events.first == .start(messageID: "m", messageMetadata: ["a": 1]))
    }

    @Test("`tryWrite` writes without waiting if there is room, and can end the stream")
    func writesWithoutWaiting() async throws {
        let (outcomes, ended) = AsyncStream.makeStream(of: String.self)
        let context = ChatContext(options: StreamOptions(highWaterMark: 200)) {
            ended.yield($0.outcome.description)
        }
        #expect(try context.tryWrite(.textStart(id: "t")))
        #expect(try context.tryWrite(.textDelta(id: "t", delta: String(repeating: "x", count: 200))))
        #expect(try !context.tryWrite(.textDelta(id: "t", delta: "y")))
        #expect(try context.tryWrite(.finish()))
        #expect(await outcomes.first { _ in true } == "finished")
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        #expect(replay.isDone)
        #expect(throws: StreamWriteError.self) { try context.tryWrite(.textStart(id: "u")) }
    }

    private static func greet(_ stream: some EventWriter<UIMessageStream>) async throws {
        try await stream.writeText("Hello!")
    }

    @Test("services can write through `EventWriter` alone")
    func servicesTakeWriters() async {
        let replay = await replay { try await Self.greet($0) }
        #expect(replay.types.contains("text-delta"))
    }

    @Test("pre-encoded JSON is checked and written as a value")
    func preEncoded() async throws {
        let replay = await replay { context in
            try await context.writeData("x", data: try JSONValue(json: #"{"b":1,"a":[null]}"#))
            #expect(throws: JSONDecodingError.self) { try JSONValue(json: #"{"b":"#) }
        }
        #expect(replay.events.contains(.data(name: "x", data: ["b": 1, "a": [nil]])))
    }

    @Test("headers are those of the protocol, and omit connection headers for HTTP/2")
    func headers() {
        let context = ChatContext()
        #expect(context.responseHeaders.contains { $0.name == "x-vercel-ai-ui-message-stream" && $0.value == "v1" })
        #expect(context.responseHeaders.contains { $0.name == "connection" })
        #expect(!context.responseHeadersWithoutConnection.contains { $0.name == "connection" })
        #expect(context.responseHeadersWithoutConnection.count == context.responseHeaders.count - 1)
    }

    @Test("info of any type is available in the context and in its work")
    func info() async {
        struct Request: Sendable { var user: String }
        let context = StreamContext(info: Request(user: "u_42"))
        #expect(context.info.user == "u_42")
        let work = context.run { #expect($0.info.user == "u_42") }
        _ = await work.value
    }
}
