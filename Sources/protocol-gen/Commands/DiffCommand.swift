import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

/// Compares two protocols.
struct DiffCommand: ParsableCommand {
    /// The format of the output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// The kinds of breaking changes that a command can fail on.
    enum Breakage: String, ExpressibleByArgument, CaseIterable {
        case breaking
        case oldClients = "old-clients"
        case newClients = "new-clients"
        case swift

        /// Whether a diff has a change of this kind.
        func isIn(_ diff: ProtocolDiff) -> Bool {
            switch self {
            case .breaking: diff.breaksOldClients || diff.breaksNewClients || diff.breaksSwift
            case .oldClients: diff.breaksOldClients
            case .newClients: diff.breaksNewClients
            case .swift: diff.breaksSwift
            }
        }
    }

    /// The exit code for a change that the command was asked to fail on; 1 is for a schema with errors.
    private static let breakingCode = ExitCode(2)

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two schemas, or between two client versions of one.",
        discussion: """
            Each change is judged three times: whether old clients understand a new server (the server is upgraded first), whether new \
            clients understand an old server (the client is upgraded first), and whether Swift callers still compile.

              protocol-gen diff old.yaml new.yaml
              protocol-gen diff old.yaml new.yaml --fail-on old-clients --fail-on swift
              protocol-gen diff schema/ai-sdk.yaml@5.0.0 schema/ai-sdk.yaml@6.0.0
              protocol-gen diff schema/ai-sdk.yaml@6.0.264 schema/ai-sdk.yaml@7.0.77 --format json

            Exit codes: 0 unless --fail-on asks for more; 2 if there is a change of a kind that --fail-on names; 1 if a schema has errors.
            """
    )

    @Argument(help: "The old schema, optionally followed by @VERSION of a client.")
    var old: String

    @Argument(help: "The new schema, optionally followed by @VERSION of a client.")
    var new: String

    @Option(help: "The format of the output.")
    var format = Format.text

    @Option(
        name: .customLong("fail-on"),
        help:
            "Exit with code 2 if a change breaks this: old-clients, new-clients, swift, or any of them (breaking). Repeatable."
    )
    var failures: [Breakage] = []

    func run() throws {
        let (oldPath, oldClient) = try Self.parts(of: old)
        let (newPath, newClient) = try Self.parts(of: new)
        let oldModel = try Pipeline.model(oldPath)
        let diff: ProtocolDiff
        if oldPath == newPath, let oldClient, let newClient {
            _ = try oldModel.known(to: oldClient)
            diff = .between(oldModel, client: oldClient, and: newClient)
        } else {
            let newModel = try Pipeline.model(newPath)
            diff = .between(
                try oldModel.known(to: oldClient),
                try newModel.known(to: newClient)
            )
        }
        Console.output(format == .json ? diff.json : diff.text)
        if failures.contains(where: { $0.isIn(diff) }) { throw Self.breakingCode }
    }

    /// Splits `path@version`, where the path may contain an `@` too.
    private static func parts(of argument: String) throws -> (path: String, client: ClientVersion?) {
        guard let mark = argument.lastIndex(of: "@"), !argument[mark...].contains("/") else { return (argument, nil) }
        guard let version = ClientVersion(String(argument[argument.index(after: mark)...])) else {
            throw ValidationError("'\(argument)': expected a version after the @, such as 6.0.0")
        }
        return (String(argument[..<mark]), version)
    }
}
