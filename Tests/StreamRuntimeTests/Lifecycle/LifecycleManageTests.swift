import AISDK
import StreamTestSupport
import Testing

@Suite("Managing a lifecycle") struct LifecycleManageTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var description: String
        var written: [UIMessageStream.Event]
        var sent: String

        init(_ description: String, _ written: [UIMessageStream.Event], _ sent: String) {
            self.description = description
            self.written = written
            self.sent = sent
        }

        var testDescription: String { description }
    }

    static let cases: [Case] = [
        Case(
            "text opens message, step and part",
            [.textDelta(id: "t", delta: "x")],
            "start start-step text-start(t) text-delta(t)"
        ),
        Case(
            "reasoning closes text",
            [.textStart(id: "t"), .reasoningStart(id: "r")],
            "start start-step text-start(t) text-end(t) reasoning-start(r)"
        ),
        Case(
            "text closes reasoning",
            [.reasoningStart(id: "r"), .textStart(id: "t")],
            "start start-step reasoning-start(r) reasoning-end(r) text-start(t)"
        ),
        Case(
            "a tool closes text",
            [.textStart(id: "t"), .toolInputStart(toolCallID: "c", toolName: "x")],
            "start start-step text-start(t) text-end(t) tool-input-start(c)"
        ),
        Case(
            "a file closes reasoning",
            [.reasoningStart(id: "r"), .file(url: "u", mediaType: "m")],
            "start start-step reasoning-start(r) reasoning-end(r) file"
        ),
        Case("data closes nothing and needs no step", [.data(name: "x", data: 1)], "start data-x"),
        Case(
            "data leaves text open",
            [.textStart(id: "t"), .data(name: "x", data: 1), .textDelta(id: "t", delta: "y")],
            "start start-step text-start(t) data-x text-delta(t)"
        ),
        Case(
            "a step closes text and the step before it",
            [.textStart(id: "t"), .startStep()],
            "start start-step text-start(t) text-end(t) finish-step start-step"
        ),
        Case(
            "a step fails input that is still streaming",
            [
                .toolInputStart(toolCallID: "c", toolName: "x"), .startStep(),
            ],
            "start start-step tool-input-start(c) tool-output-error(c) finish-step start-step"
        ),
        Case(
            "an output leaves text open",
            [
                .toolInputAvailable(toolCallID: "c", toolName: "x", input: 1), .textStart(id: "t"),
                .toolOutputAvailable(toolCallID: "c", output: 2), .textEnd(id: "t"),
            ],
            "start start-step tool-input-available(c) text-start(t) tool-output-available(c) text-end(t)"
        ),
        Case(
            "the end of a part that was closed automatically is left out",
            [
                .textStart(id: "t"), .toolInputStart(toolCallID: "c", toolName: "x"), .textEnd(id: "t"),
            ],
            "start start-step text-start(t) text-end(t) tool-input-start(c)"
        ),
        Case(
            "a delta of a part that was closed automatically reopens it",
            [
                .textStart(id: "t"), .file(url: "u", mediaType: "m"), .textDelta(id: "t", delta: "x"),
                .textEnd(id: "t"),
            ],
            "start start-step text-start(t) text-end(t) file text-start(t) text-delta(t) text-end(t)"
        ),
        Case(
            "a finish closes everything",
            [.textStart(id: "t"), .finish()],
            "start start-step text-start(t) text-end(t) finish-step finish"
        ),
        Case("a finish alone makes a complete message", [.finish()], "start finish"),
        Case("an error alone begins a message, so that its id is sent", [.error(errorText: "No.")], "start error"),
        Case(
            "an abort closes everything",
            [
                .reasoningStart(id: "r"), .toolInputStart(toolCallID: "c", toolName: "x"), .abort(),
            ],
            "start start-step reasoning-start(r) reasoning-end(r) tool-input-start(c) tool-output-error(c) finish-step abort"
        ),
        Case(
            "a waiting call stays open at the end",
            [
                .toolInputAvailable(toolCallID: "c", toolName: "x", input: 1), .finish(),
            ],
            "start start-step tool-input-available(c) finish-step finish"
        ),
    ]

    @Test("missing starts and ends are added", arguments: cases)
    func manages(_ testCase: Case) throws {
        var engine = LifecycleEngine<UIMessageStream>()
        var checker = LifecycleEngine<UIMessageStream>()
        var sent: [UIMessageStream.Event] = []
        for event in testCase.written { try engine.manage(event, into: &sent) { "made-up" } }
        let names = sent.map { event in event.type + (event.scopeKey.map { "(\($0))" } ?? "") }
        #expect(names.joined(separator: " ") == testCase.sent)
        #expect(judged(&checker, sent).isEmpty)
    }

    static let refused: [Case] = [
        Case("a second start", [.start(), .start()], "scope-already-open"),
        Case("the end of a part that never began", [.textEnd(id: "t")], "scope-not-open"),
        Case(
            "input of a call that never began",
            [.toolInputDelta(toolCallID: "c", inputTextDelta: "x")],
            "wrong-state"
        ),
        Case("an output twice removed", [.toolOutputDenied(toolCallID: "c")], "wrong-state"),
        Case("anything after the end", [.finish(), .startStep()], "stream-ended"),
        Case("a reset of nothing", [.start(), .resetStep()], "scope-not-open"),
    ]

    @Test("an event that added events cannot make valid is refused", arguments: refused)
    func refuses(_ testCase: Case) throws {
        var engine = LifecycleEngine<UIMessageStream>()
        var sent: [UIMessageStream.Event] = []
        for event in testCase.written.dropLast() { try engine.manage(event, into: &sent) { "made-up" } }
        let last = try #require(testCase.written.last)
        var violation: LifecycleError?
        do throws(LifecycleError) { try engine.manage(last, into: &sent) { "made-up" } } catch { violation = error }
        #expect(violation?.rule.rawValue == testCase.sent)
    }

    @Test("a call of an earlier stream can be completed")
    func resumes() throws {
        var engine = LifecycleEngine<UIMessageStream>()
        let isResumed = engine.resume(UIMessageStream.Scope.tool, key: "c", in: "approval-requested")
        #expect(isResumed)
        let isResumedOddly = engine.resume(UIMessageStream.Scope.tool, key: "d", in: "approval-forgotten")
        #expect(!isResumedOddly)
        var sent: [UIMessageStream.Event] = []
        try engine.manage(.toolOutputAvailable(toolCallID: "c", output: 1), into: &sent) { "made-up" }
        #expect(sent.map(\.type) == ["start", "tool-output-available"])
    }
}
