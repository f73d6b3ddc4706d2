import ProtocolSupport

/// The tools of a request, and how the model may choose among them.
struct GeminiTools {
    var tools: [JSONValue] = []
    var config: JSONObject?
    var omissions: [ModelRequest.Omission] = []

    private let isVersion7: Bool

    init(
        _ declared: [ModelTool],
        choice: ModelRequestSettings.ToolChoice?,
        model: GeminiModel,
        isVersion7: Bool
    ) {
        self.isVersion7 = isVersion7
        let functions = declared.filter { $0.providerTool == nil }
        let providers = declared.filter { $0.providerTool != nil }
        if !functions.isEmpty, !providers.isEmpty, !model.isVersion3 {
            omissions.append(
                .init(
                    functions.map(\.name).joined(separator: ", "),
                    "before Gemini 3, a request has functions or tools of providers, not both; the functions are left out"
                )
            )
        }
        for tool in providers { add(tool, model) }
        guard !functions.isEmpty, providers.isEmpty || model.isVersion3 else { return }
        let isMixed = !tools.isEmpty
        var declarations: [JSONValue] = []
        for function in functions { declarations.append(declaration(of: function)) }
        tools.append(["functionDeclarations": .array(declarations)])
        let mode = isMixed || functions.contains { $0.isStrict == true } ? "VALIDATED" : "AUTO"
        config = ["functionCallingConfig": .object(Self.calling(choice, default: mode))]
        if isMixed { config?["includeServerSideToolInvocations"] = true }
    }

    private static func calling(_ choice: ModelRequestSettings.ToolChoice?, default mode: String) -> JSONObject {
        switch choice {
        case nil, .auto: ["mode": .string(mode)]
        case .some(.none): ["mode": "NONE"]
        case .required: ["mode": "ANY"]
        case .tool(let name): ["mode": "ANY", "allowedFunctionNames": [.string(name)]]
        }
    }

    private mutating func declaration(of tool: ModelTool) -> JSONValue {
        var declaration: JSONObject = ["name": .string(tool.name), "description": .string(tool.description ?? "")]
        declaration["parameters"] = GeminiSchema.rewritten(
            tool.inputSchema,
            of: "'\(tool.name)'",
            isVersion7: isVersion7,
            &omissions
        )
        return .object(declaration)
    }

    private mutating func add(_ tool: ModelTool, _ model: GeminiModel) {
        let arguments = tool.providerArguments
        switch tool.providerTool {
        case "google.google_search": add("googleSearch", .object(arguments), tool, model.hasProviderTools)
        case "google.file_search": add("fileSearch", .object(arguments), tool, model.hasFileSearch)
        case "google.enterprise_web_search": add("enterpriseWebSearch", [:], tool, model.hasProviderTools)
        case "google.url_context": add("urlContext", [:], tool, model.hasProviderTools)
        case "google.code_execution": add("codeExecution", [:], tool, model.hasProviderTools)
        case "google.google_maps": add("googleMaps", [:], tool, model.hasProviderTools)
        default: omit(tool, "it is not a tool of Gemini")
        }
    }

    private mutating func add(_ key: String, _ value: JSONValue, _ tool: ModelTool, _ isKnown: Bool) {
        guard isKnown else { return omit(tool, "the model is older than the tool") }
        tools.append([key: value])
    }

    private mutating func omit(_ tool: ModelTool, _ reason: String) {
        omissions.append(.init("tool \(tool.providerTool ?? tool.name)", reason))
    }
}
