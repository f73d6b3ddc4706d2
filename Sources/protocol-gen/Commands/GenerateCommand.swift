import ArgumentParser

/// Writes the files.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write the files that schemas ask for.",
        discussion: """
            Only what changed is written, so that nothing is built again in vain; each file is replaced in one step. Files that this tool \
            wrote for the same protocol and writes no longer are removed. A file that it did not write is never touched.

              protocol-gen generate schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
              protocol-gen generate chat.yaml --swift Sources/App/Generated --access internal
              protocol-gen generate chat.yaml --markdown docs/chat.md --json-schema docs/chat.json
            """
    )

    @OptionGroup var options: GenerationOptions

    @Flag(help: "Say nothing when all is well.")
    var quiet = false

    func run() throws {
        let writer = try Pipeline.run(options.request, finish: Pipeline.write)
        Console.progress("")
        if !quiet { Console.message(writer.summary) }
    }
}
