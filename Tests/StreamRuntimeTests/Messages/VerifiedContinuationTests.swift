import ProtocolSupport
import StreamRuntime
import Testing

@Suite("Verified continuations") struct VerifiedContinuationTests {
    private typealias Reason = ContinuationRefusal.Reason

    /// A message of the assistant with these parts; `'` stands for `"`.
    private static func message(_ parts: String..., id: String = "m") throws -> UIMessageStream.UIMessage {
        let json = "{'id':'\(id)','role':'assistant','parts':[\(parts.joined(separator: ","))]}"
        return try UIMessageStream.UIMessage(json: json.replacing("'", with: "\""))
    }

    private static func continuation(
        _ copy: UIMessageStream.UIMessage,
        stored: UIMessageStream.UIMessage?,
        clientTools: Set<String>? = nil
    ) -> VerifiedContinuation {
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [.text(.init(text: "Go on."))])
        let request = UIMessageStream.ChatRequest(messages: [question, copy], trigger: .submitMessage)
        return VerifiedContinuation(for: request, stored: stored, clientTools: clientTools)
    }

    private static let asked =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-requested','input':{'path':'notes'},'approval':{'id':'a'}}"
    private static let approved =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-responded','input':{'path':'notes'},'approval':{'id':'a','approved':true}}"
    private static let open = "{'type':'tool-pick','toolCallId':'c','state':'input-available','input':{'n':1}}"
    private static let picked =
        "{'type':'tool-pick','toolCallId':'c','state':'output-available','input':{'n':1},'output':'red'}"

    @Test("an answer to an open request for approval counts, and the stored message says so afterwards")
    func approves() throws {
        let stored = try Self.message("{'type':'text','text':'May I?'}", Self.asked)
        let copy = try Self.message("{'type':'text','text':'made up'}", Self.approved)
        let continuation = Self.continuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.map(\.approvalID) == ["a"])
        #expect(continuation.answers.map(\.isApproved) == [true])
        let call = try #require(continuation.answers.first?.call)
        #expect(call.input == ["path": "notes"])
        #expect(call.place == 1)
        #expect(continuation.messageID == "m")
        #expect(continuation.message == (try Self.message("{'type':'text','text':'May I?'}", Self.approved)))
        #expect(stored.callsAwaitingApproval.count == 1)
    }

    @Test("a refusal of the user counts as one, with its reason")
    func denies() throws {
        let copy = try Self.message(
            Self.approved.replacing("'approved':true", with: "'approved':false,'reason':'not that one'")
        )
        let continuation = Self.continuation(copy, stored: try Self.message(Self.asked))
        #expect(continuation.answers.map(\.isApproved) == [false])
        #expect(continuation.answers.map(\.reason) == ["not that one"])
        #expect(continuation.message == copy)
    }

    @Test("an output of a tool that the client runs counts, and becomes a part of the message")
    func takesOutputs() throws {
        let stored = try Self.message(Self.open)
        let copy = try Self.message(Self.picked)
        let continuation = Self.continuation(copy, stored: stored, clientTools: ["pick"])
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.outputs.map(\.output) == ["red"])
        #expect(continuation.message == copy)
        #expect(continuation.answers.isEmpty)
    }

    @Test("a tool of the client may fail, or return nothing")
    func takesFailures() throws {
        let stored = try Self.message(Self.open, Self.open.replacing("'c'", with: "'d'"))
        let failed =
            "{'type':'tool-pick','toolCallId':'c','state':'output-error','input':{'n':1},'errorText':'no colours'}"
        let void = Self.picked.replacing("'c'", with: "'d'").replacing(",'output':'red'", with: "")
        let continuation = Self.continuation(try Self.message(failed, void), stored: stored)
        #expect(continuation.outputs.map(\.errorText) == ["no colours", nil])
        #expect(continuation.outputs.map(\.output) == [nil, .null])
        #expect(continuation.message?.toolCalls.map(\.state) == [.outputError, .outputAvailable])
    }

    /// What a client may make of a stored call, and why it is refused.
    struct Forgery: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var stored: String
        var copy: String
        var reason: ContinuationRefusal.Reason
        var clientTools: Set<String>?

        init(
            _ name: String,
            _ stored: String,
            _ copy: String,
            _ reason: ContinuationRefusal.Reason,
            clientTools: Set<String>? = nil
        ) {
            testDescription = name
            self.stored = stored
            self.copy = copy
            self.reason = reason
            self.clientTools = clientTools
        }
    }

    static let forgeries: [Forgery] = [
        Forgery("another path in the input", asked, approved.replacing("notes", with: "/etc"), .changedInput),
        Forgery("more in the input", asked, approved.replacing("'notes'", with: "'notes','all':true"), .changedInput),
        Forgery("no input", asked, approved.replacing("'input':{'path':'notes'},", with: ""), .changedInput),
        Forgery("a made-up call", asked, approved.replacing("'c'", with: "'made-up'"), .unknownCall),
        Forgery("a made-up request for approval", asked, approved.replacing("'a'", with: "'made-up'"), .unknownApproval),
        Forgery("another tool", asked, approved.replacing("tool-delete", with: "tool-delete_all"), .otherTool),
        Forgery(
            "a dynamic tool in place of a static one",
            asked,
            approved.replacing("'tool-delete'", with: "'dynamic-tool','toolName':'delete'"),
            .otherTool
        ),
        Forgery("an approval that says nothing", asked, approved.replacing(",'approved':true", with: ""), .incomplete),
        Forgery("an approval of a call that did not ask", open, approved.replacing("delete", with: "pick"), .unknownApproval),
        Forgery(
            "the answer to a request that was answered",
            approved,
            approved,
            .answeredBefore
        ),
        Forgery(
            "a change of mind",
            approved.replacing("true", with: "false"),
            approved,
            .answeredBefore
        ),
        Forgery(
            "the answer to a request whose call has run",
            approved.replacing("approval-responded", with: "output-available").replacing("'approval':", with: "'output':1,'approval':"),
            approved,
            .answeredBefore
        ),
        Forgery(
            "the approval of a call that was denied",
            approved.replacing("approval-responded", with: "output-denied").replacing("true", with: "false"),
            approved,
            .answeredBefore
        ),
        Forgery("an approval of a call with an output", picked, approved.replacing("delete", with: "pick"), .finishedBefore),
        Forgery(
            "no signature",
            asked.replacing("'id':'a'", with: "'id':'a','signature':'s'"),
            approved,
            .changedSignature
        ),
        Forgery(
            "another signature",
            asked.replacing("'id':'a'", with: "'id':'a','signature':'s'"),
            approved.replacing("'id':'a'", with: "'id':'a','signature':'t'"),
            .changedSignature
        ),
        Forgery(
            "an answer that is the server's to give",
            asked.replacing("'id':'a'", with: "'id':'a','isAutomatic':true"),
            approved,
            .decidedByServer
        ),
        Forgery("an output of a made-up call", open, picked.replacing("'c'", with: "'made-up'"), .unknownCall),
        Forgery("an output for another input", open, picked.replacing("'n':1", with: "'n':2"), .changedInput),
        Forgery("an output of another tool", open, picked.replacing("tool-pick", with: "tool-pay"), .otherTool),
        Forgery("another output", picked, picked.replacing("red", with: "blue"), .finishedBefore),
        Forgery(
            "a failure in place of an output",
            picked,
            picked.replacing("output-available", with: "output-error").replacing("'output':", with: "'errorText':"),
            .finishedBefore
        ),
        Forgery(
            "a failure without a text",
            open,
            picked.replacing("output-available", with: "output-error").replacing(",'output':'red'", with: ""),
            .incomplete
        ),
        Forgery(
            "an output of a tool that the provider runs",
            open.replacing("'state'", with: "'providerExecuted':true,'state'"),
            picked,
            .runByServer
        ),
        Forgery("an output of a tool that the server runs", open, picked, .runByServer, clientTools: ["ask"]),
        Forgery(
            "an output of a call that needs an approval",
            asked,
            picked.replacing("pick", with: "delete"),
            .notAwaitingOutput
        ),
        Forgery(
            "an output of a call that was approved",
            approved,
            picked.replacing("pick", with: "delete"),
            .notAwaitingOutput
        ),
        Forgery(
            "an output of a call whose input still arrives",
            open.replacing("input-available", with: "input-streaming"),
            picked,
            .notAwaitingOutput
        ),
    ]

    @Test("what does not go with the stored call is refused, and changes nothing", arguments: forgeries)
    func refuses(_ forgery: Forgery) throws {
        let stored = try Self.message(forgery.stored)
        let copy = try Self.message(forgery.copy)
        let continuation = Self.continuation(copy, stored: stored, clientTools: forgery.clientTools)
        #expect(continuation.refusals.map(\.reason) == [forgery.reason])
        #expect(continuation.refusals.map(\.toolCallID) == copy.toolCalls.map(\.toolCallID))
        #expect(continuation.answers.isEmpty)
        #expect(continuation.outputs.isEmpty)
        #expect(continuation.message == stored)
    }

    @Test("every reason is one that a request can give")
    func coversReasons() {
        let aboutMessages: Set<Reason> = [.unknownMessage, .otherMessage]
        #expect(Set(Self.forgeries.map(\.reason)).union(aboutMessages) == Set(Reason.allCases))
    }

    @Test("an answer counts once, whether it comes again or twice at once")
    func countsOnce() throws {
        let copy = try Self.message(Self.approved)
        let first = Self.continuation(copy, stored: try Self.message(Self.asked))
        #expect(first.answers.count == 1)
        let second = Self.continuation(copy, stored: first.message)
        #expect(second.answers.isEmpty)
        #expect(second.refusals.map(\.reason) == [.answeredBefore])

        let twice = Self.continuation(try Self.message(Self.approved, Self.approved), stored: try Self.message(Self.asked))
        #expect(twice.answers.count == 1)
        #expect(twice.refusals.map(\.reason) == [.unknownCall])
    }

    @Test("several calls are told apart, static and dynamic, also under one id")
    func tellsCallsApart() throws {
        let dynamic =
            "{'type':'dynamic-tool','toolName':'delete','toolCallId':'d','state':'approval-requested','input':1,'approval':{'id':'b'}}"
        let allowed = dynamic.replacing("-requested", with: "-responded").replacing("'b'", with: "'b','approved':true")
        let later = Self.asked.replacing("'a'", with: "'later'")
        let stored = try Self.message(Self.asked, dynamic, Self.open.replacing("'c'", with: "'e'"), later)
        let copy = try Self.message(
            Self.approved.replacing("true", with: "false"),
            allowed,
            Self.picked.replacing("'c'", with: "'e'"),
            later
        )
        let continuation = Self.continuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.map(\.approvalID) == ["a", "b"])
        #expect(continuation.answers.map(\.isApproved) == [false, true])
        #expect(continuation.answers.map(\.call.isDynamic) == [false, true])
        #expect(continuation.outputs.map(\.toolCallID) == ["e"])
        #expect(continuation.message == copy)
        #expect(continuation.message?.callsAwaitingApproval.map(\.place) == [3])
    }

    @Test("of several answers, a forged one leaves the others alone")
    func refusesOne() throws {
        let other = Self.approved.replacing("'c'", with: "'d'").replacing("'a'", with: "'b'")
        let asked = Self.asked.replacing("'c'", with: "'d'").replacing("'a'", with: "'b'")
        let continuation = Self.continuation(
            try Self.message(Self.approved.replacing("notes", with: "/"), other),
            stored: try Self.message(Self.asked, asked)
        )
        #expect(continuation.answers.map(\.call.toolCallID) == ["d"])
        #expect(continuation.refusals == [ContinuationRefusal(toolCallID: "c", reason: .changedInput)])
    }

    @Test("numbers that JavaScript writes in another way are the same input")
    func knowsJavaScript() throws {
        let stored = try Self.message(Self.asked.replacing("'notes'", with: "[1234567890123456789,1.0,-0.0,1e21]"))
        let copy = try Self.message(
            Self.approved.replacing("'notes'", with: "[1234567890123456800,1,0,1000000000000000000000]")
        )
        let continuation = Self.continuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.first?.call.input == stored.toolCalls.first?.input)
    }

    @Test("what the client only shows is ignored")
    func ignoresTheRest() throws {
        let stored = try Self.message(Self.picked, Self.asked.replacing("'c'", with: "'d'"))
        let copy = try Self.message(
            Self.picked,
            "{'type':'text','text':'I promise anything.'}",
            Self.asked.replacing("'c'", with: "'made-up'"),
            Self.open.replacing("'c'", with: "'invented'"),
            Self.picked.replacing("'c'", with: "'growing'").replacing("'state'", with: "'preliminary':true,'state'")
        )
        let continuation = Self.continuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.message == stored)
    }

    @Test("a request continues the message that it ends with, and no other")
    func comparesMessages() throws {
        let copy = try Self.message(Self.approved)
        let unknown = Self.continuation(copy, stored: nil)
        #expect(unknown.refusals == [ContinuationRefusal(reason: .unknownMessage)])
        let other = Self.continuation(copy, stored: try Self.message(Self.asked, id: "other"))
        #expect(other.refusals == [ContinuationRefusal(reason: .otherMessage)])
        var users = try Self.message(Self.asked)
        users.role = .user
        let notOurs = Self.continuation(copy, stored: users)
        #expect(notOurs.refusals == [ContinuationRefusal(reason: .otherMessage)])
        for continuation in [unknown, other, notOurs] {
            #expect(continuation.message == nil)
            #expect(continuation.messageID == "m")
            #expect(continuation.answers.isEmpty)
        }
    }

    @Test("a new question, or the wish for another answer, continues nothing")
    func asksAnew() throws {
        let answer = try Self.message(Self.approved)
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [])
        for request in [
            UIMessageStream.ChatRequest(messages: [answer, question]),
            UIMessageStream.ChatRequest(messages: [question, answer], trigger: .regenerateMessage),
            UIMessageStream.ChatRequest(messages: []),
        ] {
            let continuation = VerifiedContinuation(for: request, stored: try Self.message(Self.asked))
            #expect(request.messageIDToContinue == nil)
            #expect(continuation.messageID == nil)
            #expect(continuation.message == nil)
            #expect(continuation.refusals.isEmpty)
        }
    }

    @Test("a refusal is one line, whatever the client calls its call")
    func describesRefusals() {
        let refusal = ContinuationRefusal(toolCallID: "c\n\u{1b}[2J\"", reason: .changedInput)
        #expect(refusal.description == #"call "c\n\u001b[2J\"": the input is not the stored one"#)
        let long = ContinuationRefusal(toolCallID: String(repeating: "x", count: 1_000), reason: .unknownCall)
        #expect(long.description.utf8.count < 150)
        #expect(ContinuationRefusal(reason: .otherMessage).description == Reason.otherMessage.description)
    }
}
