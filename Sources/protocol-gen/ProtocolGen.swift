import ArgumentParser

/// The command line.
@main
struct ProtocolGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol-gen",
        abstract: "Compile schemas of streaming protocols.",
        discussion: """
            A schema is a YAML file that describes a protocol: its events, their order, and the clients that understand them. This \
            tool turns a schema into Swift, TypeScript, Markdown and JSON Schema, and keeps these files up to date.

            Begin with:
              protocol-gen generate schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
              protocol-gen explain schema/ai-sdk.yaml text-delta
              protocol-gen diff schema/ai-sdk.yaml@5.0.0 schema/ai-sdk.yaml@6.0.0

            Exit codes: 0 for success; 1 if a schema has errors, or if files are not up to date; 2 if 'diff' finds a change that it is \
            asked to fail on; 64 if the command line is wrong.
            """,
        version: "0.1.0",
        subcommands: [
            GenerateCommand.self, CheckCommand.self, DiffCommand.self, ExplainCommand.self, PrintCommand.self,
            DiagramCommand.self, ImportCommand.self, VendorCommand.self,
        ]
    )
}
