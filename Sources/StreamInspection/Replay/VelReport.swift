import AISDK
package import ProtocolSupport
import StreamRuntime
package import Vel

/// The result of reading a recorded Vel stream.
package struct VelReport {
    /// The user's message and the messages' metadata, which are not part of the stream.
    package struct Exchange: Sendable {
        /// The text of the user's message; nil if the user said nothing.
        package var userText: String?
        /// The id of the user's message; made up if it is nil.
        package var userID: String?
        /// The metadata of the user's message.
        package var userMetadata: JSONObject?
        /// The metadata of the assistant's message.
        package var assistantMetadata: JSONObject?

        /// Creates an exchange in which the user said nothing.
        package init() {}
    }

    /// Where the reader stopped with an exception, as the index of the event; nil if it read all of them.
    package private(set) var raisesAt: Int?
    /// The error that stopped it.
    package private(set) var failure: (any Error)?
    /// How many events there are.
    package private(set) var eventCount = 0
    /// The user's message, if there is one, and the assistant's.
    package private(set) var messages: [VelStream.Message] = []

    /// Plays a recorded stream to a reader that speaks the dialect of `client`.
    package init(_ stream: RecordedStream, client: ClientVersion, exchange: Exchange = Exchange()) {
        var reducer = VelMessageReducer(client: client) { ReplayReport.generatedID }
        if let text = exchange.userText { reducer.addUserMessage(text, id: exchange.userID) }
        for frame in stream.frames {
            if raisesAt == nil {
                do {
                    try reducer.process(json: Array(frame.data))
                } catch {
                    raisesAt = eventCount
                    failure = error
                }
            }
            eventCount += 1
        }
        messages = reducer.messages(
            userMetadata: exchange.userMetadata,
            assistantMetadata: exchange.assistantMetadata
        )
    }

    /// The messages as JSON.
    package func messageList() throws(JSONEncodingError) -> JSONValue {
        var values: [JSONValue] = []
        for message in messages {
            // What was just written can be read.
            values.append((try? JSONValue(json: try message.json())) ?? .null)
        }
        return .array(values)
    }

    /// The outcome as one object.
    package func object() throws(JSONEncodingError) -> JSONObject {
        ["raisesAt": raisesAt.map { .int(Int64($0)) } ?? .null, "messages": try messageList()]
    }

    /// The outcome for people.
    package func text() throws(JSONEncodingError) -> String {
        var lines: [String] = []
        if let raisesAt, let failure {
            lines.append("the reader stops at event \(raisesAt) of \(eventCount)")
            lines.append("\(failure)")
        } else {
            lines.append("the reader takes \(eventCount == 1 ? "the event" : "all \(eventCount) events")")
        }
        lines.append(PrettyJSON.text(try messageList()))
        return lines.joined(separator: "\n")
    }
}
