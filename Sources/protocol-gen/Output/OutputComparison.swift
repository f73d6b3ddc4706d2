import ArgumentParser

/// Compares the files on disk with those of a plan, for a command.
enum OutputComparison {
    /// Reports differences and the command that removes them; throws if there are any.
    static func run(_ plan: OutputPlan, command: String, isQuiet: Bool = false) throws {
        let drift = try OutputError.reported { try DriftReport(plan) }
        guard drift.isEmpty else {
            Console.messages(drift.text)
            Console.message("to update the files, run: \(command)")
            throw ExitCode(1)
        }
        if isQuiet { return }
        Console.message(summary(of: plan.files.count))
    }

    private static func summary(of count: Int) -> String {
        switch count {
        case 0: "the schemas have no errors, and ask for no files"
        case 1: "1 file is up to date"
        default: "\(count) files are up to date"
        }
    }
}
