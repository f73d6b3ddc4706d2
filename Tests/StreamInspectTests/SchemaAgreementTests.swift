import Foundation
import ProtocolSupport
import SchemaInspection
import StreamInspection
import StreamRuntime
import Testing

/// Streams of shipped protocols, judged by their schemas and by the generated code: both must say the same.
@Suite struct SchemaAgreementTests {
    /// What a finding says about the stream, without the client's reaction.
    private struct Verdict: Hashable, CustomStringConvertible {
        let rule: String
        let event: Int?
        let line: Int?
        let path: String?
        let message: String

        init(_ finding: Finding) {
            (rule, event, line, path) = (finding.rule, finding.event, finding.line, finding.path)
            message = finding.message
        }

        var description: String { "\(event ?? -1) \(path ?? "") \(message) [\(rule)]" }
    }

    /// Rules of the messages that a client folds, which no schema knows.
    private static let ownRules: Set<String> = ["reader", "other-message-id", "not-settled"]

    private func verdicts(_ report: ValidationReport) -> [Verdict] {
        report.findings.filter { !Self.ownRules.contains($0.rule) }.map { Verdict($0) }
    }

    @Test("a stream of the AI SDK gets the same verdicts from its schema", arguments: Recording.aiSDK)
    func theSchemaOfTheAISDKAgrees(_ recording: Recording) throws {
        let schema = try InspectedSchema(path: InspectRun.root.appending(path: "schema/ai-sdk.yaml").path())
        // What a client compares with a message belongs to no schema.
        guard try recording.initialMessage == nil else { return }
        for name in Recording.clients.values {
            let client = try #require(ClientVersion(name))
            let own = verdicts(ValidationReport(recording.stream, client: client))
            let stream = RecordedStream(recording.stream.bytes, of: schema.tables)
            let others = verdicts(schema.report(on: stream, client: client))
            #expect(own.filter(Self.isOfSchema) == others, "client \(name)")
        }
    }

    @Test("a stream of Vel gets the same verdicts from its schema", arguments: Recording.vel)
    func theSchemaOfVelAgrees(_ recording: Recording) throws {
        let schema = try InspectedSchema(path: InspectRun.root.appending(path: "schema/vel.yaml").path())
        let newest = try #require(schema.tables.clients?.lines.last?.newest)
        let own = verdicts(ValidationReport(recording.stream, velClient: newest))
        let stream = RecordedStream(recording.stream.bytes, of: schema.tables)
        #expect(own == verdicts(schema.report(on: stream, client: newest)))
    }

    /// Whether the schema knows the rule; the reducer of the AI SDK has rules of its own.
    private static func isOfSchema(_ verdict: Verdict) -> Bool {
        !["unknown-part", "unknown-call", "metadata-not-mergeable", "changed-prototype"].contains(verdict.rule)
    }

    @Test("a timeline is the same by the schema", arguments: Recording.aiSDK)
    func theTimelinesAgree(_ recording: Recording) throws {
        let schema = try InspectedSchema(path: InspectRun.root.appending(path: "schema/ai-sdk.yaml").path())
        let stream = RecordedStream(recording.stream.bytes, of: schema.tables)
        let own = TerminalTimeline(
            Timeline(recording.stream, of: .uiMessageStream),
            by: nil,
            width: 100,
            isColoured: false
        )
        let other = TerminalTimeline(Timeline(stream, tables: schema.tables), by: nil, width: 100, isColoured: false)
        // An event that no type fits is unreadable for generated code, but has a name.
        let isReadable = schema.report(on: stream, client: nil).findings.allSatisfy {
            $0.rule != "schema" && $0.rule != "json"
        }
        if isReadable { #expect(own.text() == other.text()) }
    }

    @Test(
        "a recorded stream of another protocol follows its schema; only events that nobody declares are named",
        arguments: [
            ("a2a/task.sse", [String]()), ("bedrock-converse/answer.jsonl", []), ("google-gemini/answer.sse", []),
            ("langgraph/run.sse", ["weather"]), ("mcp/session.sse", ["notifications/weather"]),
            ("ollama/answer.jsonl", []),
            ("openai-chat/text.sse", []), ("openai-responses/answer.sse", ["response.sparkle.delta"]),
        ]
    )
    func otherProtocols(_ name: String, _ unknown: [String]) throws {
        let findings = try findings(in: name) { $0 }
        #expect(findings.map(\.rule) == unknown.map { _ in "schema" })
        for (finding, event) in zip(findings, unknown) { #expect(finding.message.contains("\"\(event)\"")) }
    }

    @Test("the id of an answer must be of the kind that the request's is")
    func idsOfTwoKinds() throws {
        let findings = try findings(in: "mcp/session.sse") { text in
            text.replacing(#""id":1,"result""#, with: #""id":"1","result""#)
        }
        #expect(findings.contains { $0.rule == "wrong-state" && $0.message.contains(#"request '"1"'"#) }, "\(findings)")
    }

    private func findings(in name: String, changed: (String) -> String) throws -> [Finding] {
        let folder = InspectRun.root.appending(path: "Tests/Protocols")
        let text = try String(contentsOf: folder.appending(path: "streams/\(name)"), encoding: .utf8)
        let schema = try InspectedSchema(path: Self.schema(String(name.prefix { $0 != "/" })).path())
        let stream = RecordedStream(Array(changed(text).utf8), of: schema.tables)
        return schema.report(on: stream, client: nil).findings
    }

    /// The schema of a protocol, shipped or not.
    private static func schema(_ name: String) -> URL {
        let shipped = InspectRun.root.appending(path: "schema/\(name).yaml")
        if FileManager.default.fileExists(atPath: shipped.path()) { return shipped }
        return InspectRun.root.appending(path: "Tests/Protocols/\(name).yaml")
    }
}
