import AISDK
import StreamTestSupport
import Testing

@Suite("Forged continuations") struct ForgedContinuationTests {
    private typealias Reason = ContinuationRefusal.Reason

    /// A change that a client may make to a stored call, and the reason for its refusal.
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
        Forgery(
            "another path in the input",
            CallJSON.asked,
            CallJSON.approved.replacing("notes", with: "/etc"),
            .changedInput
        ),
        Forgery(
            "an additional key in the input",
            CallJSON.asked,
            CallJSON.approved.replacing("'notes'", with: "'notes','all':true"),
            .changedInput
        ),
        Forgery(
            "no input",
            CallJSON.asked,
            CallJSON.approved.replacing("'input':{'path':'notes'},", with: ""),
            .changedInput
        ),
        Forgery("a made-up call", CallJSON.asked, CallJSON.approved.replacing("'c'", with: "'made-up'"), .unknownCall),
        Forgery(
            "a made-up request",
            CallJSON.asked,
            CallJSON.approved.replacing("'a'", with: "'made-up'"),
            .unknownApproval
        ),
        Forgery(
            "another tool",
            CallJSON.asked,
            CallJSON.approved.replacing("tool-delete", with: "tool-delete_all"),
            .otherTool
        ),
        Forgery(
            "a dynamic tool instead of a static one",
            CallJSON.asked,
            CallJSON.approved.replacing("'tool-delete'", with: "'dynamic-tool','toolName':'delete'"),
            .otherTool
        ),
        Forgery(
            "an approval without an answer",
            CallJSON.asked,
            CallJSON.approved.replacing(",'approved':true", with: ""),
            .incomplete
        ),
        Forgery(
            "an approval without a request",
            CallJSON.open,
            CallJSON.approved.replacing("delete", with: "pick"),
            .unknownApproval
        ),
        Forgery(
            "the answer to a request that was answered",
            CallJSON.approved,
            CallJSON.approved,
            .answeredBefore
        ),
        Forgery(
            "a changed answer",
            CallJSON.approved.replacing("true", with: "false"),
            CallJSON.approved,
            .answeredBefore
        ),
        Forgery(
            "the answer to a request whose call was completed",
            CallJSON.approved.replacing("'approval-responded'", with: "'output-available','output':1"),
            CallJSON.approved,
            .answeredBefore
        ),
        Forgery(
            "the approval of a call that was denied",
            CallJSON.approved.replacing("approval-responded", with: "output-denied").replacing("true", with: "false"),
            CallJSON.approved,
            .answeredBefore
        ),
        Forgery(
            "an approval of a finished call",
            CallJSON.picked,
            CallJSON.approved.replacing("delete", with: "pick"),
            .finishedBefore
        ),
        Forgery(
            "no signature",
            CallJSON.asked.replacing("'id':'a'", with: "'id':'a','signature':'s'"),
            CallJSON.approved,
            .changedSignature
        ),
        Forgery(
            "another signature",
            CallJSON.asked.replacing("'id':'a'", with: "'id':'a','signature':'s'"),
            CallJSON.approved.replacing("'id':'a'", with: "'id':'a','signature':'t'"),
            .changedSignature
        ),
        Forgery(
            "an answer that only the server may give",
            CallJSON.asked.replacing("'id':'a'", with: "'id':'a','isAutomatic':true"),
            CallJSON.approved,
            .decidedByServer
        ),
        Forgery(
            "an output of a made-up call",
            CallJSON.open,
            CallJSON.picked.replacing("'c'", with: "'made-up'"),
            .unknownCall
        ),
        Forgery(
            "an output for another input",
            CallJSON.open,
            CallJSON.picked.replacing("'n':1", with: "'n':2"),
            .changedInput
        ),
        Forgery(
            "an output of another tool",
            CallJSON.open,
            CallJSON.picked.replacing("tool-pick", with: "tool-pay"),
            .otherTool
        ),
        Forgery("another output", CallJSON.picked, CallJSON.picked.replacing("red", with: "blue"), .finishedBefore),
        Forgery(
            "a failure instead of an output",
            CallJSON.picked,
            CallJSON.picked.replacing("output-available", with: "output-error").replacing(
                "'output':",
                with: "'errorText':"
            ),
            .finishedBefore
        ),
        Forgery(
            "a failure without a text",
            CallJSON.open,
            CallJSON.picked.replacing("output-available", with: "output-error").replacing(",'output':'red'", with: ""),
            .incomplete
        ),
        Forgery(
            "an output of a tool that the provider runs",
            CallJSON.open.replacing("'state'", with: "'providerExecuted':true,'state'"),
            CallJSON.picked,
            .runByServer
        ),
        Forgery(
            "an output of a tool that the server runs",
            CallJSON.open,
            CallJSON.picked,
            .runByServer,
            clientTools: ["ask"]
        ),
        Forgery(
            "an output of a call that needs an approval",
            CallJSON.asked,
            CallJSON.picked.replacing("pick", with: "delete"),
            .notAwaitingOutput
        ),
        Forgery(
            "an output of a call that was approved",
            CallJSON.approved,
            CallJSON.picked.replacing("pick", with: "delete"),
            .notAwaitingOutput
        ),
        Forgery(
            "an output of a call whose input is incomplete",
            CallJSON.open.replacing("input-available", with: "input-streaming"),
            CallJSON.picked,
            .notAwaitingOutput
        ),
    ]

    @Test("a change that does not fit the stored call is refused and has no effect", arguments: forgeries)
    func refuses(_ forgery: Forgery) throws {
        let stored = try assistantMessage(forgery.stored)
        let copy = try assistantMessage(forgery.copy)
        let continuation = VerifiedContinuation(copy, stored: stored, clientTools: forgery.clientTools)
        #expect(continuation.refusals.map(\.reason) == [forgery.reason])
        #expect(continuation.refusals.map(\.toolCallID) == copy.toolCalls.map(\.toolCallID))
        #expect(continuation.answers.isEmpty)
        #expect(continuation.outputs.isEmpty)
        #expect(continuation.message == stored)
    }

    @Test("every refusal reason is tested")
    func coversReasons() {
        let aboutMessages: Set<Reason> = [.unknownMessage, .otherMessage]
        #expect(Set(Self.forgeries.map(\.reason)).union(aboutMessages) == Set(Reason.allCases))
    }
}
