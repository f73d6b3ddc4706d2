import ArgumentParser
import ProtocolSchema

/// Shows a schema between the stages.
struct PrintCommand: ParsableCommand {
    /// A boundary between two stages.
    enum Stage: String, ExpressibleByArgument, CaseIterable {
        case nodes
        case schema
        case model
    }

    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Show what a schema has become after a stage.",
        discussion: """
            'nodes' is the YAML with its positions, 'schema' what was read of it, 'model' what it means: every name decided, every \
            reference looked up.

              protocol-gen print --stage model schema/ai-sdk.yaml
            """
    )

    @Option(help: "The stage behind which to look.")
    var stage = Stage.model

    @Argument(help: "The schema.")
    var schema: String

    func run() throws {
        var loader = SchemaLoader()
        let text: String? =
            switch stage {
            case .nodes: loader.parse(schema).map { ValuePrinter.text(of: $0) }
            case .schema: loader.read(schema).map { ValuePrinter.text(of: $0) }
            case .model: loader.compile(schema).map { ValuePrinter.text(of: $0) }
            }
        if let text { Console.output(text) }
        try loader.finish()
    }
}
