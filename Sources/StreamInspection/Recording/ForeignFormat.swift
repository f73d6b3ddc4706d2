import ProtocolSupport

/// The format of bytes without a server-sent event, as far as their beginning shows.
package enum ForeignFormat: Hashable, Sendable {
    /// Lines such as `0:"Hello"`: the data stream protocol, which the AI SDK spoke up to its version 4.
    case dataStream(example: String, line: Int)
    /// Events as lines of JSON, without the fields of server-sent events.
    case jsonLines(line: Int)
    /// One JSON value.
    case json(line: Int)
    /// A page of HTML.
    case html(line: Int)

    /// Looks at the beginning of some bytes; nil if nothing is recognised.
    package init?(_ bytes: some Collection<UInt8>) {
        let text = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated()
            .map { (number: $0.offset + 1, text: $0.element.drop { $0 == "\u{FEFF}" || $0.isWhitespace }) }
            .filter { !$0.text.isEmpty }
        guard let first = lines.first else { return nil }
        if Self.isDataStreamPart(first.text) {
            // A part of text shows best what is meant.
            let example = lines.first { $0.text.hasPrefix("0:") && Self.isDataStreamPart($0.text) } ?? first
            self = .dataStream(
                example: PlainText.cut(PlainText.printable("\(example.text)"), to: 40),
                line: first.number
            )
        } else if first.text.hasPrefix("<") {
            self = .html(line: first.number)
        } else if first.text.hasPrefix("{") || first.text.hasPrefix("[") {
            let value = try? JSONValue(json: String(first.text))
            let isEvent = value?["type"]?.stringValue != nil
            self = isEvent ? .jsonLines(line: first.number) : .json(line: first.number)
        } else {
            return nil
        }
    }

    /// Whether a line is one of the old protocol: a letter or digit that says what it is, a colon, and JSON.
    private static func isDataStreamPart(_ line: Substring) -> Bool {
        guard let kind = line.first, "0123456789abcdefghijk".contains(kind), line.dropFirst().first == ":" else {
            return false
        }
        return (try? JSONValue(json: String(line.dropFirst(2)))) != nil
    }

    /// The line on which it begins.
    package var line: Int {
        switch self {
        case .dataStream(_, let line), .jsonLines(let line), .json(let line), .html(let line): line
        }
    }

    /// A way to fix it.
    package var hint: String {
        switch self {
        case .dataStream:
            "useChat of AI SDK 5 and later reads server-sent events: move the server to the UI message stream, together with its pages"
        case .jsonLines:
            "write each event as 'data: ', its JSON and an empty line after it; for a stream of Vel's protocol, say --protocol vel"
        case .json: "it may be an error that the server reports, or the answer of another endpoint than the chat's"
        case .html: "it may be an error page, or the answer of another endpoint than the chat's"
        }
    }
}

extension ForeignFormat: CustomStringConvertible {
    /// The kind of bytes.
    package var description: String {
        switch self {
        case .dataStream(let example, _):
            "this is the data stream protocol of AI SDK 4, with lines such as '\(example)', not a UI message stream"
        case .jsonLines: "these are lines of JSON, not server-sent events"
        case .json: "this is JSON, not a stream of server-sent events"
        case .html: "this is a page of HTML, not a stream of server-sent events"
        }
    }
}
