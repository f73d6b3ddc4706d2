import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import Testing

/// Tests the generated lifecycle rules of the AI SDK's protocol that writers use.
@Suite struct LifecycleTests {
    private typealias Event = UIMessageStream.Event

    /// Events of every kind.
    private static let samples: [Event] = ExactBytesTests.rows.compactMap { try? Event(json: $0.event.json()) }

    // MARK: Automatic requests

    @Test(
        "an automatic request is dropped for clients that would ask; others need clients that can ask",
        arguments: [
            (ClientVersion(5, 0, 244), true, 0), (ClientVersion(6, 0, 0), true, 0), (ClientVersion(6, 0, 264), true, 0),
            (ClientVersion(7, 0, 0), true, 1), (ClientVersion(6, 0, 0), false, 1), (ClientVersion(6, 0, 0), nil, 1),
            (ClientVersion(7, 0, 0), nil, 1), (ClientVersion(5, 0, 244), false, nil),
            (ClientVersion(5, 0, 0), nil, nil),
        ] as [(ClientVersion, Bool?, Int?)]
    )
    func automaticRequests(_ floor: ClientVersion, _ isAutomatic: Bool?, _ count: Int?) throws {
        let event = Event.toolApprovalRequest(approvalID: "a", toolCallID: "c", isAutomatic: isAutomatic)
        #expect(event.isSendable(to: floor) == (count == 1))
        if let count {
            #expect(try event.replacements(for: floor) == Array(repeating: event, count: count))
        } else {
            #expect(throws: JSONEncodingError.self) { try event.replacements(for: floor) }
        }
    }

    // MARK: Fallbacks

    @Test func onlyADenialHasAFallbackWhichIsAFailure() {
        #expect(
            Event.toolOutputDenied(toolCallID: "c").fallback
                == [.toolOutputError(toolCallID: "c", errorText: "The call was not allowed.")]
        )
        #expect(Set(Self.samples.filter { !$0.fallback.isEmpty }.map(\.type)) == ["tool-output-denied"])
    }

    // MARK: Steps

    @Test("a call that the provider runs does not end a step", arguments: [true, false, nil] as [Bool?])
    func providersCalls(_ isProviders: Bool?) {
        let events: [Event] = [
            .toolInputStart(toolCallID: "c", toolName: "t", providerExecuted: isProviders),
            .toolInputAvailable(toolCallID: "c", toolName: "t", input: 1, providerExecuted: isProviders),
            .toolInputError(toolCallID: "c", toolName: "t", input: 1, errorText: "e", providerExecuted: isProviders),
            .toolOutputAvailable(toolCallID: "c", output: 1, providerExecuted: isProviders),
            .toolOutputError(toolCallID: "c", errorText: "e", providerExecuted: isProviders),
        ]
        #expect(events.map(\.isExemptFromRenewal) == events.map { _ in isProviders == true })
        // An answer does not belong to a call.
        let answer = Event.toolApprovalResponse(approvalID: "a", approved: true, providerExecuted: isProviders)
        #expect(!answer.isExemptFromRenewal)
    }

    @Test func aStepIsRenewedBeforeTextAndReasoningAfterItsCalls() {
        let scopes = UIMessageStream.lifecycle.scopes
        let renewed = scopes.filter { $0.renewal != nil }
        #expect(renewed.map(\.name) == ["step"])
        #expect(renewed.first?.renewal?.before.map { scopes[$0].name } == ["text", "reasoning"])
        #expect((renewed.first?.renewal?.after).map { scopes[$0].name } == "tool")
        #expect(scopes.filter(\.isAwaited).map(\.name) == ["approval"])
    }

    // MARK: The end

    @Test(
        "a completed stream has a finish reason",
        arguments: [ClientVersion(5, 0, 92), ClientVersion(7, 0, 77)]
    )
    func completion(_ floor: ClientVersion) throws {
        for (isWaiting, reason) in [(false, "stop"), (true, "tool-calls")] {
            let event = try #require(UIMessageStream.completing(isWaiting: isWaiting))
            #expect(try text(event, floor) == #"{"type":"finish","finishReason":"\#(reason)"}"#)
        }
    }

    @Test func clientsWithoutFinishReasonsGetNone() throws {
        let event = try #require(UIMessageStream.completing(isWaiting: true))
        #expect(try text(event, ClientVersion(5, 0, 91)) == #"{"type":"finish"}"#)
    }

    private func text(_ event: Event, _ floor: ClientVersion) throws -> String {
        try String(decoding: event.json(floor: floor), as: UTF8.self)
    }

    // MARK: Names

    @Test func onlyEventsOfACallChangeWithItsID() {
        let renamed = Self.samples.filter { $0.keyed(by: "another") != $0 }
        #expect(
            Set(renamed.map(\.type)) == [
                "tool-input-start", "tool-input-delta", "tool-input-available", "tool-input-error",
                "tool-approval-request", "tool-output-available", "tool-output-error", "tool-output-denied",
            ]
        )
        for event in renamed {
            let other = event.keyed(by: "another")
            #expect(other.scopeKey == "another")
            #expect(event.scopeKey.map(other.keyed(by:)) == event)
        }
    }

    @Test(
        "a stream without an id gets one, and its own id is replaced only if forced",
        arguments: [(nil, false, "given"), (nil, true, "given"), ("own", false, "own"), ("own", true, "given")]
            as [(String?, Bool, String)]
    )
    func names(_ own: String?, _ isForced: Bool, _ expected: String) {
        let named = UIMessageStream.identified(.start(messageID: own), by: "given", isForced: isForced)
        #expect(named == .start(messageID: expected))
        #expect(UIMessageStream.identified(.startStep(), by: "given", isForced: isForced) == .startStep())
    }
}
