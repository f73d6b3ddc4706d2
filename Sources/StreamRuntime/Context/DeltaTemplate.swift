@_spi(Generated) import ProtocolSupport

/// The frame of a piece of text, without the text.
///
/// Most writes of a stream are text for the part that was written to last. Their frames differ only in the text, so
/// they are not encoded event by event.
struct DeltaTemplate: Sendable {
    /// The scope of the part that is continued.
    let scope: ScopeID
    private let front: [UInt8]
    private let back: [UInt8]

    /// Creates a template; nil if text alone does not continue the part, if the client does not know the event, or if
    /// frames depend on what was written before, as they do where events are the elements of an array.
    init?<Stream: StreamProtocol>(
        _ stream: Stream.Type,
        _ scope: ScopeID,
        key: String,
        floor: ClientVersion,
        _ envelope: JSONObject = [:]
    ) {
        guard [.sse, .jsonLines].contains(stream.transport.framing),
            let empty = Self.frame(stream, scope, key: key, text: "", floor, envelope),
            let full = Self.frame(stream, scope, key: key, text: "x", floor, envelope),
            let place = zip(empty, full).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset, place > 0
        else { return nil }
        // The frames first differ where the text begins, between its quotes.
        self.scope = scope
        front = Array(empty[..<(place - 1)])
        back = Array(empty[(place + 1)...])
    }

    private static func frame<Stream: StreamProtocol>(
        _ stream: Stream.Type,
        _ scope: ScopeID,
        key: String,
        text: String,
        _ floor: ClientVersion,
        _ envelope: JSONObject
    ) -> [UInt8]? {
        guard let event = stream.delta(scope, key: key, text: text), event.isSendable(to: floor) else { return nil }
        var writer = JSONWriter(for: stream, floor: floor)
        writer.envelope = envelope
        do { try writer.writeFrame(event) } catch { return nil }
        return writer.takeBytes()
    }

    /// Writes the frame with `text` in it.
    func write(_ text: String, to writer: inout JSONWriter) {
        writer.raw(front)
        writer.string(text)
        writer.raw(back)
    }
}
