import ProtocolSupport

/// A tool that Anthropic defines, in the version that an id such as `anthropic.web_search_20250305` names.
struct AnthropicProviderTool: Sendable {
    /// Its name in calls.
    let name: String
    /// Its type in requests.
    let type: String
    /// The feature that the header must ask for.
    let beta: String?
    /// The settings that it has, as the application spells them.
    private let settings: [String]

    /// Nil for an id that is not one of Anthropic's.
    init?(id: String) {
        guard let (name, version) = AnthropicToolNames.providerTool(id) else { return nil }
        let base = id.dropFirst("anthropic.".count)
        guard let known = Self.known[String(base)] else { return nil }
        self.name = name
        type = name.hasPrefix("tool_search_tool_") ? "\(name)_\(version)" : String(base)
        beta = known.beta
        settings = known.settings
    }

    /// The entry of the list of tools.
    func entry(_ arguments: JSONObject) -> JSONObject {
        var entry: JSONObject = ["type": .string(type), "name": .string(name)]
        for setting in settings {
            guard let value = arguments[setting], !value.isNull else { continue }
            entry[setting.snakeCased] = value
        }
        return entry
    }

    private static let computer2024 = "computer-use-2024-10-22"
    private static let computer2025 = "computer-use-2025-01-24"
    private static let screen = ["displayWidthPx", "displayHeightPx", "displayNumber"]
    private static let search = ["maxUses", "allowedDomains", "blockedDomains", "userLocation"]
    private static let fetch = ["maxUses", "allowedDomains", "blockedDomains", "citations", "maxContentTokens"]

    /// From Anthropic's pages of its tools.
    private static let known: [String: (beta: String?, settings: [String])] = [
        "code_execution_20250522": ("code-execution-2025-05-22", []),
        "code_execution_20250825": ("code-execution-2025-08-25", []),
        "code_execution_20260120": (nil, []),
        "computer_20241022": (computer2024, screen),
        "computer_20250124": (computer2025, screen),
        "computer_20251124": ("computer-use-2025-11-24", screen + ["enableZoom"]),
        "text_editor_20241022": (computer2024, []),
        "text_editor_20250124": (computer2025, []),
        "text_editor_20250429": (computer2025, []),
        "text_editor_20250728": (nil, ["maxCharacters"]),
        "bash_20241022": (computer2024, []),
        "bash_20250124": (computer2025, []),
        "memory_20250818": ("context-management-2025-06-27", []),
        "web_search_20250305": (nil, search),
        "web_search_20260209": ("code-execution-web-tools-2026-02-09", search),
        "web_fetch_20250910": ("web-fetch-2025-09-10", fetch),
        "web_fetch_20260209": ("code-execution-web-tools-2026-02-09", fetch),
        "tool_search_regex_20251119": (nil, []),
        "tool_search_bm25_20251119": (nil, []),
        "advisor_20260301": ("advisor-tool-2026-03-01", ["model", "maxUses", "caching"]),
    ]
}
