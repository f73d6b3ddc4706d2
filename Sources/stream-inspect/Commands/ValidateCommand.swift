import ArgumentParser
import ProtocolSupport
import SchemaInspection
import StreamInspection

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// Says what is wrong with a stream.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Say what is wrong with a stream, and what the client does about it.",
        discussion: """
            stream-inspect validate answer.sse --client 6.0.0
            stream-inspect validate - --protocol vel < answer.jsonl
            stream-inspect validate answer.sse --schema chat.protocol.yaml

            Everything that is wrong is listed, also after the place at which the client gives up. Events are counted from 0, \
            lines from 1. Exit code 1 if anything is wrong; a note is about something that is right, but may surprise.

            A stream that continues an answer, such as one that follows the answer to an approval, is judged with that answer:
              stream-inspect validate more.sse --initial-message answer.json
            """
    )

    @OptionGroup var options: ReaderOptions

    @Option(
        help: ArgumentHelp("The message of the assistant that the stream continues, as JSON.", valueName: "file")
    )
    var initialMessage: String?

    @Option(help: "'text', or 'json' for one object.")
    var format = OutputFormat.text

    func validate() throws {
        if initialMessage != nil, options.inspected == .vel || options.recording.schema != nil {
            throw ValidationError("--initial-message goes with --protocol ui-message-stream")
        }
    }

    func run() throws {
        try CommandError.reported {
            if let schema = try options.recording.inspectedSchema() {
                let client = try options.version(of: schema)
                let (stream, input) = try options.recording.stream(of: schema)
                return try print(schema.report(on: stream, client: client), of: input)
            }
            var before = BeforeOptions()
            before.initialMessage = initialMessage
            let message = try before.message(beside: options.recording.file)
            let (stream, input) = try options.recording.stream()
            let report =
                options.inspected == .vel
                ? ValidationReport(stream, velClient: try options.version)
                : ValidationReport(stream, client: try options.version, initialMessage: message)
            try print(report, of: input)
        }
    }

    private func print(_ report: ValidationReport, of input: InputFile) throws {
        switch format {
        case .text: try Console.output(report.text(in: input.name))
        case .json: try Console.output("\(JSONValue.object(report.object))")
        }
        if !report.findings.isEmpty { throw ExitCode(1) }
    }
}

extension CommandError {
    /// Does something, and turns a failure into a message and exit code 1.
    static func reported(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as CommandError {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        } catch let failure as JSONEncodingError {
            Console.message("error: the outcome cannot be written as JSON: \(failure)")
            throw ExitCode(1)
        }
    }
}
