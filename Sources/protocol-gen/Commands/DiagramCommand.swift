import ArgumentParser
import ProtocolEmitters

/// Draws the lifecycle.
struct DiagramCommand: ParsableCommand {
    /// The format of the drawing.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid
        case dot
        case svg
    }

    static let configuration = CommandConfiguration(
        commandName: "diagram",
        abstract: "Draw the lifecycle of a protocol.",
        discussion: """
            GitHub draws Mermaid in Markdown files. SVG needs the command 'dot' of Graphviz.

              protocol-gen diagram schema/ai-sdk.yaml
              protocol-gen diagram schema/ai-sdk.yaml --format svg --output lifecycle.svg
            """
    )

    @Argument(help: "The schema.")
    var schema: String

    @Option(help: "The format of the drawing.")
    var format = Format.mermaid

    @Option(name: .shortAndLong, help: "The file to write; standard output by default.")
    var output: String?

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output needs a path") }
    }

    func run() throws {
        let model = try Pipeline.model(schema)
        let text = format == .mermaid ? MermaidEmitter.text(for: model) : DotEmitter.text(for: model)
        guard let text else {
            Console.message("error: \(schema) has no lifecycle to draw")
            throw ExitCode(1)
        }
        let drawing = format == .svg ? try drawn(text) : text
        guard let output else { return Console.output(drawing) }
        try OutputError.reported {
            try FileSystem.createFolder(of: output)
            try FileSystem.replace(output, with: Array(drawing.utf8))
        }
    }

    private func drawn(_ graph: String) throws -> String {
        do {
            return try Graphviz.svg(of: graph)
        } catch let failure as Graphviz.Failure {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        }
    }
}
