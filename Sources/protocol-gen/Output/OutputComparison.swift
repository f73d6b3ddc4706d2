import ArgumentParser

/// Compares files with what a plan asks for, on behalf of a command.
enum OutputComparison {
    /// Says what differs and the command that mends it, and stops the command if anything does.
    static func run(_ plan: OutputPlan, command: String, isQuiet: Bool = false) throws {
        let drift = try OutputError.reported { try DriftReport(plan) }
        guard drift.isEmpty else {
            Console.messages(drift.text)
            Console.message("to mend this, run: \(command)")
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
