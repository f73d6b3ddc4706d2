package import AISDK
package import ProtocolSupport
import StreamRuntime
import Vel

/// All that is wrong with a stream, and how its reader ends.
package struct ValidationReport: Sendable {
    /// The problems, in the order of the stream.
    package internal(set) var findings: [Finding] = []
    /// A note about something that is correct but may surprise.
    package internal(set) var notes: [Finding] = []
    /// How many events the stream has.
    package internal(set) var eventCount = 0
    /// The event at which the client gives up; nil if it reads to the end.
    package internal(set) var failsAt: Int?
    /// Whose reading was followed: `client 6.0.0`.
    package let client: String
    /// How the client is left at the end, in lines.
    package internal(set) var ending: [String] = []

    /// Holds a stream of the AI SDK against its lifecycle and against a client.
    package init(
        _ stream: RecordedStream,
        client: ClientVersion,
        initialMessage: UIMessageStream.UIMessage? = nil
    ) {
        let reader = AISDKClient(version: client, initialMessage: initialMessage)
        var validator = StreamValidator(reader, lifecycle: LifecycleEngine(continuing: initialMessage))
        self = validator.report(on: stream)
    }

    /// Holds a stream of Vel's against its lifecycle and against a reader.
    package init(_ stream: RecordedStream, velClient: ClientVersion) {
        var validator = StreamValidator(VelClient(version: velClient), lifecycle: LifecycleEngine())
        self = validator.report(on: stream)
    }

    init(client: String) {
        self.client = client
    }

    /// The report as one object.
    package var object: JSONObject {
        [
            "client": .string(client),
            "events": .int(Int64(eventCount)),
            "failsAt": failsAt.map { .int(Int64($0)) } ?? .null,
            "findings": .array(findings.map { .object($0.object) }),
            "notes": .array(notes.map { .object($0.object) }),
            "ending": .array(ending.map { .string($0) }),
        ]
    }

    /// The report for people, on a file with that name.
    package func text(in file: String) -> String {
        let events = eventCount == 1 ? "1 event" : "\(eventCount) events"
        var lines = findings.map { $0.text(in: file) }
        if findings.isEmpty {
            lines.append("\(file): \(events), nothing is wrong for \(client)")
        } else {
            let count = findings.count == 1 ? "1 problem" : "\(findings.count) problems"
            lines.append("\(count) in \(events)" + (failsAt.map { "; \(client) gives up at event \($0)" } ?? ""))
            lines += ending.map { PlainText.printable($0) }
        }
        lines += notes.map { $0.text(at: "note") }
        return lines.joined(separator: "\n")
    }
}
