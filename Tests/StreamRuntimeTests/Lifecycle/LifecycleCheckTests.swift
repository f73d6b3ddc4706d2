import AISDK
import StreamTestSupport
import Testing

private typealias Event = UIMessageStream.Event
private typealias Rule = LifecycleError.Rule

@Suite("Checking a lifecycle") struct LifecycleCheckTests {
    @Test("errors do not call a scope closed if it was never opened")
    func neverOpened() {
        for (before, event, description) in [
            ([], .startStep(), "'start-step' cannot come here (scope-not-open): message is not open; expected 'start'"),
            (
                Self.step, .textDelta(id: "t", delta: "x"),
                "'text-delta' cannot come here (scope-not-open): text 't' is not open; expected 'text-start'"
            ),
            (
                [.start(), .startStep(), .finishStep()], .finishStep(),
                "'finish-step' cannot come here (scope-not-open): step is not open; expected 'start-step'"
            ),
            (
                [.start()], .toolApprovalResponse(approvalID: "a", approved: true),
                "'tool-approval-response' cannot come here (unknown-reference): approval 'a' has not begun; "
                    + "expected 'tool-approval-request'"
            ),
        ] as [([Event], Event, String)] {
            var engine = LifecycleEngine<UIMessageStream>()
            for event in before { #expect(engine.accept(event) == nil) }
            #expect(engine.accept(event)?.description == description)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var before: [UIMessageStream.Event]
        var event: UIMessageStream.Event
        var rule: LifecycleError.Rule?
        var description: String

        init(
            _ description: String,
            after before: [UIMessageStream.Event],
            _ event: UIMessageStream.Event,
            _ rule: LifecycleError.Rule?
        ) {
            self.description = description
            self.before = before
            self.event = event
            self.rule = rule
        }

        var testDescription: String { description }
    }

    private static let step: [Event] = [.start(messageID: "m"), .startStep()]
    private static let text: [Event] = step + [.textStart(id: "t")]
    private static let call: [Event] = step + [.toolInputStart(toolCallID: "c", toolName: "clock")]
    private static let ready: [Event] = call + [.toolInputAvailable(toolCallID: "c", toolName: "clock", input: .null)]
    private static let asked: [Event] = ready + [.toolApprovalRequest(approvalID: "a", toolCallID: "c")]
    private static let answered: [Event] = ready + [.toolOutputAvailable(toolCallID: "c", output: 1)]

    static let cases: [Case] = [
        Case("a start begins", after: [], .start(), nil),
        Case("an error may come before the start", after: [], .error(errorText: "No."), nil),
        Case("a step needs a message", after: [], .startStep(), .scopeNotOpen),
        Case("a second start", after: step, .start(), .scopeAlreadyOpen),
        Case("a second step", after: step, .startStep(), .scopeAlreadyOpen),
        Case("text in a step", after: step, .textStart(id: "t"), nil),
        Case("text before a step", after: [.start()], .textStart(id: "t"), .scopeNotOpen),
        Case("a delta of open text", after: text, .textDelta(id: "t", delta: "x"), nil),
        Case("a delta of other text", after: text, .textDelta(id: "u", delta: "x"), .scopeNotOpen),
        Case(
            "a delta with an id that is only canonically equivalent",
            after: step + [.textStart(id: "\u{E9}")],
            .textDelta(id: "e\u{301}", delta: "x"),
            .scopeNotOpen
        ),
        Case("text opened twice", after: text, .textStart(id: "t"), .scopeAlreadyOpen),
        Case("several texts at once", after: text, .textStart(id: "u"), nil),
        Case("reasoning beside text", after: text, .reasoningStart(id: "t"), nil),
        Case("a step that closes over text", after: text, .finishStep(), .leftOpen),
        Case("a finish that closes over a step", after: step, .finish(), .leftOpen),
        Case("an abort closes everything", after: text, .abort(), nil),
        Case("nothing after the end", after: [.start(), .finish()], .startStep(), .streamEnded),
        Case("input without a call", after: step, .toolInputDelta(toolCallID: "c", inputTextDelta: "{"), .wrongState),
        Case("input of a call", after: call, .toolInputDelta(toolCallID: "c", inputTextDelta: "{"), nil),
        Case("a step that closes over streaming input", after: call, .finishStep(), .leftOpen),
        Case("a step may close over a waiting call", after: ready, .finishStep(), nil),
        Case("a call begun twice", after: call, .toolInputStart(toolCallID: "c", toolName: "x"), .wrongState),
        Case("an output before the input", after: call, .toolOutputAvailable(toolCallID: "c", output: 1), .wrongState),
        Case("an output of a waiting call", after: ready, .toolOutputAvailable(toolCallID: "c", output: 1), nil),
        Case("a second output", after: answered, .toolOutputAvailable(toolCallID: "c", output: 2), nil),
        Case(
            "an output of a later step",
            after: ready + [.finishStep()],
            .toolOutputAvailable(toolCallID: "c", output: 2),
            nil
        ),
        Case("a denial without a request", after: ready, .toolOutputDenied(toolCallID: "c"), .wrongState),
        Case("a denial", after: asked, .toolOutputDenied(toolCallID: "c"), nil),
        Case("a failure of streaming input", after: call, .toolOutputError(toolCallID: "c", errorText: "No."), nil),
        Case(
            "an answer without a request",
            after: ready,
            .toolApprovalResponse(approvalID: "a", approved: true),
            .unknownReference
        ),
        Case("an answer to an approval", after: asked, .toolApprovalResponse(approvalID: "a", approved: true), nil),
        Case(
            "an answer to a request that a reset discarded",
            after: asked + [.resetStep()],
            .toolApprovalResponse(approvalID: "a", approved: true),
            .unknownReference
        ),
        Case("data outside a step", after: [.start()], .data(name: "x", data: 1), nil),
        Case("data outside the message", after: [], .data(name: "x", data: 1), .scopeNotOpen),
        Case("a source outside a step", after: [.start()], .sourceURL(sourceID: "s", url: "u"), .scopeNotOpen),
        Case("a reset outside a step", after: [.start()], .resetStep(), .scopeNotOpen),
        Case(
            "a delta of text that a reset discarded",
            after: text + [.resetStep()],
            .textDelta(id: "t", delta: "x"),
            .scopeNotOpen
        ),
        Case(
            "a call that a reset discarded begins again",
            after: call + [.resetStep()],
            .toolInputStart(toolCallID: "c", toolName: "clock"),
            nil
        ),
    ]

    @Test("each event is accepted or refused by its rule", arguments: cases)
    func judges(_ testCase: Case) {
        var engine = LifecycleEngine<UIMessageStream>()
        #expect(judged(&engine, testCase.before).isEmpty)
        let violation = engine.accept(testCase.event)
        #expect(violation?.rule == testCase.rule, "\(String(describing: violation))")
        // A refused event does not change the state.
        if let violation { #expect(judged(&engine, [testCase.event]) == [violation]) }
    }

    @Test("a violation names the event, the rule, the state and the expected events")
    func explains() {
        var engine = LifecycleEngine<UIMessageStream>()
        #expect(judged(&engine, Self.call).isEmpty)
        let violation = engine.accept(.toolOutputAvailable(toolCallID: "c", output: 1))
        #expect(
            violation?.description
                == "'tool-output-available' cannot come here (wrong-state): tool 'c' is input-streaming; expected "
                + "'tool-input-delta', 'tool-input-available', 'tool-input-error' or 'tool-output-error'"
        )
    }

    @Test("the end of a stream reports open scopes, innermost first")
    func leftovers() {
        var engine = LifecycleEngine<UIMessageStream>()
        #expect(judged(&engine, Self.call + [.textStart(id: "t")]).isEmpty)
        #expect(engine.finish().map(\.scope) == ["tool", "text", "step", "message"])
        #expect(engine.finish().allSatisfy { $0.rule == .leftOpen })
    }

    @Test("a reader that takes everything goes on after a violation")
    func observes() {
        var engine = LifecycleEngine<UIMessageStream>()
        expectObserved(&engine, .textDelta(id: "t", delta: "x"), .scopeNotOpen)
        expectObserved(&engine, .start(), nil)
        expectObserved(&engine, .startStep(), nil)
        expectObserved(&engine, .textStart(id: "t"), nil)
        expectObserved(&engine, .finishStep(), .leftOpen)
        expectObserved(&engine, .finish(), nil)
        #expect(engine.finish().isEmpty)
    }

    @Test("a hundred thousand parts can be open at once")
    func manyParts() {
        var engine = LifecycleEngine<UIMessageStream>()
        #expect(judged(&engine, Self.step).isEmpty)
        for index in 0..<100_000 where engine.accept(.textStart(id: "\(index)")) != nil { Issue.record("refused") }
        for index in 0..<100_000 where engine.accept(.textEnd(id: "\(index)")) != nil { Issue.record("refused") }
        #expect(judged(&engine, [.finishStep()]).isEmpty)
    }

    private func expectObserved(
        _ engine: inout LifecycleEngine<UIMessageStream>,
        _ event: UIMessageStream.Event,
        _ rule: LifecycleError.Rule?
    ) {
        let violation = engine.observe(event)
        #expect(violation?.rule == rule)
    }
}
