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
        let plan = try options.plan(command: "generate")
        var writer = OutputWriter()
        try OutputFailure.reported { try writer.write(plan) }
        Console.progress("")
        if !quiet { Console.message(writer.summary) }
    }
}

extension OutputFailure {
    /// Runs a piece of work, and turns its failure into a message and the exit code.
    static func reported<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let failure as OutputFailure {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        }
    }
}

/// Compares the files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Fail if files are not what schemas ask for; write nothing.",
        discussion: """
            Takes the options of 'generate'. Names every file that is missing, stale or no longer asked for, the first line that differs, \
            and the command that mends it. For CI:

              protocol-gen check schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
            """
    )

    @OptionGroup var options: GenerationOptions

    @Option(help: "Write a Swift file with nothing in it when all is well, since a build wants a result.")
    var stamp: String?

    func run() throws {
        let plan = try options.plan(command: "generate")
        let command = options.shownCommand ?? options.commandLine("generate")
        try OutputComparison.run(plan, command: command, isQuiet: stamp != nil)
        guard let stamp else { return }
        try OutputFailure.reported { try FileSystem.replace(stamp, with: Array("// All files are up to date.\n".utf8)) }
    }
}
