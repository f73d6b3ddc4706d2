import ArgumentParser

/// Checks that files are up to date.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check schemas, and whether the files generated from them are up to date.",
        discussion: """
            Takes the options of 'generate' and writes nothing. Lists each file that is missing, stale or no longer needed, with the \
            place where it differs, and prints the command that updates the files. For CI:

              protocol-gen check schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
            """
    )

    @OptionGroup var options: GenerationOptions

    @Option(
        name: .customLong("command"),
        help: "The command to recommend if files are out of date. Default: 'generate' with the same options."
    )
    var updateCommand: String?

    @Option(help: "Write an empty Swift file if everything is up to date, as the output of a build command.")
    var stamp: String?

    func validate() throws {
        if stamp?.isEmpty == true { throw ValidationError("--stamp needs a path") }
    }

    func run() throws {
        let command = updateCommand ?? options.commandLine
        var request = options.request
        request.mayBeEmpty = true
        try Pipeline.run(request) { texts in
            try OutputComparison.run(texts, command: command, isQuiet: stamp != nil)
        }
        guard let stamp else { return }
        try OutputError.reported { try FileSystem.replace(stamp, with: Array("// All files are up to date.\n".utf8)) }
    }
}
