import ProtocolSupport

/// The application's names of the tools that Anthropic defines.
struct AnthropicToolNames: Sendable {
    /// Whether the provider may run code although the application has no tool for it: its web tools do that to filter pages.
    let hasHiddenCodeExecution: Bool
    private let own: Set<String>
    private var names: [String: String] = [:]

    init(_ tools: [ModelTool]) {
        own = Set(tools.lazy.filter { $0.providerTool == nil }.map(\.name))
        var filtersPages = false
        for tool in tools {
            guard let (name, version) = Self.providerTool(tool.providerTool) else { continue }
            if names[name] == nil { names[name] = tool.name }
            filtersPages = filtersPages || (["web_search", "web_fetch"].contains(name) && version >= "20260209")
        }
        hasHiddenCodeExecution = filtersPages && names["code_execution"] == nil
    }

    /// The application's name of a tool that has this name in calls; a tool of the application keeps its own.
    func name(of name: String) -> String { own.contains(name) ? name : names[name] ?? name }

    /// The name of the tool that searches for tools, where the call does not tell which.
    var toolSearch: String { names["tool_search_tool_regex"] ?? name(of: "tool_search_tool_bm25") }

    /// Splits an id such as `anthropic.web_search_20250305` into the tool's name in calls and its version.
    static func providerTool(_ id: String?) -> (name: String, version: String)? {
        guard let id, id.hasPrefix("anthropic."), let end = id.lastIndex(of: "_") else { return nil }
        let version = String(id[id.index(after: end)...])
        let name = String(id[..<end].dropFirst("anthropic.".count))
        switch name {
        case "tool_search_regex": return ("tool_search_tool_regex", version)
        case "tool_search_bm25": return ("tool_search_tool_bm25", version)
        case "text_editor":
            return (version < "20250429" ? "str_replace_editor" : "str_replace_based_edit_tool", version)
        default: return (name, version)
        }
    }
}
