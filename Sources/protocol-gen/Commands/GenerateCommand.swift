import ArgumentParser

/// Writes generated files.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write files generated from schemas.",
        discussion: """
            Only files that change are written, so that nothing is built again without need. Each file is replaced in one step. Files that \
            this tool wrote earlier for the same protocol are removed when they are no longer needed. Other files are never touched. \
            TypeScript files that a schema names ('generate: { typescript: FILE }') are written with --swift, and without options.

              protocol-gen generate schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
              protocol-gen generate chat.yaml --swift Sources/App/Generated --access internal
              protocol-gen generate chat.yaml --markdown docs/chat.md --json-schema docs/chat.json
            """
    )

    @OptionGroup var options: GenerationOptions

    @Flag(help: "Print nothing unless there is an error or a warning.")
    var quiet = false

    @Flag(help: "Write only the TypeScript that schemas name, if they name any.")
    var typescriptOnly = false

    @Option(
        name: .customLong("input"),
        help: "A file whose changes a build notices; repeatable. If any is given, a schema must not extend other files."
    )
    var inputs: [String] = []

    func run() throws {
        var request = options.request
        if typescriptOnly { request.mayBeEmpty = true }
        if !inputs.isEmpty { request.inputs = BuildInputs(inputs) }
        let writer = try Pipeline.run(request, finish: Pipeline.write)
        Console.progress("")
        if !quiet { Console.message(writer.summary) }
    }
}
