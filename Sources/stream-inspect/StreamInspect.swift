import ArgumentParser
import StreamInspection

/// The command line.
@main
struct StreamInspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream-inspect",
        abstract: "Inspect recorded streams of AI chats.",
        discussion: """
            A recorded stream is the body of a response, byte for byte, in a file: of the AI SDK's UI message stream, or of Vel's \
            protocol, which may also be kept as lines of JSON. With --schema, 'validate' and 'timeline' read streams of any \
            protocol that a schema describes.

            Begin with:
              stream-inspect record http://localhost:8080/chat --data @in.json --out a.sse
              stream-inspect validate a.sse --client 6.0.0
              stream-inspect timeline a.sse --svg a.svg

            Exit codes: 0 all is well; 1 a stream has problems, or something cannot be read or written; 64 the command line is \
            wrong.
            """,
        version: "0.1.0",
        subcommands: [
            ValidateCommand.self, ReplayCommand.self, MessageCommand.self, TimelineCommand.self,
            RecordCommand.self, RelayCommand.self, RequestCommand.self,
        ]
    )
}
