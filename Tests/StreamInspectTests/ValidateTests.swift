import AISDK
import Foundation
import ProtocolSupport
import StreamInspection
import Testing

@Suite struct ValidateTests {
    private static let start = #"{"type":"start","messageId":"m"}"#
    private static let step = #"{"type":"start-step"}"#
    private static let endStep = #"{"type":"finish-step"}"#
    private static let finish = #"{"type":"finish"}"#

    private func report(_ body: String, client: String = "6.0.0") throws -> ValidationReport {
        let version = try InspectedProtocol.uiMessageStream.client(named: client)
        return ValidationReport(RecordedStream(Array(body.utf8), of: .uiMessageStream), client: version)
    }

    @Test func aGoodStreamHasNoProblems() throws {
        let body = frames(
            Self.start,
            Self.step,
            #"{"type":"text-start","id":"t"}"#,
            #"{"type":"text-delta","id":"t","delta":"ebb"}"#,
            #"{"type":"text-end","id":"t"}"#,
            Self.endStep,
            Self.finish,
            "[DONE]"
        )
        let report = try report(body)
        #expect(report.findings.isEmpty)
        #expect(report.eventCount == 7)
        let run = try InspectRun("validate", "-", "--client", "5.0.0", input: body)
        #expect(run.status == 0)
        #expect(run.output == "standard input: 7 events, nothing is wrong for client 5.0.0\n")
    }

    @Test(
        "a finding names the rule, the event, the line and the client's reaction",
        arguments: [
            (
                frames(start, #"{"type":"text-delta","id":"t","delta":"x"}"#), "scope-not-open", 1, 3,
                "gives up here with a TypeError"
            ),
            (frames(start, "{"), "json", 1, 3, "gives up here with AI_JSONParseError"),
            (
                frames(start, #"{"type":"text-start","id":3}"#), "schema", 1, 3,
                "gives up here with AI_TypeValidationError"
            ),
            (frames(start, #"{"type":"reset-step"}"#), "schema", 1, 3, "gives up here"),
            (
                frames(start, step, #"{"type":"text-start","id":"t"}"#, endStep), "left-open", 3, 7,
                "shows the part as 'streaming' for ever"
            ),
            (frames(start, start), "scope-already-open", 1, 3, "takes it"),
            (frames(start, finish, step), "stream-ended", 2, 5, "takes it, as long as the connection is open"),
            (frames(step), "scope-not-open", 0, 1, "its id is made up"),
            (
                frames(start, finish, "[DONE]", #"{"type":"data-x","data":1}"#), "stream-ended", 2, 7,
                "takes it, as long as the connection is open"
            ),
            (
                frames(start, #"{"type":"tool-output-available","toolCallId":"c","output":1}"#), "wrong-state", 1, 3,
                "gives up here"
            ),
            ("data: {\"type\":\"start\"}\n\ndata:\n\n", "json", 1, 3, "gives up here"),
            (frames(start, "[DONE] "), "json", 1, 3, "gives up here"),
        ]
    )
    func namesRulePlaceAndConsequence(
        _ body: String,
        rule: String,
        event: Int,
        line: Int,
        consequence: String
    ) throws {
        let finding = try #require(try report(body).findings.first { $0.rule == rule && $0.event == event })
        #expect(finding.line == line)
        #expect(finding.consequence.hasPrefix("client 6.0.0 "))
        #expect(finding.consequence.contains(consequence))
    }

    @Test(
        "a problem with the frames is reported",
        arguments: [
            ("data: {\"type\":\"start\"}\n\ndata: {\"type\":\"finish\"}\n", "cut-off", 3, "never gets the event"),
            ("data: {\"type\":\"start\"}\r\rdata: {\"type\":\"finish\"}\r\r", "cut-off", 3, "never gets the event"),
            ("data: {\"type\":\"start\"}\n\n{\"type\":\"finish\"}\n\n", "ignored-line", 3, "skips such lines"),
            ("", "no-events", nil, "shows no message"),
            ("{\"type\":\"start\"}\n", "no-events", 1, "shows no message"),
            (": hello\n\ndata: [DONE]\n\n", "no-events", nil, "shows no message"),
        ] as [(String, String, Int?, String)]
    )
    func namesWhatIsWrongWithFrames(_ body: String, rule: String, line: Int?, consequence: String) throws {
        let finding = try #require(try report(body).findings.first { $0.rule == rule })
        #expect(finding.line == line)
        #expect(finding.event == nil)
        #expect(finding.consequence.contains(consequence))
    }

    @Test("a schema finding has the path in the JSON")
    func namesTheJSONPath() throws {
        let finding = try #require(
            try report(frames(Self.start, #"{"type":"file","url":"u","mediaType":"m","providerMetadata":{"p":1}}"#))
                .findings.first
        )
        #expect(finding.path == "$.providerMetadata.p")
        #expect(finding.text(in: "f").hasPrefix("f:3: event 1: $.providerMetadata.p: expected "))
    }

    @Test("later findings are reported as no longer read by a client that has given up")
    func goesOnBehindTheEnd() throws {
        let report = try report(
            frames(Self.start, "{", #"{"type":"text-delta","id":"t","delta":"x"}"#, "nonsense", Self.finish)
        )
        #expect(report.failsAt == 1)
        #expect(report.findings.map(\.event) == [1, 2, 3])
        for finding in report.findings.dropFirst() {
            #expect(finding.consequence == "client 6.0.0 no longer reads: it gave up at event 1")
        }
    }

    @Test("after an error event the chat reads nothing")
    func afterAnErrorEvent() throws {
        let error = #"{"type":"error","errorText":"no"}"#
        let report = try report(frames(Self.start, error, #"{"type":"text-delta","id":"t","delta":"x"}"#))
        #expect(report.failsAt == nil)
        #expect(report.findings.map(\.rule) == ["stream-ended"])
        #expect(report.findings[0].consequence.hasSuffix("the 'error' event has ended the chat"))
    }

    @Test("each scope that is left open at the end is listed once")
    func allThatIsLeftOpen() throws {
        let report = try report(
            frames(
                Self.start,
                Self.step,
                #"{"type":"text-start","id":"a"}"#,
                #"{"type":"reasoning-start","id":"b"}"#,
                #"{"type":"tool-input-start","toolCallId":"c","toolName":"n"}"#,
                Self.endStep,
                Self.finish
            )
        )
        let left = report.findings.filter { $0.rule == "left-open" }
        #expect(left.map(\.event) == [5, 5, 5])
        for name in ["text 'a'", "reasoning 'b'", "tool 'c'"] {
            #expect(left.contains { $0.message.contains(name) })
        }
        #expect(report.ending.contains("part 3, call 'c', stays 'input-streaming' for ever"))
    }

    @Test("calls of the initial message are known")
    func initialMessageHasItsCalls() throws {
        let workspace = try Workspace()
        try workspace.write(
            "message.json",
            #"{"id":"m","role":"assistant","parts":[{"type":"tool-n","toolCallId":"c","state":"input-available","input":1}]}"#
        )
        let output = #"{"type":"tool-output-available","toolCallId":"c","output":1}"#
        let body = frames(Self.start, Self.step, output, Self.endStep, Self.finish)
        #expect(try workspace.run(["validate", "-"], input: body).status == 1)
        let run = try workspace.run(["validate", "-", "--initial-message", "message.json"], input: body)
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("validation fails at the same event as the recorded clients", arguments: Recording.aiSDK)
    func isAtOneWithTheClients(_ recording: Recording) throws {
        for (client, expected) in recording.results {
            let version = try InspectedProtocol.uiMessageStream.client(named: client)
            let report = ValidationReport(
                recording.stream,
                client: version,
                initialMessage: try recording.initialMessage
            )
            #expect(report.eventCount == recording.outcome["events"]?.intValue)
            let error = expected["errorText"] ?? .null
            let failsAt = report.failsAt.map { JSONValue.int(Int64($0)) } ?? .null
            // The chat does not read events after an error event; the recorded reader does.
            if error.isNull { #expect(failsAt == expected["failsAt"], "for \(client)") }
            if expected["accepted"] == false { #expect(!report.findings.isEmpty) }
        }
    }

    @Test("validation fails at the same event as the reader of vel-ai", arguments: Recording.vel)
    func isAtOneWithTheReaderOfVel(_ recording: Recording) throws {
        let report = ValidationReport(recording.stream, velClient: try InspectedProtocol.velClient(dialect: "0.6.0"))
        #expect(report.failsAt.map { JSONValue.int(Int64($0)) } ?? .null == recording.outcome["raisesAt"])
    }

    @Test("an answer needs a request in this stream or in an earlier one")
    func answersNeedARequest() throws {
        let body = frames(
            Self.start,
            #"{"type":"tool-approval-response","approvalId":"a","approved":true}"#,
            #"{"type":"tool-output-available","toolCallId":"c","output":1}"#,
            Self.finish
        )
        let finding = try #require(try report(body, client: "7.0.77").findings.first)
        #expect(finding.rule == "unknown-reference")
        #expect(finding.consequence.hasPrefix("client 7.0.77 gives up here"))
        let call = #"{"type":"tool-n","toolCallId":"c","state":"approval-requested","input":1,"approval":{"id":"a"}}"#
        let message = try UIMessageStream.UIMessage(json: #"{"id":"m","role":"assistant","parts":[\#(call)]}"#)
        let continued = ValidationReport(
            RecordedStream(Array(body.utf8), of: .uiMessageStream),
            client: try InspectedProtocol.uiMessageStream.client(named: "7"),
            initialMessage: message
        )
        #expect(!continued.findings.contains { $0.rule == "unknown-reference" })
        #expect(continued.failsAt == nil)
    }

    @Test("an event that the client does not know is named")
    func unknownEventsAreNamed() throws {
        let finding = try #require(try report(frames(#"{"type":"reset-step"}"#)).findings.first)
        #expect(finding.message == "client 6.0.0 does not know 'reset-step'")
    }

    @Test func writesJSON() throws {
        let run = try InspectRun("validate", "-", "--format", "json", "--client", "7", input: frames("{"))
        #expect(run.status == 1)
        let object = try JSONValue(json: run.output)
        #expect(object["client"] == "client 7.0.77")
        #expect(object["failsAt"] == 0)
        #expect(object["findings"]?[0]?["rule"] == "json")
        #expect(object["findings"]?[0]?["line"] == 1)
    }

    @Test("streams of Vel's protocol are validated for both dialects")
    func knowsReadersOfVel() throws {
        let body = [
            #"{"type":"start"}"#, #"{"type":"start-step"}"#, #"{"type":"text-delta","id":"t","delta":null}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"n","input":{}}"#,
        ].joined(separator: "\n")
        let package = try InspectRun("validate", "-", "--protocol", "vel", "--dialect", "0.6.0", input: body)
        #expect(package.status == 1)
        #expect(package.output.contains("standard input:3: event 2: $.delta: "))
        let documented = try InspectRun("validate", "-", "--protocol", "vel", input: body)
        #expect(documented.output.contains("a reader as documented reads on, and skips what it cannot use"))
        #expect(documented.output.contains("tool 'c' is input-available"))
    }

    @Test("control characters of a stream are escaped for the terminal")
    func isFitForATerminal() throws {
        let run = try InspectRun(
            "validate",
            "-",
            input: frames(#"{"type":"text-end","id":"a\u001b[31m\u202eb"}"#) + "\u{1B}c\n"
        )
        #expect(run.output.contains("\\u{1b}"))
        #expect(!run.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
}
