import ArgumentParser

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

    @Option(name: .customLong("command"), help: "The command that updates the files, for the message; 'generate' with the same options if left out.")
    var updateCommand: String?

    @Option(help: "Write a Swift file with nothing in it when all is well, since a build wants a result.")
    var stamp: String?

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
