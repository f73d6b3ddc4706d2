import ProtocolSupport

/// Streams an answer to the clients that this package is generated for.
@main
struct Upgrade {
    static func main() throws {
        var writer = JSONWriter(for: UIMessageStream.self)
        for event in answer {
            try writer.writeFrame(event)
        }
        print(String(decoding: writer.takeBytes(), as: UTF8.self), terminator: "")
    }

    /// A deletion that a user may have to approve.
    private static var answer: [UIMessageStream.Event] {
        let start: [UIMessageStream.Event] = [
            .start(messageID: "msg-1"), .startStep(),
            .toolInputAvailable(toolCallID: "call-1", toolName: "delete-file", input: ["path": "notes.txt"]),
        ]
        return start + confirmation + [.finishStep(), .finish()]
    }
}
