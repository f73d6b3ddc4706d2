import ProtocolSupport

/// The tools of a request.
struct OpenAIResponsesTools {
    private let tools: [ModelTool]

    init(_ tools: [ModelTool]) { self.tools = tools }

    /// Whether the application declared no tool at all.
    var isEmpty: Bool { tools.isEmpty }

    /// Whether OpenAI's tool of this type is declared, under whatever name.
    func has(_ type: String) -> Bool { tools.contains { $0.openAIType == type } }

    var hasWebSearch: Bool { has("web_search") || has("web_search_preview") }

    /// The type of OpenAI's tool that has the name in the application; nil for other tools.
    func type(of name: String) -> String? { tool(name)?.openAIType }

    /// The name that the API knows a tool by.
    func name(of name: String) -> String { tool(name)?.openAIName ?? name }

    /// Whether the name is declared as a tool of another provider.
    func isForeign(_ name: String) -> Bool {
        guard let tool = tool(name) else { return false }
        return tool.providerTool != nil && tool.openAIType == nil
    }

    private func tool(_ name: String) -> ModelTool? { tools.first { $0.name == name } }

    var omissions: [ModelRequest.Omission] {
        tools.filter { isForeign($0.name) }.map {
            .init("tool '\($0.name)'", "'\($0.providerTool ?? "")' is a tool of another provider")
        }
    }

    /// The declarations; functions of a namespace come in the place of its first one.
    func declarations() throws(ModelRequestError) -> [JSONValue] {
        var declarations: [JSONValue] = []
        var places: [String: Int] = [:]
        for tool in tools {
            if let type = tool.openAIType {
                declarations.append(.object(tool.declaration(ofType: type)))
            } else if tool.providerTool == nil {
                guard let namespace = tool.providerOptions.openAI("namespace"),
                    let name = namespace["name"]?.stringValue
                else {
                    declarations.append(.object(tool.function))
                    continue
                }
                if let place = places[name], var known = declarations[place].objectValue {
                    known["tools"] = .array((known["tools"]?.arrayValue ?? []) + [.object(tool.function)])
                    declarations[place] = .object(known)
                } else {
                    places[name] = declarations.count
                    declarations.append(
                        .object(
                            OpenAIResponsesJSON.object([
                                "type": "namespace", "name": .string(name), "description": namespace["description"],
                                "tools": [.object(tool.function)],
                            ])
                        )
                    )
                }
            }
        }
        return declarations
    }

    /// How the model may choose; a list of allowed tools comes before the general choice.
    func choice(_ choice: ModelRequestSettings.ToolChoice, allowed: JSONValue?) -> JSONValue {
        if let names = allowed?["toolNames"]?.arrayValue?.compactMap(\.stringValue) {
            return [
                "type": "allowed_tools", "mode": allowed?["mode"] ?? "auto", "tools": .array(names.map(reference)),
            ]
        }
        return switch choice {
        case .auto: "auto"
        case .none: "none"
        case .required: "required"
        case .tool(let name): reference(to: name)
        }
    }

    private func reference(to name: String) -> JSONValue {
        switch type(of: name) {
        case nil: ["type": "function", "name": .string(name)]
        case "custom": ["type": "custom", "name": .string(self.name(of: name))]
        case let type?: ["type": .string(type)]
        }
    }
}

extension ModelTool {
    /// The type of OpenAI's tool that this is: `web_search` of `openai.web_search`.
    fileprivate var openAIType: String? {
        guard let providerTool, providerTool.hasPrefix("openai.") else { return nil }
        return String(providerTool.dropFirst(7))
    }

    fileprivate var openAIName: String? {
        guard openAIType == "custom" else { return openAIType }
        return providerArguments["name"]?.stringValue ?? name
    }

    /// The declaration of a tool of the application.
    fileprivate var function: JSONObject {
        OpenAIResponsesJSON.object([
            "type": "function", "name": .string(name), "description": description.map { .string($0) },
            "parameters": inputSchema, "strict": isStrict.map { .bool($0) },
            "defer_loading": providerOptions.openAI("deferLoading"),
            "allowed_callers": providerOptions.openAI("allowedCallers"),
            "output_schema": providerOptions.openAI("outputSchema"),
        ])
    }

    /// The declaration of a tool of OpenAI: its settings, in the words of the API.
    fileprivate func declaration(ofType type: String) -> JSONObject {
        let arguments = OpenAIResponsesJSON.withAPIKeys(
            .object(providerArguments),
            except: ["headers", "parameters", "metadata"]
        )
        var result: JSONObject = ["type": .string(type)]
        for (key, value) in arguments.objectValue ?? [:] { result[key] = value }
        switch type {
        case "custom": result["name"] = openAIName.map { .string($0) }
        case "file_search": result.rename("ranking", to: "ranking_options")
        case "code_interpreter": result["container"] = Self.container(result["container"])
        case "mcp": if result["require_approval"] == nil { result["require_approval"] = "never" }
        case "shell": result["environment"] = result["environment"].map(Self.environment)
        default: break
        }
        return result
    }

    /// A container by its id, or one that the service makes.
    private static func container(_ container: JSONValue?) -> JSONValue {
        if let container, container.stringValue != nil { return container }
        return .object(OpenAIResponsesJSON.object(["type": "auto", "file_ids": container?["file_ids"]]))
    }

    /// Where the commands of a shell run.
    private static func environment(_ environment: JSONValue) -> JSONValue {
        guard var object = environment.objectValue else { return environment }
        let type = object["type"]?.stringValue ?? "local"
        object["type"] = .string(type.snakeCased)
        if type == "containerAuto", let skills = object["skills"]?.arrayValue {
            object["skills"] = .array(skills.map(skill))
        }
        return .object(object)
    }

    /// A skill that was uploaded, or one that the request brings along.
    private static func skill(_ skill: JSONValue) -> JSONValue {
        guard skill["type"] == "skillReference" else {
            guard var object = skill.objectValue else { return skill }
            if var source = object["source"]?.objectValue {
                source["type"] = "base64"
                object["source"] = .object(source)
            }
            return .object(object)
        }
        return .object(
            OpenAIResponsesJSON.object([
                "type": "skill_reference", "skill_id": skill["provider_reference"]?["openai"] ?? skill["skill_id"],
                "version": skill["version"] ?? "latest",
            ])
        )
    }
}

extension JSONObject {
    fileprivate mutating func rename(_ key: String, to name: String) {
        guard let value = removeValue(forKey: key) else { return }
        self[name] = value
    }
}
