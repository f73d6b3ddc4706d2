package import AISDK
package import ProtocolSupport
import StreamRuntime
import Vel

/// The result of an AI SDK client for a recorded stream.
package struct ReplayReport {
    /// The id of a message that the stream gives none; a client makes one up.
    package static let generatedID = "<generated>"

    /// The replay, at its end.
    package let replay: ClientReplay
    /// Whether the stream was said to continue a message.
    private let isContinued: Bool

    /// Plays a recorded stream to a client.
    package init(
        _ stream: RecordedStream,
        client: ClientVersion,
        initialMessage: UIMessageStream.UIMessage? = nil
    ) {
        var replay = ClientReplay(client: client, initialMessage: initialMessage) { Self.generatedID }
        replay.append(stream.readableBytes)
        replay.finish()
        self.replay = replay
        isContinued = initialMessage != nil
    }

    /// The message that the client shows in the end, with numbers as JavaScript has them; `null` if it shows none.
    package func message() throws -> JSONValue {
        guard let message = replay.message else { return .null }
        return try Self.value(message).inJavaScript
    }

    /// The outcome as one object.
    package func object() throws -> JSONObject {
        [
            "accepted": .bool(replay.isAccepted),
            "failsAt": replay.failure.map { .int(Int64($0.index)) } ?? .null,
            "failure": replay.failure.map { .string($0.kind.rawValue) } ?? .null,
            "message": try message(),
            "data": try data(),
            "finishReason": replay.finishReason.map { .string($0.rawValue) } ?? .null,
            "errorText": replay.errorText.map { .string($0) } ?? .null,
        ]
    }

    /// The data that was passed to the data callback, without the keys that no data event has.
    private func data() throws -> JSONValue {
        var values: [JSONValue] = []
        for event in replay.data {
            var event = event
            event.additionalFields = [:]
            values.append(try Self.value(event).inJavaScript)
        }
        return .array(values)
    }

    private static func value(_ value: some JSONCodable) throws -> JSONValue {
        try JSONValue(json: value.json())
    }
}

extension ReplayReport {
    /// The hint for a client that gave up because of something that an earlier stream may have contained.
    package var hint: String? {
        guard !isContinued, case .misplaced(let failure)? = replay.failure?.reason,
            failure.rule == .unknownCall || failure.rule == .unknownApproval
        else { return nil }
        return Self.continuationHint
    }

    /// The hint for a stream that answers something that never began in it.
    static let continuationHint =
        "does the stream continue an earlier answer? Then give that answer: --initial-message message.json"

    /// The outcome for people.
    package func text() throws -> String {
        var lines: [String] = []
        if let failure = replay.failure {
            lines.append("client \(replay.client) gives up at event \(failure.index) of \(replay.eventCount)")
            lines.append("\(failure)")
            if let hint { lines.append("hint: \(hint)") }
        } else {
            let count = replay.eventCount
            let events = count == 0 ? "a stream without events" : count == 1 ? "the event" : "all \(count) events"
            lines.append("client \(replay.client) accepts \(events)")
        }
        lines.append("chat           \(replay.chat.status.rawValue)")
        if let text = replay.errorText { lines.append("error          \(JSONValue.string(text))") }
        if let reason = replay.finishReason { lines.append("finish reason  \(PlainText.printable(reason.rawValue))") }
        lines.append("data events    \(replay.data.count)")
        let ids = replay.chat.messages.map { "'\(PlainText.printable($0.id))'" }
        if ids.count > 1 { lines.append("messages       \(ids.joined(separator: ", ")): the answer is shown twice") }
        lines.append("message")
        lines.append(PrettyJSON.text(try message()))
        return lines.joined(separator: "\n")
    }
}

extension JSONValue {
    /// The value as JavaScript has it: every number is a double, and one that is not finite is written as `null`.
    var inJavaScript: JSONValue {
        switch self {
        case .int, .uint, .double, .number:
            guard let value = doubleValue ?? Double("\(self)"), value.isFinite else { return .null }
            return value == 0 ? .int(0) : .double(value)
        case .array(let elements): return .array(elements.map(\.inJavaScript))
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object { result[key] = value.inJavaScript }
            return .object(result)
        default: return self
        }
    }
}
