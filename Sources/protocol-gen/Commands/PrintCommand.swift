import ArgumentParser
import ProtocolSchema

/// Prints a schema between two stages.
struct PrintCommand: ParsableCommand {
    /// A boundary between two stages.
    enum Stage: String, ExpressibleByArgument, CaseIterable {
        case nodes
        case schema
        case model
    }

    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print a schema as it is after a stage of the generator.",
        discussion: """
            'nodes' is the YAML with its positions, 'schema' is the schema as written, and 'model' is the result of resolving it: all \
            names are decided and all references looked up.

              protocol-gen print --stage model schema/ai-sdk.yaml
            """
    )

    @Option(help: "The stage whose result is printed.")
    var stage = Stage.model

    @Argument(help: "The schema.")
    var schema: String

    /// Prints the result of a stage, even if the stage found errors.
    private func show(_ values: [some Any]) {
        for value in values { Console.output(ValuePrinter.text(of: value)) }
    }

    func run() throws {
        var pipeline = Pipeline()
        let nodes = pipeline.parse(pipeline.load([schema]))
        switch stage {
        case .nodes: show(nodes)
        case .schema: show(pipeline.read(nodes))
        // Resolving prints the findings.
        case .model: return show(try pipeline.resolve(pipeline.read(nodes)))
        }
        try pipeline.stopIfAnythingIsWrong()
    }
}
