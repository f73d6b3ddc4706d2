import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

@Suite("Verified continuations") struct VerifiedContinuationTests {
    @Test("an answer to an open approval request is accepted and added to the stored message")
    func approves() throws {
        let stored = try assistantMessage("{'type':'text','text':'May I?'}", CallJSON.asked)
        let copy = try assistantMessage("{'type':'text','text':'made up'}", CallJSON.approved)
        let continuation = VerifiedContinuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.map(\.approvalID) == ["a"])
        #expect(continuation.answers.map(\.isApproved) == [true])
        let call = try #require(continuation.answers.first?.call)
        #expect(call.input == ["path": "notes"])
        #expect(call.place == 1)
        #expect(continuation.messageID == "m")
        #expect(continuation.message == (try assistantMessage("{'type':'text','text':'May I?'}", CallJSON.approved)))
        #expect(stored.callsAwaitingApproval.count == 1)
    }

    @Test("a user's refusal is accepted with its reason")
    func denies() throws {
        let copy = try assistantMessage(
            CallJSON.approved.replacing("'approved':true", with: "'approved':false,'reason':'not that one'")
        )
        let continuation = VerifiedContinuation(copy, stored: try assistantMessage(CallJSON.asked))
        #expect(continuation.answers.map(\.isApproved) == [false])
        #expect(continuation.answers.map(\.reason) == ["not that one"])
        #expect(continuation.message == copy)
    }

    @Test("an output of a tool that the client runs is accepted and added to the message")
    func takesOutputs() throws {
        let stored = try assistantMessage(CallJSON.open)
        let copy = try assistantMessage(CallJSON.picked)
        let continuation = VerifiedContinuation(copy, stored: stored, clientTools: ["pick"])
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.outputs.map(\.output) == ["red"])
        #expect(continuation.message == copy)
        #expect(continuation.answers.isEmpty)
    }

    @Test("a tool of the client may fail, or return nothing")
    func takesFailures() throws {
        let stored = try assistantMessage(CallJSON.open, CallJSON.open.replacing("'c'", with: "'d'"))
        let failed =
            "{'type':'tool-pick','toolCallId':'c','state':'output-error','input':{'n':1},'errorText':'no colours'}"
        let void = CallJSON.picked.replacing("'c'", with: "'d'").replacing(",'output':'red'", with: "")
        let continuation = VerifiedContinuation(try assistantMessage(failed, void), stored: stored)
        #expect(continuation.outputs.map(\.errorText) == ["no colours", nil])
        #expect(continuation.outputs.map(\.output) == [nil, .null])
        #expect(continuation.message?.toolCalls.map(\.state) == [.outputError, .outputAvailable])
    }

    @Test("an answer is accepted only once, whether it is repeated later or in the same request")
    func countsOnce() throws {
        let copy = try assistantMessage(CallJSON.approved)
        let first = VerifiedContinuation(copy, stored: try assistantMessage(CallJSON.asked))
        #expect(first.answers.count == 1)
        let second = VerifiedContinuation(copy, stored: first.message)
        #expect(second.answers.isEmpty)
        #expect(second.refusals.map(\.reason) == [.answeredBefore])

        let doubled = try assistantMessage(CallJSON.approved, CallJSON.approved)
        let twice = VerifiedContinuation(doubled, stored: try assistantMessage(CallJSON.asked))
        #expect(twice.answers.count == 1)
        #expect(twice.refusals.map(\.reason) == [.unknownCall])
    }

    /// The last messages that released clients posted after the user refused or a tool of the page ran.
    static let posted: [(client: String, part: String, stored: String)] = [
        (
            "6.0.0", "'state':'approval-responded','approval':{'id':'ap','approved':false,'reason':'nope'}",
            "'state':'approval-requested','approval':{'id':'ap'}"
        ),
        (
            "6.0.264",
            "'state':'approval-responded','approval':{'id':'ap','signature':'sig','isAutomatic':false,'approved':false,'reason':'nope'}",
            "'state':'approval-requested','approval':{'id':'ap','signature':'sig'}"
        ),
        ("5.0.0", "'state':'output-available','output':{'r':1}", "'state':'input-available'"),
    ]

    @Test("messages that released clients post are accepted", arguments: posted)
    func acceptsClients(client: String, part: String, stored: String) throws {
        let call = "{'type':'tool-w','toolCallId':'c','input':{},"
        let found = VerifiedContinuation(
            try assistantMessage("{'type':'step-start'}", call + part + "}"),
            stored: try assistantMessage("{'type':'step-start'}", call + stored + "}")
        )
        #expect(found.refusals.isEmpty)
        #expect(found.answers.count + found.outputs.count == 1)
        #expect(throws: Never.self) { try found.message?.validate() }
    }

    @Test("several calls are distinguished, static and dynamic, even with the same id")
    func tellsCallsApart() throws {
        let dynamic =
            "{'type':'dynamic-tool','toolName':'delete','toolCallId':'d','state':'approval-requested','input':1,'approval':{'id':'b'}}"
        let allowed = dynamic.replacing("-requested", with: "-responded").replacing("'b'", with: "'b','approved':true")
        let later = CallJSON.asked.replacing("'a'", with: "'later'")
        let stored = try assistantMessage(CallJSON.asked, dynamic, CallJSON.open.replacing("'c'", with: "'e'"), later)
        let copy = try assistantMessage(
            CallJSON.approved.replacing("true", with: "false"),
            allowed,
            CallJSON.picked.replacing("'c'", with: "'e'"),
            later
        )
        let continuation = VerifiedContinuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.map(\.approvalID) == ["a", "b"])
        #expect(continuation.answers.map(\.isApproved) == [false, true])
        #expect(continuation.answers.map(\.call.isDynamic) == [false, true])
        #expect(continuation.outputs.map(\.toolCallID) == ["e"])
        #expect(continuation.message == copy)
        #expect(continuation.message?.callsAwaitingApproval.map(\.place) == [3])
    }

    @Test("a forged answer does not affect the others")
    func refusesOne() throws {
        let other = CallJSON.approved.replacing("'c'", with: "'d'").replacing("'a'", with: "'b'")
        let asked = CallJSON.asked.replacing("'c'", with: "'d'").replacing("'a'", with: "'b'")
        let continuation = VerifiedContinuation(
            try assistantMessage(CallJSON.approved.replacing("notes", with: "/"), other),
            stored: try assistantMessage(CallJSON.asked, asked)
        )
        #expect(continuation.answers.map(\.call.toolCallID) == ["d"])
        #expect(continuation.refusals == [ContinuationRefusal(toolCallID: "c", reason: .changedInput)])
    }

    @Test("input is unchanged if JavaScript only spells its numbers differently")
    func knowsJavaScript() throws {
        let stored = try assistantMessage(
            CallJSON.asked.replacing("'notes'", with: "[1234567890123456789,1.0,-0.0,1e21]")
        )
        let copy = try assistantMessage(
            CallJSON.approved.replacing("'notes'", with: "[1234567890123456800,1,0,1000000000000000000000]")
        )
        let continuation = VerifiedContinuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.answers.first?.call.input == stored.toolCalls.first?.input)
    }

    @Test("parts that are not answers or outputs are ignored")
    func ignoresTheRest() throws {
        let stored = try assistantMessage(CallJSON.picked, CallJSON.asked.replacing("'c'", with: "'d'"))
        let copy = try assistantMessage(
            CallJSON.picked,
            "{'type':'text','text':'I promise anything.'}",
            CallJSON.asked.replacing("'c'", with: "'made-up'"),
            CallJSON.open.replacing("'c'", with: "'invented'"),
            CallJSON.picked.replacing("'c'", with: "'growing'").replacing("'state'", with: "'preliminary':true,'state'")
        )
        let continuation = VerifiedContinuation(copy, stored: stored)
        #expect(continuation.refusals.isEmpty)
        #expect(continuation.message == stored)
    }

    @Test("a request can continue only the message at its end")
    func comparesMessages() throws {
        let copy = try assistantMessage(CallJSON.approved)
        let unknown = VerifiedContinuation(copy, stored: nil)
        #expect(unknown.refusals == [ContinuationRefusal(reason: .unknownMessage)])
        let other = VerifiedContinuation(copy, stored: try assistantMessage(CallJSON.asked, id: "other"))
        #expect(other.refusals == [ContinuationRefusal(reason: .otherMessage)])
        var users = try assistantMessage(CallJSON.asked)
        users.role = .user
        let notOurs = VerifiedContinuation(copy, stored: users)
        #expect(notOurs.refusals == [ContinuationRefusal(reason: .otherMessage)])
        for continuation in [unknown, other, notOurs] {
            #expect(continuation.message == nil)
            #expect(continuation.messageID == "m")
            #expect(continuation.answers.isEmpty)
        }
    }

    @Test("a new question or a regeneration does not continue a message")
    func asksAnew() throws {
        let answer = try assistantMessage(CallJSON.approved)
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [])
        for request in [
            UIMessageStream.ChatRequest(messages: [answer, question]),
            UIMessageStream.ChatRequest(messages: [question, answer], trigger: .regenerateMessage),
            UIMessageStream.ChatRequest(messages: []),
        ] {
            let continuation = VerifiedContinuation(for: request, stored: try assistantMessage(CallJSON.asked))
            #expect(request.messageIDToContinue == nil)
            #expect(continuation.messageID == nil)
            #expect(continuation.message == nil)
            #expect(continuation.refusals.isEmpty)
        }
    }

    @Test("a refusal is described in one line, even if the call id has line breaks")
    func describesRefusals() {
        let refusal = ContinuationRefusal(toolCallID: "c\n\u{1b}[2J\"", reason: .changedInput)
        #expect(refusal.description == #"call "c\n\u001b[2J\"": the input is not the stored one"#)
        let long = ContinuationRefusal(toolCallID: String(repeating: "x", count: 1_000), reason: .unknownCall)
        #expect(long.description.utf8.count < 150)
        #expect(
            ContinuationRefusal(reason: .otherMessage).description
                == ContinuationRefusal.Reason.otherMessage.description
        )
    }
}
