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
    }

    func isDeclared(_ name: String) -> Bool { declared.contains(name) }
}
