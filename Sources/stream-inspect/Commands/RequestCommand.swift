import ArgumentParser
import ModelBridge
import ProtocolSupport
import StreamInspection

/// Prints the request that a conversation becomes.
struct RequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Print the body of the request to a model that a conversation of the chat becomes.",
        discussion: """
            stream-inspect request conversation.json --for anthropic
            stream-inspect request conversation.json --for openai-responses --client 7 --format json

            The file says what the chat posts and what the server adds:
              {"uiMessages": […], "tools": {"weather": {"description": "…", "schema": {…}}},
               "settings": {"system": "…", "toolChoice": "auto", "models": {"anthropic": "claude-sonnet-4-5"}}}

            With --format json, the body is one line. Notes to standard error tell the path, the headers, and what the API cannot take. The exit \
            code is 1 if the conversation cannot be sent.
            """
    )

    @Argument(help: "The conversation, as JSON; '-' is standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(name: .customLong("for"), help: "The API to ask.")
    var api: ProviderName

    @Option(help: "The name of the provider whose server is compatible with Chat Completions, for its options.")
    var provider = "compat"

    @OptionGroup var client: ClientOption

    @Option(help: "The format of the output: 'text' for indented JSON, or 'json' for one line.")
    var format = OutputFormat.text

    func validate() throws { _ = try client.version() }

    func run() throws {
        try CommandError.reported {
            let input = try InputFile(file)
            let request: ModelRequest
            do {
                let conversation = try ConversationCase(JSONValue(json: input.bytes), client: client.version())
                request = try conversation.request(for: api.api(compatible: provider), named: api.rawValue)
            } catch {
                throw CommandError("\(input.name): \(PlainText.printable("\(error)"))")
            }
            let body = JSONValue.object(request.body)
            try Console.output(format == .json ? body.jsonText() : PrettyJSON.text(body))
            note(request)
        }
    }

    private func note(_ request: ModelRequest) {
        Console.message("note: POST \(PlainText.printable(request.path))")
        for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
            Console.message("note: header \(PlainText.printable("\(name): \(value)"))")
        }
        for omission in request.omissions {
            Console.message("note: left out: \(PlainText.printable(omission.description))")
        }
    }
}
