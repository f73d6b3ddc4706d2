import ArgumentParser
import ProtocolSupport
import StreamInspection

/// Shows how a client reads a stream.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Show whether a client accepts a stream, and its final state.",
        discussion: """
            stream-inspect replay answer.sse --client 5.0.0 --format json
            stream-inspect replay answer.jsonl --protocol vel --dialect 0.6.0 --user-message "When is high water?"

            With --format json, one object:
              accepted      whether the client takes every event
              failsAt       the first event that it fails at, counted from 0, or null
              failure       json, schema or lifecycle, or null
              message       the message that it shows in the end, or null
              data          what it hands to the data callback
              finishReason  why the model stopped, or null
              errorText     the text of the first 'error' event, or null
            Of Vel's protocol:
              raisesAt      the event at which the reader stops with an exception, or null
              messages      the messages
            An id that the stream does not give is <generated>.
            """
    )

    @OptionGroup var options: ReaderOptions
    @OptionGroup var before: BeforeOptions

    @Option(help: "The format of the output: 'text', or 'json' for one object.")
    var format = OutputFormat.text

    func validate() throws {
        try options.recording.refuseSchema(of: "replay")
        try before.validate(for: options.inspected)
    }

    func run() throws {
        try CommandError.reported {
            if options.inspected == .vel {
                let report = try options.velReplay(before)
                try print(text: report.text, object: report.object)
            } else {
                let report = try options.replay(before)
                try print(text: report.text, object: report.object)
            }
        }
    }

    private func print(text: () throws -> String, object: () throws -> JSONObject) throws {
        switch format {
        case .text: try Console.output(try text())
        case .json: try Console.output("\(JSONValue.object(try object()))")
        }
    }
}
