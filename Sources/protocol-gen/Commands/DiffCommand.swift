import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

/// Compares two protocols.
struct DiffCommand: ParsableCommand {
    /// How the changes are printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two schemas, or between two client versions of one.",
        discussion: """
            For each change it says whether it breaks the wire for clients that know the old one, and whether it breaks Swift callers.

              protocol-gen diff old.yaml new.yaml
              protocol-gen diff schema/ai-sdk.yaml@5.0.0 schema/ai-sdk.yaml@6.0.0
              protocol-gen diff schema/ai-sdk.yaml@6.0.264 schema/ai-sdk.yaml@7.0.77 --format json
            """
    )

    @Argument(help: "The old schema, perhaps with @VERSION.")
    var old: String

    @Argument(help: "The new schema, perhaps with @VERSION.")
    var new: String

    @Option(help: "How the changes are printed.")
    var format = Format.text

    func run() throws {
        let (oldPath, oldClient) = try Self.parts(of: old)
        let (newPath, newClient) = try Self.parts(of: new)
        let oldModel = try Pipeline.model(oldPath)
        let diff: ProtocolDiff
        if oldPath == newPath, let oldClient, let newClient {
            diff = .between(oldModel, client: oldClient, and: newClient)
        } else {
            let newModel = try Pipeline.model(newPath)
            diff = .between(
                oldClient.map { oldModel.restricted(to: $0) } ?? oldModel,
                newClient.map { newModel.restricted(to: $0) } ?? newModel
            )
        }
        Console.output(format == .json ? diff.json : diff.text)
    }

    /// Takes `path@version` apart; a path may hold an `@` too.
    private static func parts(of argument: String) throws -> (path: String, client: ClientVersion?) {
        guard let mark = argument.lastIndex(of: "@"), !argument[mark...].contains("/") else { return (argument, nil) }
        guard let version = ClientVersion(String(argument[argument.index(after: mark)...])) else {
            throw ValidationError("'\(argument)': after the @ a version is expected, such as 6.0.0")
        }
        return (String(argument[..<mark]), version)
    }
}
