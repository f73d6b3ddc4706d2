import ArgumentParser
import GeneratedProtocol
import ProtocolSupport
import SchemaInspection
import StreamInspection

extension InspectedProtocol: ExpressibleByArgument {}

/// How a recording separates events, in the words of schemas.
enum RecordedFraming: String, ExpressibleByArgument, CaseIterable {
    case sse
    case jsonLines = "json-lines"
    case jsonArray = "json-array"
    case messages

    var framing: TransportTable.Framing {
        switch self {
        case .sse: .sse
        case .jsonLines: .jsonLines
        case .jsonArray: .jsonArray
        case .messages: .messages
        }
    }
}

/// A recorded stream.
struct RecordingOptions: ParsableArguments {
    @Argument(help: "The recorded stream; '-' is standard input.", completion: .file())
    var file: String

    @Option(
        name: .customLong("protocol"),
        help: "The stream's protocol; 'ui-message-stream' if neither this nor --schema is given."
    )
    var named: InspectedProtocol?

    @Option(
        help: ArgumentHelp(
            "The schema of the stream's protocol, in place of --protocol; for 'validate' and 'timeline'.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var schema: String?

    @Option(
        help: ArgumentHelp(
            "How the recording separates events, if not as the schema says: sse, json-lines, json-array or messages.",
            valueName: "framing"
        )
    )
    var framing: RecordedFraming?

    /// The protocol that is meant if no schema is given.
    var inspected: InspectedProtocol { named ?? .uiMessageStream }

    func validate() throws {
        if named != nil, schema != nil {
            throw ValidationError("--protocol and --schema both name a protocol; give one")
        }
        if framing != nil, schema == nil {
            throw ValidationError("--framing needs --schema; recordings of the protocols that ship say it themselves")
        }
    }

    /// Stops a command that needs to know how a client folds events into a message.
    func refuseSchema(of command: String) throws {
        if schema != nil {
            throw ValidationError(
                "a schema does not say what a client makes of events, so '\(command)' needs --protocol; 'validate' and 'timeline' take --schema"
            )
        }
    }

    /// The schema, compiled; nil if none is given.
    func inspectedSchema() throws -> InspectedSchema? {
        do {
            return try schema.map { path throws(SchemaMistakes) in try InspectedSchema(path: path) }
        } catch {
            Console.message(error.description.trimmingLineEnd)
            throw ExitCode(1)
        }
    }

    /// Reads the stream of a protocol that is known by its schema.
    func stream(of schema: InspectedSchema) throws -> (stream: RecordedStream, input: InputFile) {
        let input = try InputFile.recording(file)
        return (RecordedStream(input.bytes, of: schema.tables, framing: framing?.framing), input)
    }

    /// Reads the stream.
    func stream() throws -> (stream: RecordedStream, input: InputFile) {
        let input = try InputFile.recording(file)
        return (RecordedStream(input.bytes, of: inspected), input)
    }

    /// Reads the stream, and prints a note if it is not a stream.
    func recognizedStream() throws -> (stream: RecordedStream, input: InputFile) {
        let (stream, input) = try stream()
        if let format = stream.foreignFormat {
            Console.message("note: \(input.name): there are no events: \(format)\nhint: \(format.hint)")
        }
        return (stream, input)
    }
}

/// A recorded stream, and the client that reads it.
struct ReaderOptions: ParsableArguments {
    @OptionGroup var recording: RecordingOptions

    @Option(
        help: "The client's version of the AI SDK, such as 6.0.0, or a release line, such as 6, for its newest version."
    )
    var client: String?

    @Option(
        help:
            "The reader of Vel's protocol: 'documented', the default, or a release of vel-ai, such as 0.6.0."
    )
    var dialect: String?

    func validate() throws {
        // The schema decides about its clients once it is read.
        if recording.schema != nil {
            if dialect != nil { throw ValidationError("--dialect needs --protocol vel") }
            return
        }
        if client != nil, inspected == .vel {
            throw ValidationError(
                "--client needs --protocol ui-message-stream; readers of Vel's protocol have a --dialect"
            )
        }
        if dialect != nil, inspected != .vel {
            throw ValidationError(
                "--dialect needs --protocol vel; readers of the AI SDK's have a version: --client"
            )
        }
        _ = try version
    }

    /// The version of the client.
    var version: ClientVersion {
        get throws {
            do {
                if let dialect { return try InspectedProtocol.velClient(dialect: dialect) }
                return try client.map { name throws(UnknownClientError) in try inspected.client(named: name) }
                    ?? inspected.defaultClient
            } catch {
                throw ValidationError("\(error)")
            }
        }
    }

    /// The version that reads a stream of a schema; nil for code that is generated from it.
    func version(of schema: InspectedSchema) throws -> ClientVersion? {
        do {
            return try schema.client(named: client)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// The stream's protocol.
    var inspected: InspectedProtocol { recording.inspected }

    /// The client's result of the stream, including the message before it.
    func replay(_ before: BeforeOptions) throws -> ReplayReport {
        let message = try before.message(beside: recording.file)
        return ReplayReport(try recording.recognizedStream().stream, client: try version, initialMessage: message)
    }

    /// The result of reading a Vel stream, with its framing.
    func velReplay(_ before: BeforeOptions) throws -> VelReport {
        VelReport(try recording.stream().stream, client: try version, exchange: try before.exchange())
    }
}

/// The message before the stream.
struct BeforeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The message of the assistant that the stream continues, as JSON.",
            valueName: "file"
        )
    )
    var initialMessage: String?

    @Option(help: "The message of the user, for --protocol vel.")
    var userMessage: String?

    @Option(help: "The id of the user's message, for --protocol vel.")
    var userID: String?

    @Option(help: "The metadata of the user's message as JSON, for --protocol vel.")
    var userMetadata: String?

    @Option(help: "The metadata of the assistant's message as JSON, for --protocol vel.")
    var assistantMetadata: String?

    /// Checks that the options fit the protocol.
    func validate(for inspected: InspectedProtocol) throws {
        let vel = [
            ("--user-message", userMessage), ("--user-id", userID), ("--user-metadata", userMetadata),
            ("--assistant-metadata", assistantMetadata),
        ]
        if inspected != .vel, let name = vel.first(where: { $0.1 != nil })?.0 {
            throw ValidationError("\(name) needs --protocol vel")
        }
        if inspected == .vel, initialMessage != nil {
            throw ValidationError("--initial-message needs --protocol ui-message-stream")
        }
        if userMessage == nil, let name = vel[1...2].first(where: { $0.1 != nil })?.0 {
            throw ValidationError("\(name) describes a message that is not there; add --user-message")
        }
        _ = try metadata(userMetadata, "--user-metadata")
        _ = try metadata(assistantMetadata, "--assistant-metadata")
    }

    /// Returns the message that the stream in a file continues.
    func message(beside stream: String) throws -> UIMessageStream.UIMessage? {
        guard let initialMessage else { return nil }
        if initialMessage == "-", stream == "-" {
            throw CommandError("only one of the stream and the message can be standard input")
        }
        let file = try InputFile(initialMessage)
        let message: UIMessageStream.UIMessage
        do {
            message = try UIMessageStream.UIMessage(json: file.bytes)
        } catch {
            throw CommandError("\(file.name): it is not a message: \(PlainText.printable("\(error)"))")
        }
        guard message.role == .assistant else {
            throw CommandError(
                "\(file.name): the message has the role '\(PlainText.printable(message.role.rawValue))'; "
                    + "a stream continues only a message of the assistant"
            )
        }
        return message
    }

    /// The framing of a Vel stream.
    func exchange() throws -> VelReport.Exchange {
        var exchange = VelReport.Exchange()
        exchange.userText = userMessage
        exchange.userID = userID
        exchange.userMetadata = try metadata(userMetadata, "--user-metadata")
        exchange.assistantMetadata = try metadata(assistantMetadata, "--assistant-metadata")
        return exchange
    }

    private func metadata(_ text: String?, _ name: String) throws -> JSONObject? {
        guard let text else { return nil }
        do {
            guard let object = try JSONValue(json: text).objectValue else {
                throw ValidationError("\(name) must be a JSON object, such as '{\"model\": \"m\"}'")
            }
            return object
        } catch let error as JSONDecodingError {
            throw ValidationError("\(name) is not JSON: \(PlainText.printable("\(error)"))")
        }
    }
}

extension String {
    /// The text without a line end after it.
    fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
