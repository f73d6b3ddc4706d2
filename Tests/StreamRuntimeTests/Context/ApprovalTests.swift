import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing

@Suite("Approvals") struct ApprovalTests {
    private static func message(
        _ floor: ClientVersion,
        _ work: @escaping @Sendable (ChatContext) async throws -> Void
    ) async throws -> UIMessageStream.UIMessage {
        let context = ChatContext(messageID: "m", options: StreamOptions(client: floor, collects: true))
        context.run(work)
        let bytes = await context.allBytes()
        let line = try #require(UIMessageStream.clients.lines.last { $0.first <= floor })
        let replay = replayed(bytes, client: line.newest)
        #expect(replay.isAccepted)
        #expect(context.message == replay.message)
        return try #require(replay.message)
    }

    @Test(
        "no automatic approval request is sent to clients that cannot receive the server's answer",
        arguments: [ClientVersion(5, 0, 0), ClientVersion(6, 0, 0), ClientVersion(6, 0, 264)]
    )
    func automaticBelow(_ floor: ClientVersion) async throws {
        let message = try await Self.message(floor) { stream in
            for isAllowed in [true, false] {
                let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
                let request = try await stream.requestApproval(call, isAutomatic: true)
                try await stream.answerApproval(request, approved: isAllowed)
                if isAllowed {
                    try await stream.completeToolCall(call, output: "deleted")
                } else {
                    try await stream.denyToolCall(call)
                }
            }
        }
        #expect(message.toolCalls.map(\.state) == [.outputAvailable, .outputError])
        #expect(message.toolCalls.allSatisfy { $0.approval == nil })
        #expect(message.toolCalls.last?.errorText == "The call was not allowed.")
    }

    @Test("newer clients see the request and the answer", arguments: [ClientVersion.v7, .newest])
    func automatic(_ floor: ClientVersion) async throws {
        let message = try await Self.message(floor) { stream in
            for isAllowed in [true, false] {
                let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
                let request = try await stream.requestApproval(call, isAutomatic: true)
                try await stream.answerApproval(request, approved: isAllowed)
                if isAllowed {
                    try await stream.completeToolCall(call, output: "deleted")
                } else {
                    try await stream.denyToolCall(call)
                }
            }
        }
        #expect(message.toolCalls.map(\.state) == [.outputAvailable, .outputDenied])
        #expect(message.toolCalls.map(\.approval?.approved) == [true, false])
    }

    private static let moves: [@Sendable (ChatContext, String) async throws -> Void] = [
        { try await $0.completeToolCall($1, output: 1) },
        { try await $0.failToolCall($1, errorText: "No.") },
        { try await $0.denyToolCall($1) },
        { try $0.promise(.toolOutputError(toolCallID: $1, errorText: "No.")) },
    ]

    @Test("a call that waits for an answer cannot change state without one", arguments: moves.indices)
    func unanswered(_ move: Int) async throws {
        for floor in [ClientVersion.v6, .newest] {
            let message = try await Self.message(floor) { stream in
                let call = try await stream.beginToolCall("delete", input: 1)
                try await stream.requestApproval(call)
                let error = await #expect(throws: LifecycleError.self) { try await Self.moves[move](stream, call) }
                #expect(error?.rule == .unanswered)
                #expect(error?.expected == ["tool-approval-response"])
            }
            #expect(message.toolCalls.map(\.state) == [.approvalRequested])
        }
    }

    @Test("the outcome of a call must match its answer, in this stream and in a continued one")
    func agreement() async throws {
        for isApproved in [true, false] {
            let error = StreamWriteError.againstAnswer(toolCallID: "c", isApproved: isApproved)
            let message = try await Self.message(.v7) { stream in
                try await stream.beginToolCall("delete", input: 1, id: "c")
                try await stream.requestApproval("c", id: "a")
                try await stream.answerApproval("a", approved: isApproved)
                await #expect(throws: error) {
                    if isApproved {
                        try await stream.denyToolCall("c")
                    } else {
                        try await stream.completeToolCall("c", output: 1)
                    }
                }
            }
            #expect(message.toolCalls.map(\.state) == [.approvalResponded])
            let json = """
                {"id":"m","role":"assistant","parts":[{"type":"tool-delete","toolCallId":"c","state":"approval-responded",\
                "input":1,"approval":{"id":"a","approved":\(isApproved)}}]}
                """
            let continued = ChatContext(continuing: try UIMessageStream.UIMessage(json: json))
            await #expect(throws: error) {
                if isApproved {
                    try await continued.denyToolCall("c")
                } else {
                    try await continued.failToolCall("c", errorText: "No.")
                }
            }
            try await continued.finish()
        }
    }

    @Test("an uncollected answer settles a collected request")
    func uncollectedAnswer() async throws {
        _ = try await Self.message(.v7) { stream in
            let call = try await stream.beginToolCall("delete", input: 1)
            let request = try await stream.requestApproval(call)
            try await stream.uncollected.answerApproval(request, approved: true)
            try await stream.completeToolCall(call, output: 1)
        }
    }

    @Test("a request that reuses an earlier id is refused: its answer would reach the earlier call")
    func usedID() async throws {
        let message = try await Self.message(.v7) { stream in
            let first = try await stream.beginToolCall("delete", input: 1)
            try await stream.requestApproval(first, id: "a")
            let second = try await stream.beginToolCall("delete", input: 2)
            let error = await #expect(throws: LifecycleError.self) {
                try await stream.requestApproval(second, id: "a")
            }
            #expect(error?.rule == .referenceUsed)
            #expect(error?.description.contains("choose an unused one") == true)
            #expect(throws: LifecycleError.self) {
                try stream.promise(.toolApprovalRequest(approvalID: "a", toolCallID: second))
            }
            try await stream.requestApproval(second, id: "b")
            try await stream.answerApproval("a", approved: true)
            try await stream.completeToolCall(first, output: 1)
        }
        #expect(message.toolCalls.map(\.state) == [.outputAvailable, .approvalRequested])
    }

    @Test("a request that reuses an id of the earlier answer is refused")
    func usedIDOfEarlierAnswer() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"tool-delete","toolCallId":"c","state":"output-denied",\
                "input":1,"approval":{"id":"a","approved":false}}]}
                """
        )
        let context = ChatContext(continuing: answer, options: StreamOptions(client: .v7))
        let call = try await context.beginToolCall("delete", input: 2)
        await #expect(throws: LifecycleError.self) { try await context.requestApproval(call, id: "a") }
        try await context.finish()
    }

    @Test("a request can be answered only once, by the user or by the server")
    func answeredTwice() async throws {
        let answer = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[{"type":"tool-delete","toolCallId":"c","state":"approval-responded",\
                "input":1,"approval":{"id":"a","approved":true}}]}
                """
        )
        let context = ChatContext(continuing: answer, options: StreamOptions(client: .v7, collects: true))
        try context.promise(.toolOutputAvailable(toolCallID: "c", output: 1))
        let error = await #expect(throws: LifecycleError.self) {
            try await context.answerApproval("a", approved: false)
        }
        #expect(error?.rule == .answeredTwice)
        let call = try await context.beginToolCall("delete", input: 2, id: "d")
        try await context.requestApproval(call, id: "b")
        try await context.answerApproval("b", approved: true)
        await #expect(throws: LifecycleError.self) { try await context.answerApproval("b", approved: false) }
        try await context.finish()
        #expect(context.message?.toolCall("c")?.state == .outputAvailable)
    }

    @Test("a promised request is not written if its id has been used meanwhile")
    func promisedID() async throws {
        let message = try await Self.message(.v7) { stream in
            for call in ["c", "d", "e"] { try await stream.beginToolCall("delete", input: 1, id: call) }
            for call in ["c", "d"] { try stream.promise(.toolApprovalRequest(approvalID: "a", toolCallID: call)) }
            try stream.promise(.toolApprovalRequest(approvalID: "b", toolCallID: "e"))
            try await stream.beginToolCall("delete", input: 2, id: "f")
            try await stream.requestApproval("f", id: "b")
        }
        let expected: [UIMessageStream.ToolState] = [
            .approvalRequested, .outputError, .outputError, .approvalRequested,
        ]
        #expect(message.toolCalls.map(\.state) == expected)
    }

    @Test("resetting a step discards its requests and their answers")
    func reset() async throws {
        let message = try await Self.message(.newest) { stream in
            try await stream.beginToolCall("delete", input: 1, id: "c")
            try await stream.requestApproval("c", id: "a")
            try await stream.answerApproval("a", approved: false)
            try await stream.resetStep()
            try await stream.startToolInput("delete", id: "c")
            try await stream.finishToolInput("c", name: "delete", input: 2)
            try await stream.completeToolCall("c", output: 2)
            try await stream.resetStep()
            try await stream.startToolInput("delete", id: "c")
        }
        #expect(message.toolCalls.map(\.state) == [.outputError])
    }

    @Test("a client that cannot receive the server's answer keeps asking its user")
    func unanswerable() async throws {
        let message = try await Self.message(.v6) { stream in
            let call = try await stream.beginToolCall("delete", input: 1)
            let request = try await stream.requestApproval(call)
            await #expect(throws: StreamWriteError.unanswerable(event: "tool-approval-response")) {
                try await stream.answerApproval(request, approved: true)
            }
        }
        #expect(message.toolCalls.map(\.state) == [.approvalRequested])
    }

    @Test("denying a call that has no approval request makes it fail", arguments: [ClientVersion.v5, .v6, .v7])
    func deniedUnasked(_ floor: ClientVersion) async throws {
        let message = try await Self.message(floor) { stream in
            try await stream.denyToolCall(try await stream.beginToolCall("delete", input: 1))
        }
        #expect(message.toolCalls.map(\.state) == [.outputError])
    }

    @Test("a continued answer proceeds if its user has answered, and waits otherwise")
    func continued() async throws {
        func answer(_ state: String, _ approval: String) throws -> UIMessageStream.UIMessage {
            try UIMessageStream.UIMessage(
                json: """
                    {"id":"m","role":"assistant","parts":[{"type":"tool-delete","toolCallId":"c","state":"\(state)",\
                    "input":1,"approval":\(approval)}]}
                    """
            )
        }
        let answered = ChatContext(
            continuing: try answer("approval-responded", #"{"id":"a","approved":true}"#),
            options: StreamOptions(client: .v6)
        )
        try await answered.completeToolCall("c", output: 1)
        try await answered.finish()
        let open = ChatContext(
            continuing: try answer("approval-requested", #"{"id":"a"}"#),
            options: StreamOptions(client: .v7)
        )
        await #expect(throws: LifecycleError.self) { try await open.completeToolCall("c", output: 1) }
        try await open.answerApproval("a", approved: true)
        try await open.completeToolCall("c", output: 1)
        try await open.finish()
    }
}
