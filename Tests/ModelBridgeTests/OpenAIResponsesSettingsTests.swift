import ModelBridge
import ProtocolSupport
import Testing

/// What settings and tools become in a request to OpenAI's Responses, beyond the recorded conversations.
struct OpenAIResponsesSettingsTests {
    private static let families: [(model: String, role: String, tiers: String)] = [
        ("gpt-4.1", "system", "priority"), ("gpt-4o", "system", "priority"), ("gpt-3.5-turbo", "system", ""),
        ("gpt-5", "developer", "flex priority"), ("gpt-5-nano", "developer", "flex"),
        ("gpt-5-chat-latest", "system", ""), ("gpt-5.1-chat-latest", "developer", "flex priority"),
        ("o1", "developer", ""), ("o3-mini", "developer", "flex priority"),
        ("codex-mini-latest", "developer", ""), ("ft:gpt-5:org", "system", ""), ("o-large", "system", ""),
        ("gpt-", "system", ""), ("gpt-99999999999999999999", "system", ""), ("gpt-5.", "system", ""),
    ]

    @Test(arguments: families)
    func `A model's name tells its role of instructions and its tiers`(
        _ model: String,
        _ role: String,
        _ tiers: String
    ) throws {
        let request = try responsesRequest(model: model) { $0.system = [.system("Brief.")] }
        #expect(request.body["input"]?[0]?["role"] == .string(role))
        for tier in ["flex", "priority"] {
            let request = try responsesRequest(model: model, options: ["serviceTier": .string(tier)])
            let hasTier = tiers.split(separator: " ").contains(Substring(tier))
            #expect((request.body["service_tier"] != nil) == hasTier, "\(tier)")
            #expect(request.omissions.count == (hasTier ? 0 : 1))
        }
    }

    private static let sampling: [(String, JSONObject, Bool)] = [
        ("gpt-5.1", ["reasoningEffort": "none"], true), ("gpt-5.1", [:], false),
        ("gpt-5", ["reasoningEffort": "none"], false), ("mystery", [:], true),
        ("mystery", ["forceReasoning": true], false),
    ]

    @Test(arguments: sampling)
    func `A model that reasons takes no sampling`(_ model: String, _ options: JSONObject, _ takes: Bool) throws {
        let request = try responsesRequest(model: model, options: options) {
            $0.temperature = 0.5
            $0.topP = 0.9
        }
        #expect((request.body["temperature"] == 0.5) == takes)
        #expect((request.body["top_p"] == 0.9) == takes)
        #expect(request.omissions.map(\.what) == (takes ? [] : ["temperature", "topP"]))
    }

    @Test func `A level of reasoning asks for a summary, unless the application says otherwise`() throws {
        let low = try responsesRequest { $0.reasoning = "low" }
        #expect(low.body["reasoning"] == ["effort": "low", "summary": "detailed"])
        let none = try responsesRequest { $0.reasoning = "none" }
        #expect(none.body["reasoning"] == ["effort": "none"])
        let quiet = try responsesRequest(options: ["reasoningSummary": nil, "reasoningEffort": "high"])
        #expect(quiet.body["reasoning"] == ["effort": "high"])
        let unfit = try responsesRequest(model: "gpt-4.1") { $0.reasoning = "low" }
        #expect(unfit.body["reasoning"] == nil)
        #expect(unfit.omissions.map(\.what) == ["reasoning"])
    }

    @Test func `Options that are null or unknown are not sent`() throws {
        let request = try responsesRequest(options: ["user": nil, "storr": true, "truncation": "auto"])
        #expect(request.body["user"] == nil)
        #expect(request.body["truncation"] == "auto")
        #expect(request.omissions.map(\.what) == ["storr"])
    }

    @Test(arguments: [(true, 20), (false, nil), (3, 3)] as [(JSONValue, JSONValue?)])
    func `Probabilities of tokens are asked for with their number`(_ option: JSONValue, _ count: JSONValue?) throws {
        let request = try responsesRequest(model: "gpt-4.1", options: ["logprobs": option])
        #expect(request.body["top_logprobs"] == count)
        #expect(request.body["include"] == count.map { _ in ["message.output_text.logprobs"] })
    }

    private static let declarations: [(tool: String, arguments: JSONObject, declaration: JSONValue)] = [
        (
            "mcp",
            [
                "serverLabel": "a", "headers": ["X-Key": "k"], "allowedTools": ["toolNames": ["b"], "readOnly": true],
                "requireApproval": ["never": ["toolNames": ["b"]]],
            ],
            [
                "type": "mcp", "server_label": "a", "headers": ["X-Key": "k"],
                "allowed_tools": ["tool_names": ["b"], "read_only": true],
                "require_approval": ["never": ["tool_names": ["b"]]],
            ]
        ),
        (
            "file_search",
            ["vectorStoreIds": ["v"], "ranking": ["ranker": "auto", "scoreThreshold": 0.5]],
            [
                "type": "file_search", "vector_store_ids": ["v"],
                "ranking_options": ["ranker": "auto", "score_threshold": 0.5],
            ]
        ),
        ("code_interpreter", ["container": "cntr_1"], ["type": "code_interpreter", "container": "cntr_1"]),
        (
            "code_interpreter", ["container": ["fileIds": ["f"]]],
            ["type": "code_interpreter", "container": ["type": "auto", "file_ids": ["f"]]]
        ),
        (
            "shell",
            [
                "environment": [
                    "type": "containerAuto", "memoryLimit": "4g",
                    "networkPolicy": ["type": "allowlist", "allowedDomains": ["a.example"]],
                    "skills": [["type": "skillReference", "providerReference": ["openai": "skill_1"]]],
                ]
            ],
            [
                "type": "shell",
                "environment": [
                    "type": "container_auto", "memory_limit": "4g",
                    "network_policy": ["type": "allowlist", "allowed_domains": ["a.example"]],
                    "skills": [["type": "skill_reference", "skill_id": "skill_1", "version": "latest"]],
                ],
            ]
        ),
        ("shell", ["environment": [:]], ["type": "shell", "environment": ["type": "local"]]),
        ("apply_patch", [:], ["type": "apply_patch"]),
        (
            "custom", ["format": ["type": "grammar", "syntax": "lark", "definition": "s: A"]],
            ["type": "custom", "name": "mine", "format": ["type": "grammar", "syntax": "lark", "definition": "s: A"]]
        ),
    ]

    @Test(arguments: declarations)
    func `A tool of OpenAI is declared in the words of the API`(
        _ tool: String,
        _ arguments: JSONObject,
        _ declaration: JSONValue
    ) throws {
        let tools = [ModelTool(name: "mine", providerTool: "openai.\(tool)", providerArguments: arguments)]
        #expect(try responsesRequest(tools: tools).body["tools"] == [declaration])
    }

    @Test func `Functions of a namespace are declared together`() throws {
        let options: ModelPart.Metadata = ["openai": ["namespace": ["name": "crm", "description": "Customers"]]]
        let tools = [
            ModelTool(name: "a", providerOptions: options), ModelTool(name: "b"),
            ModelTool(name: "c", providerOptions: options),
        ]
        let declared = try responsesRequest(tools: tools).body["tools"]
        #expect(declared?.arrayValue?.count == 2)
        #expect(declared?[0]?["name"] == "crm")
        #expect(declared?[0]?["tools"]?.arrayValue?.map { $0["name"] } == ["a", "c"])
        #expect(declared?[1]?["name"] == "b")
    }

    @Test func `A choice names OpenAI's tools by their types`() throws {
        let tools = [
            ModelTool(name: "look", providerTool: "openai.web_search"), ModelTool(name: "file_search"),
            ModelTool(name: "sql", providerTool: "openai.custom"),
        ]
        let choices: [(String, JSONValue)] = [
            ("look", ["type": "web_search"]), ("file_search", ["type": "function", "name": "file_search"]),
            ("sql", ["type": "custom", "name": "sql"]), ("gone", ["type": "function", "name": "gone"]),
        ]
        for (name, choice) in choices {
            let request = try responsesRequest(tools: tools) { $0.toolChoice = .tool(name) }
            #expect(request.body["tool_choice"] == choice)
        }
        let request = try responsesRequest(tools: tools, options: ["allowedTools": ["toolNames": ["look"]]])
        #expect(
            request.body["tool_choice"] == ["type": "allowed_tools", "mode": "auto", "tools": [["type": "web_search"]]]
        )
    }
}
