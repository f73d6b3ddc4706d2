package import ProtocolSupport

/// Something that is wrong with a stream, or good to know about it.
package struct Finding: Hashable, Sendable {
    /// The rule that was broken: `json`, `schema`, a rule of the lifecycle, of the client or of the framing.
    package var rule: String
    /// The event's index; nil if it is not an event that is wrong.
    package var event: Int?
    /// The line on which the frame stands; nil at the end of the stream.
    package var line: Int?
    /// The place in the event's JSON, where that is what is wrong.
    package var path: String?
    /// The problem.
    package var message: String
    /// The client's reaction.
    package var consequence: String
    /// A way to fix it; nil if the message says so.
    package var hint: String?

    /// The finding as JSON.
    package var object: JSONObject {
        [
            "rule": .string(rule),
            "event": event.map { .int(Int64($0)) } ?? .null,
            "line": line.map { .int(Int64($0)) } ?? .null,
            "path": path.map { .string($0) } ?? .null,
            "message": .string(message),
            "consequence": .string(consequence),
            "hint": hint.map { .string($0) } ?? .null,
        ]
    }

    /// The finding for people, in a file with that name.
    package func text(in file: String) -> String {
        var place = line.map { "\(file):\($0)" } ?? "\(file): end of the stream"
        if let event { place += ": event \(event)" }
        return text(at: place)
    }

    /// The finding for people, after a word or a place.
    func text(at place: String) -> String {
        let text = path.map { "\($0): \(message)" } ?? message
        let lines =
            ["\(place): \(PlainText.printable(text)) [\(rule)]", consequence] + (hint.map { ["hint: \($0)"] } ?? [])
        return lines.enumerated().map { $0.offset == 0 ? $0.element : "    " + PlainText.printable($0.element) }
            .joined(separator: "\n")
    }
}
