import GeneratedProtocol
import ProtocolSupport
import Testing

/// Tests how the convenience methods send their events, and what they return.
@Suite struct WriterTests {
    /// Records written events; advancing a call returns a key of the recorder's own.
    private actor Recorder: EventWriter {
        typealias Stream = UIMessageStream

        private(set) var written: [String] = []
        private(set) var advanced: [String] = []

        func write(_ events: [UIMessageStream.Event]) { written += events.map(\.type) }

        func advance(_ events: [UIMessageStream.Event]) -> String {
            advanced += events.map(\.type)
            return "own:" + (events.last?.scopeKey ?? "")
        }

        func append(
            to scope: ScopeID,
            _ makeEvent: @Sendable (String) -> UIMessageStream.Event
        ) {
            written.append(makeEvent("part").type)
        }

        func generateID() -> String { "generated" }
    }

    private struct Call: Sendable, CustomTestStringConvertible {
        var events: [String]
        var isOfOneCall: Bool
        var call: @Sendable (Recorder) async throws -> Void
        var testDescription: String { events.joined(separator: ", ") }
    }

    private static let calls = [
        Call(events: ["tool-input-start", "tool-input-available"], isOfOneCall: true) {
            try await $0.beginToolCall("weather", input: 1)
        },
        Call(events: ["tool-input-start"], isOfOneCall: true) { try await $0.startToolInput("weather") },
        Call(events: ["tool-input-delta"], isOfOneCall: true) { try await $0.appendToolInput("c", text: "{}") },
        Call(events: ["tool-input-available"], isOfOneCall: true) {
            try await $0.finishToolInput("c", name: "weather", input: 1)
        },
        Call(events: ["tool-input-error"], isOfOneCall: true) {
            try await $0.failToolInput("c", name: "weather", input: 1, errorText: "No.")
        },
        Call(events: ["tool-approval-request"], isOfOneCall: true) { try await $0.requestApproval("c") },
        Call(events: ["tool-output-available"], isOfOneCall: true) { try await $0.completeToolCall("c", output: 1) },
        Call(events: ["tool-output-available"], isOfOneCall: true) { try await $0.updateToolOutput("c", output: 1) },
        Call(events: ["tool-output-error"], isOfOneCall: true) { try await $0.failToolCall("c", errorText: "No.") },
        Call(events: ["tool-output-denied"], isOfOneCall: true) { try await $0.denyToolCall("c") },
        Call(events: ["tool-approval-response"], isOfOneCall: false) {
            try await $0.answerApproval("a", approved: true)
        },
        Call(events: ["text-delta"], isOfOneCall: false) { try await $0.writeText("Hello") },
        Call(events: ["start-step"], isOfOneCall: false) { try await $0.newStep() },
        Call(events: ["source-url"], isOfOneCall: false) { try await $0.writeSource(sourceID: "s", url: "u") },
    ]

    @Test("methods for a call advance the call, and all others only write", arguments: calls.indices)
    func advancesCalls(_ index: Int) async throws {
        let call = Self.calls[index]
        let recorder = Recorder()
        try await call.call(recorder)
        #expect(await recorder.advanced == (call.isOfOneCall ? call.events : []))
        #expect(await recorder.written == (call.isOfOneCall ? [] : call.events))
    }

    @Test func aCallMethodReturnsTheIDThatWasSent() async throws {
        let recorder = Recorder()
        #expect(try await recorder.beginToolCall("weather", input: 1, id: "call_0") == "own:call_0")
        #expect(try await recorder.startToolInput("weather") == "own:generated")
    }

    @Test func anApprovalRequestReturnsItsOwnIDAndNotTheCalls() async throws {
        let recorder = Recorder()
        #expect(try await recorder.requestApproval("call_0", id: "approval") == "approval")
        #expect(try await recorder.requestApproval("call_0") == "generated")
    }
}
