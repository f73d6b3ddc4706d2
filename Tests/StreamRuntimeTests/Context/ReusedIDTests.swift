import AISDK
import StreamTestSupport
import Testing

/// Providers number their calls from the beginning in every turn, so the same id may return several times.
@Suite("Reused ids") struct ReusedIDTests {
    typealias Work = @Sendable (ChatContext) async throws -> Void

    private static let turns: [(name: String, work: Work)] = [
        (
            "whole calls",
            { stream in
                for turn in 1...3 {
                    try await stream.beginToolCall("record", input: ["turn": turn], id: "call_0")
                    try await stream.completeToolCall("call_0", output: turn)
                }
            }
        ),
        (
            "streamed input in separate steps",
            { stream in
                for turn in 1...3 {
                    try await stream.startToolInput("record", id: "call_0")
                    try await stream.appendToolInput("call_0", text: "{}")
                    try await stream.finishToolInput("call_0", name: "record", input: ["turn": turn])
                    try await stream.updateToolOutput("call_0", output: "…")
                    try await stream.completeToolCall("call_0", output: turn)
                    try await stream.newStep()
                }
            }
        ),
        (
            "the ids that the methods return",
            { stream in
                for turn in 1...3 {
                    let call = try await stream.beginToolCall("record", input: ["turn": turn], id: "call_0")
                    try await stream.completeToolCall(call, output: turn)
                }
            }
        ),
        (
            "an input without a start",
            { stream in
                for turn in 1...3 {
                    try await stream.finishToolInput("call_0", name: "record", input: ["turn": turn])
                    try await stream.completeToolCall("call_0", output: turn)
                }
            }
        ),
        (
            "calls around a body",
            { stream in
                for turn in 1...3 {
                    _ = try await stream.withToolCall("record", input: ["turn": turn], id: "call_0") { _ in turn }
                }
            }
        ),
    ]

    @Test("each call keeps its own input and output for every client", arguments: turns.indices)
    func everyClient(_ place: Int) async throws {
        for floor in [ClientVersion.v5, .v6, .v7, .newest] {
            let context = ChatContext(messageID: "m", options: StreamOptions(client: floor, collects: true))
            context.run(Self.turns[place].work)
            let bytes = await context.allBytes()
            for version in boundaryVersions where version >= floor {
                let replay = replayed(bytes, client: version)
                let calls = replay.message?.toolCalls ?? []
                #expect(replay.isAccepted, "\(Self.turns[place].name), \(version)")
                #expect(calls.map(\.input) == [["turn": 1], ["turn": 2], ["turn": 3]], "\(version)")
                #expect(calls.map(\.output) == [1, 2, 3], "\(version)")
                #expect(Set(calls.map(\.toolCallID)).count == 3)
            }
            #expect(context.message?.toolCalls.map(\.output) == [1, 2, 3])
        }
    }

    @Test("a call with invalid input does not use up its id")
    func refusedInput() async throws {
        let context = ChatContext(messageID: "m")
        for _ in 1...2 {
            try await context.failToolInput("call_0", name: "record", input: "{", errorText: "Not JSON.")
        }
        try await context.beginToolCall("record", input: 1, id: "call_0")
        try context.promise(.toolOutputError(toolCallID: "call_0", errorText: "Too late."))
        try await context.finish()
        let replay = replayed(await context.allBytes(), client: .newest)
        #expect(replay.message?.toolCalls.map(\.errorText) == ["Not JSON.", "Not JSON.", "Too late."])
    }

    @Test(
        "a continued answer may reuse the ids of its earlier turns",
        arguments: ["input-streaming", "output-error"]
    )
    func continuedAnswer(_ state: String) async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"step-start"},{"type":"tool-record","toolCallId":"call_0",\
                "state":"\(state)","input":1,"errorText":"No."}]}
                """
        )
        for floor in [ClientVersion.v5, .v6, .newest] {
            let context = ChatContext(continuing: answer, options: StreamOptions(client: floor, collects: true))
            let call = try await context.beginToolCall("record", input: 2, id: "call_0", dynamic: true)
            try await context.completeToolCall("call_0", output: 2)
            try await context.finish()
            let bytes = await context.allBytes()
            for version in boundaryVersions where version >= floor {
                let replay = replayed(bytes, client: version, continuing: answer)
                #expect(replay.isAccepted)
                #expect(replay.message?.toolCall("call_0")?.output == nil, "\(version)")
                #expect(replay.message?.toolCall(call)?.output == 2, "\(version)")
            }
            #expect(context.message?.toolCall(call)?.output == 2)
        }
    }

    @Test("the error for a raw event recommends the writer method")
    func rawEvents() async throws {
        let context = ChatContext()
        let call = try await context.beginToolCall("record", input: 1, id: "call_0")
        try await context.completeToolCall(call, output: 1)
        let error = await #expect(throws: LifecycleError.self) {
            try await context.write(.toolInputStart(toolCallID: "call_0", toolName: "record"))
        }
        #expect(error?.rule == .keyUsed)
        #expect(error?.description.contains("writer method") == true)
        try await context.finish()
    }

    @Test("a call cannot begin under the id of an open call")
    func openCall() async throws {
        let context = ChatContext()
        try await context.beginToolCall("record", input: 1, id: "call_0")
        await #expect(throws: LifecycleError.self) {
            try await context.beginToolCall("record", input: 2, id: "call_0")
        }
        try await context.finish()
    }

    @Test("a reader accepts two calls with one id in two steps, but not in one")
    func reading() {
        var engine = LifecycleEngine<UIMessageStream>()
        let call: [UIMessageStream.Event] = [
            .toolInputAvailable(toolCallID: "call_0", toolName: "record", input: 1),
            .toolOutputAvailable(toolCallID: "call_0", output: 1),
        ]
        let turns = [.start(), .startStep()] + call + [.finishStep(), .startStep()] + call
        #expect(judged(&engine, turns).isEmpty)
        #expect(judged(&engine, call).map(\.rule) == [.keyUsed])
    }
}
