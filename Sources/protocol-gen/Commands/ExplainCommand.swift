import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

/// Explains an event or a rule.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain an event of a schema, or the rule of a diagnostic.",
        discussion: """
            protocol-gen explain schema/ai-sdk.yaml text-delta
            protocol-gen explain unknown-key
            """
    )

    @Argument(help: "A schema and an event, or a rule.")
    var words: [String]

    func validate() throws {
        if words.isEmpty || words.count > 2 { throw ValidationError("name a schema and an event, or a rule") }
    }

    func run() throws {
        let name = words[words.count - 1]
        if let rule = RuleID(rawValue: name) {
            Console.output("\(rule.rawValue)\n\n\(rule.explanation)\n")
            return
        }
        guard words.count == 2 else { throw unknown(name, "rule", among: RuleID.allCases.map(\.rawValue)) }
        let model = try Pipeline.model(words[0])
        guard let text = EventExplainer.text(for: name, in: model) else {
            throw unknown(
                name,
                "event or rule",
                among: model.events.map(\.displayName) + RuleID.allCases.map(\.rawValue)
            )
        }
        Console.output(text)
    }

    private func unknown(_ name: String, _ kind: String, among known: [String]) -> ExitCode {
        let suggestion = nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        Console.message("error: there is no \(kind) '\(name)'\(suggestion)")
        return ExitCode(1)
    }
}
