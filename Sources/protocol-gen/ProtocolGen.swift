import ArgumentParser

/// The command line.
@main
struct ProtocolGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol-gen",
        abstract: "Compiles schemas of streaming protocols.",
        discussion: """
            A schema is a YAML file that describes a protocol completely: its events, which client understands what, and what may \
            follow what. This tool turns it into Swift, TypeScript, Markdown and JSON Schema, and keeps them in step.

            Begin with:
              protocol-gen generate schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
              protocol-gen explain schema/ai-sdk.yaml text-delta
              protocol-gen diff schema/ai-sdk.yaml@5.0.0 schema/ai-sdk.yaml@6.0.0

            Exit codes: 0 all is well; 1 a schema has errors, or files are not what the schema says; 64 the command line is wrong.
            """,
        version: "0.1.0",
        subcommands: [
            GenerateCommand.self, CheckCommand.self, DiffCommand.self, ExplainCommand.self, PrintCommand.self,
            DiagramCommand.self, ImportCommand.self, VendorCommand.self,
        ]
    )
}
