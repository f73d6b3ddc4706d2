import ArgumentParser
import ProtocolSupport
import SchemaInspection
import StreamInspection

/// The format of the output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// Lists the problems of a stream.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "List the problems of a stream, and how the client reacts to them.",
        discussion: """
            stream-inspect validate answer.sse --client 6.0.0
            stream-inspect validate - --protocol vel < answer.jsonl
            stream-inspect validate answer.sse --schema chat.protocol.yaml

            All problems are listed, also those after the event at which the client gives up. Events are counted from 0, lines \
            from 1. The exit code is 1 if there are problems. A note describes something that is valid, but may surprise.

            To validate a stream that continues a message, such as one that follows an approval, pass that message:
              stream-inspect validate more.sse --initial-message answer.json
            """
    )

    @OptionGroup var options: ReaderOptions

    @Option(
        help: ArgumentHelp("The message of the assistant that the stream continues, as JSON.", valueName: "file")
    )
    var initialMessage: String?

    @Option(help: "The format of the output: 'text', or 'json' for one object.")
    var format = OutputFormat.text

    func validate() throws {
        if initialMessage != nil, options.inspected == .vel || options.recording.schema != nil {
            throw ValidationError("--initial-message needs --protocol ui-message-stream")
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
    /// Runs a closure, and turns its error into a message and exit code 1.
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
