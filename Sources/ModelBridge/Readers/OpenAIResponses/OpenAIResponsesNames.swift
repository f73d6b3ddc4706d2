import ProtocolSupport

/// The names that the application gave the provider's tools.
struct OpenAIResponsesNames {
    let webSearch: String
    let fileSearch: String
    let codeInterpreter: String
    let imageGeneration: String
    let toolSearch: String
    let localShell: String
    let shell: String
    let applyPatch: String
    let computer: String
    /// Whether the provider runs the commands of the shell, in a container of its own.
    let runsShell: Bool
    /// The tools of the application.
    private let declared: Set<String>
    /// The tools that take text, by the names that the model knows.
    private let custom: [String: String]

    init(_ tools: [ModelTool]) {
        func name(_ tool: String, fallback: String) -> String {
            tools.first { $0.providerTool?.hasPrefix("openai.\(tool)") == true }?.name ?? fallback
        }
        webSearch = name("web_search", fallback: "web_search")
        fileSearch = name("file_search", fallback: "file_search")
        codeInterpreter = name("code_interpreter", fallback: "code_interpreter")
        imageGeneration = name("image_generation", fallback: "image_generation")
        toolSearch = name("tool_search", fallback: "tool_search")
        localShell = name("local_shell", fallback: "local_shell")
        shell = name("shell", fallback: "shell")
        applyPatch = name("apply_patch", fallback: "apply_patch")
        computer = name("computer", fallback: "computer")
        let environment = tools.first { $0.providerTool == "openai.shell" }?.providerArguments["environment"]
        runsShell = environment?["type"]?.stringValue?.hasPrefix("container") == true
        declared = Set(tools.map(\.name))
        let named = tools.filter { $0.providerTool == "openai.custom" }.map { tool in
            (tool.providerArguments["name"]?.stringValue ?? tool.name, tool.name)
        }
        custom = Dictionary(named) { first, _ in first }
    }

    /// The application's name of a tool that takes text.
    func custom(_ name: String) -> String { custom[name] ?? name }

    func isDeclared(_ name: String) -> Bool { declared.contains(name) }
}
