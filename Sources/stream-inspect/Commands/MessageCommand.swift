import AISDK
import ArgumentParser
import StreamInspection
import StreamRuntime
import Vel

/// Prints the message that a stream yields.
struct MessageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message",
        abstract: "Print the final message that a client shows, as JSON.",
        discussion: """
            stream-inspect message answer.sse
            stream-inspect message answer.jsonl --protocol vel

            Of Vel's protocol, the list of messages. If the client gives up, the message as far as it came is printed, and a note \
            to standard error. An id that the stream does not give is <generated>.
            """
    )

    @OptionGroup var options: ReaderOptions
    @OptionGroup var before: BeforeOptions

    func validate() throws {
        try options.recording.refuseSchema(of: "message")
        try before.validate(for: options.inspected)
    }

    func run() throws {
        try CommandError.reported {
            if options.inspected == .vel {
                let report = try options.velReplay(before)
                try Console.output(PrettyJSON.text(try report.messageList()))
                if let place = report.raisesAt { note("the reader stops at event \(place)", report.failure) }
            } else {
                let report = try options.replay(before)
                try Console.output(PrettyJSON.text(try report.message()))
                if let failure = report.replay.failure {
                    note("client \(report.replay.client) gives up at event \(failure.index)", failure)
                    if let hint = report.hint { Console.message("hint: \(hint)") }
                } else if report.replay.message == nil {
                    note("client \(report.replay.client) shows no message", nil)
                }
            }
        }
    }

    private func note(_ text: String, _ reason: (any Error)?) {
        Console.message("note: \(text)" + (reason.map { ": \(PlainText.printable("\($0)"))" } ?? ""))
    }
}
