import AISDK
import ArgumentParser
import ModelBridge
import ProtocolSupport
import StreamInspection

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ProviderName: ExpressibleByArgument {}

/// Prints what a provider's stream becomes for a browser.
struct RelayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relay",
        abstract: "Print the chat's stream that a recorded stream of a model's provider becomes.",
        discussion: """
            stream-inspect relay claude.sse --from anthropic
            stream-inspect relay gpt.sse --from openai-responses --client 7 --format json
            stream-inspect relay error.json --from openai-chat --case error.case.json

            The file is the body of the provider's response, byte for byte. The stream is printed as a browser gets it; with \
            --format json, one event a line. A note to standard error tells why the model stopped and what the turn cost.

            A case says what is known of the request and of the response's head, as JSON:
              {"request": {"model": "…", "tools": {"weather": {"schema": {…}, "output": {…}}}},
               "response": {"status": 200, "statusText": "OK"}}
            A tool with an 'output', or a text that it 'throws', is run by the server. Without a case, no tool is declared, so \
            each call fails.
            """
    )

    @Argument(help: "The body of the provider's response; '-' is standard input.", completion: .file())
    var file: String

    @Option(help: "The API that streamed it.")
    var from: ProviderName

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("What is known of the request and of the response's head, as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var caseFile: String?

    @Option(help: "The name of the provider whose server is compatible with Chat Completions, for its metadata.")
    var provider = "compat"

    @Option(help: "The id of the message.")
    var messageID = "msg"

    @OptionGroup var client: ClientOption

    @Option(help: "The format of the output: 'text' for the stream, or 'json' for one event a line.")
    var format = OutputFormat.text

    func validate() throws {
        _ = try client.version()
        if caseFile == "-", file == "-" {
            throw ValidationError("only one of the stream and the case can be standard input")
        }
    }

    func run() throws {
        try CommandError.reported {
            let floor = try client.version()
            let relayed = try relayCase(floor).relayed(messageID: messageID)
            try print(relayed.events, floor)
            for note in relayed.turn.notes { Console.message("note: \(PlainText.printable(note))") }
        }
    }

    private func relayCase(_ floor: ClientVersion) throws -> RelayCase {
        let body = try InputFile.recording(file).bytes
        let settings = ModelReaderSettings(client: floor)
        var relayCase = RelayCase(from.api(compatible: provider), body: body, settings: settings)
        relayCase.now = Double(time(nil))
        guard let caseFile else { return relayCase }
        let document = try InputFile(caseFile)
        do {
            try relayCase.add(JSONValue(json: document.bytes))
        } catch {
            throw CommandError("\(document.name): it is not a case: \(PlainText.printable("\(error)"))")
        }
        return relayCase
    }

    private func print(_ events: [UIMessageStream.Event], _ floor: ClientVersion) throws {
        var writer = JSONWriter(for: UIMessageStream.self, floor: floor)
        for event in events {
            switch format {
            case .text: try writer.writeFrame(event)
            case .json:
                try writer.write(event)
                try OutputFile("-").write(writer.takeBytes() + [UInt8(ascii: "\n")])
            }
        }
        guard format == .text else { return }
        writer.writeDone(UIMessageStream.transport)
        try OutputFile("-").write(writer.takeBytes())
    }
}
