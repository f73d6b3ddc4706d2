import AISDK
import ModelBridge
import ModelProviders
import ProtocolSupport
import Testing

/// What the recorded conversations do not show of requests of Anthropic Messages.
struct AnthropicRequestTests {
    private static let question = ModelMessage.user([.text("Hi")])

    private func request(
        _ messages: [ModelMessage] = [question],
        model: String = "claude-sonnet-4-5",
        tools: [ModelTool] = [],
        options: JSONObject = [:],
        _ change: (inout ModelRequestSettings) -> Void = { _ in }
    ) throws -> ModelRequest {
        var settings = ModelRequestSettings()
        settings.client = ClientVersion(7, 0, 77)
        settings.providerOptions = ["anthropic": options]
        change(&settings)
        return try ModelAPI.anthropicMessages.request(
            model: model,
            messages: messages,
            tools: tools,
            settings: settings
        )
    }

    private func blocks(_ answer: [ModelMessage.AssistantPart], tools: [ModelTool] = []) throws -> [JSONValue] {
        let request = try request([Self.question, .assistant(answer), Self.question], tools: tools)
        return request.body["messages"]?[1]?["content"]?.arrayValue ?? []
    }

    @Test(
        arguments: [
            ("claude-opus-5", 128_000), ("claude-opus-4-6", 128_000), ("claude-haiku-4-5-20251001", 64_000),
            ("claude-sonnet-4-20250514", 64_000), ("claude-opus-4-1", 32_000), ("claude-opus-4@20250514", 32_000),
            ("claude-3-haiku-20240307", 4096), ("eu.anthropic.claude-sonnet-4-5-v1:0", 64_000),
        ]
    )
    func `A known model writes what it can, without a word about it`(_ model: String, _ limit: Int) throws {
        let request = try request(model: model)
        #expect(request.body["max_tokens"]?.intValue == limit)
        #expect(request.omissions.isEmpty)
    }

    @Test(arguments: [("claude-7", 128_000), ("claude-3-5-sonnet-latest", 4096), ("claude-2.1", 4096), ("glm", 4096)])
    func `The limit of an unknown model is told`(_ model: String, _ limit: Int) throws {
        let request = try request(model: model)
        #expect(request.body["max_tokens"]?.intValue == limit)
        #expect(request.omissions.map(\.what) == ["maxOutputTokens"])
    }

    @Test func `Thinking, calls and results keep the order that the service needs`() throws {
        let call = ModelMessage.Call(id: "c1", name: "clock", input: [:])
        let second = ModelMessage.Call(id: "c2", name: "clock", input: [:])
        let request = try request([
            Self.question,
            .assistant([
                .reasoning("a", options: ["anthropic": ["signature": "s1"]]), .call(call), .text("One."),
                .reasoning("", options: ["anthropic": ["redactedData": "r"]]), .call(second), .text("Two."),
            ]),
            .tool([
                .output(.init(id: "c1", name: "clock", value: .text("1"))),
                .output(.init(id: "c2", name: "clock", value: .text("2"))),
            ]),
            .user([.text("Thanks")]),
        ])
        let messages = request.body["messages"]
        #expect(
            messages?[1]?["content"]?.arrayValue?.map { $0["type"]?.stringValue } == [
                "thinking", "text", "tool_use", "redacted_thinking", "text", "tool_use",
            ]
        )
        #expect(
            messages?[2]?["content"]?.arrayValue?.map { $0["type"]?.stringValue } == [
                "tool_result", "tool_result", "text",
            ]
        )
    }

    @Test func `A call of an MCP server goes back with its server and its result`() throws {
        let options: ModelMessage.Options = ["anthropic": ["type": "mcp-tool-use", "serverName": "harbour"]]
        let call = ModelMessage.Call(
            id: "m1",
            name: "berths",
            input: ["pier": 4],
            isProviderExecuted: true,
            options: options
        )
        let output = ModelMessage.Output(
            id: "m1",
            name: "berths",
            value: .json([["type": "text", "text": "7"]]),
            options: options
        )
        #expect(
            try blocks([.call(call), .output(output)]) == [
                ["type": "mcp_tool_use", "id": "m1", "name": "berths", "input": ["pier": 4], "server_name": "harbour"],
                [
                    "type": "mcp_tool_result", "tool_use_id": "m1", "content": [["type": "text", "text": "7"]],
                    "is_error": false,
                ],
            ]
        )
    }

    static let results:
        [(id: String, input: JSONValue, value: ModelMessage.Output.Value, name: String, content: JSONValue)] = [
            (
                "anthropic.web_search_20250305", ["query": "x"],
                .errorJSON(#"{"type":"web_search_tool_result_error","errorCode":"max_uses_exceeded"}"#), "web_search",
                ["type": "web_search_tool_result_error", "error_code": "max_uses_exceeded"]
            ),
            (
                "anthropic.web_fetch_20250910", ["url": "https://a.example"],
                .json([
                    "type": "web_fetch_result", "url": "https://a.example", "retrievedAt": "2026-01-01",
                    "content": [
                        "type": "document", "title": "A", "citations": ["enabled": true],
                        "source": ["type": "text", "mediaType": "text/plain", "data": "d"],
                    ],
                ]), "web_fetch",
                [
                    "type": "web_fetch_result", "url": "https://a.example", "retrieved_at": "2026-01-01",
                    "content": [
                        "type": "document", "title": "A", "citations": ["enabled": true],
                        "source": ["type": "text", "media_type": "text/plain", "data": "d"],
                    ],
                ]
            ),
            (
                "anthropic.advisor_20260301", [:], .json(["type": "advisor_redacted_result", "encryptedContent": "e"]),
                "advisor", ["type": "advisor_redacted_result", "encrypted_content": "e"]
            ),
            (
                "anthropic.code_execution_20260120", ["type": "programmatic-tool-call", "code": "1"],
                .json([
                    "type": "code_execution_result", "stdout": "1", "stderr": "", "return_code": 0,
                ]), "code_execution",
                ["type": "code_execution_result", "stdout": "1", "stderr": "", "return_code": 0, "content": []]
            ),
        ]

    @Test(arguments: results)
    func `A tool of the service goes back under the service's name`(
        _ result: (id: String, input: JSONValue, value: ModelMessage.Output.Value, name: String, content: JSONValue)
    ) throws {
        let tool = ModelTool(name: "mine", providerTool: result.id)
        let call = ModelMessage.Call(id: "s1", name: "mine", input: result.input, isProviderExecuted: true)
        let output = ModelMessage.Output(id: "s1", name: "mine", value: result.value)
        let blocks = try blocks([.call(call), .output(output)], tools: [tool])
        try #require(blocks.count == 2)
        #expect(blocks[0]["type"] == "server_tool_use")
        #expect(blocks[0]["name"]?.stringValue == result.name)
        #expect(blocks[0]["input"]?["type"] == nil)
        #expect(
            blocks[1] == [
                "type": .string(result.name + "_tool_result"), "tool_use_id": "s1", "content": result.content,
            ]
        )
    }

    @Test func `A summary of the conversation goes back as one`() throws {
        #expect(
            try blocks([.text("So far.", options: ["anthropic": ["type": "compaction"]])]) == [
                ["type": "compaction", "content": "So far."]
            ]
        )
    }

    @Test func `Code that waits for a call stays without its result`() throws {
        let code = ModelMessage.Call(id: "s1", name: "code_execution", input: ["code": "1"], isProviderExecuted: true)
        let caller: JSONValue = ["type": "code_execution_20260120", "toolId": "s1"]
        let call = ModelMessage.Call(id: "c1", name: "clock", input: [:], options: ["anthropic": ["caller": caller]])
        let request = try request([
            Self.question, .assistant([.call(code), .call(call)]),
            .tool([.output(.init(id: "c1", name: "clock", value: .text("1")))]),
        ])
        let content = request.body["messages"]?[1]?["content"]
        #expect(content?[0]?["id"] == "s1")
        #expect(content?[1]?["caller"] == ["type": "code_execution_20260120", "tool_id": "s1"])
        #expect(request.omissions.isEmpty)
    }

    @Test func `Only four places of the cache are sent`() throws {
        let part = ModelMessage.UserPart.text("a", options: ["anthropic": ["cacheControl": ["type": "ephemeral"]]])
        let request = try request([.user(Array(repeating: part, count: 6))])
        let content = request.body["messages"]?[0]?["content"]?.arrayValue ?? []
        #expect(content.filter { $0["cache_control"] != nil }.count == 4)
        #expect(request.omissions.map(\.what) == ["cacheControl", "cacheControl"])
    }

    @Test func `An answer to go on with has no space around its last text`() throws {
        let request = try request([Self.question, .assistant([.text(" a "), .text(" b \n")])])
        let content = request.body["messages"]?[1]?["content"]
        #expect(content == [["type": "text", "text": " a "], ["type": "text", "text": "b"]])
    }

    @Test(
        arguments: [
            ("claude-opus-4-7", "low", #"{"type":"adaptive","display":"summarized"}"#, "low"),
            ("claude-opus-4-6", "xhigh", #"{"type":"adaptive","display":"summarized"}"#, "max"),
            ("claude-haiku-4-5", "high", #"{"type":"enabled","budget_tokens":38400}"#, nil),
            ("claude-haiku-4-5", "none", #"{"type":"disabled"}"#, nil),
            ("claude-haiku-4-5", "provider-default", nil, nil),
        ] as [(String, String, String?, String?)]
    )
    func `A level of reasoning becomes thinking`(
        _ model: String,
        _ level: String,
        _ thinking: String?,
        _ effort: String?
    ) throws {
        let request = try request(model: model) { $0.reasoning = level }
        let expected = try thinking.map { try JSONValue(json: Array($0.utf8)) }
        #expect(request.body["thinking"] == expected)
        #expect(request.body["output_config"]?["effort"]?.stringValue == effort)
    }

    @Test func `A thinking model takes no settings of chance, and its budget is added to the limit`() throws {
        let request = try request(options: ["thinking": ["type": "enabled"]]) {
            $0.maxOutputTokens = 100
            $0.temperature = 2
            $0.topK = 3
        }
        #expect(request.body["thinking"] == ["type": "enabled", "budget_tokens": 1024])
        #expect(request.body["max_tokens"] == 1124)
        #expect(request.body["temperature"] == nil)
        #expect(request.body["top_k"] == nil)
        #expect(request.omissions.map(\.what) == ["temperature", "thinking", "temperature", "topK"])
    }

    @Test func `An older model gives an object as the input of a tool`() throws {
        let schema: JSONValue = ["type": "object", "properties": [:]]
        let request = try request(model: "claude-sonnet-4-20250514") { $0.format = .object(schema: schema) }
        #expect(request.body["output_config"] == nil)
        #expect(request.body["tools"]?[0]?["name"] == "json")
        #expect(request.body["tools"]?[0]?["input_schema"] == schema)
        #expect(request.body["tool_choice"] == ["type": "any", "disable_parallel_tool_use": true])
        #expect(request.headers["anthropic-beta"] == nil)
    }

    @Test func `Limits of a schema are told in its descriptions`() throws {
        let schema: JSONValue = [
            "type": "object",
            "properties": [
                "a": ["type": "string", "description": "A.", "minLength": 2, "pattern": "^x", "format": "regex"],
                "b": ["oneOf": [["type": "integer", "maximum": 3], ["$ref": "#/$defs/c"]]],
                "d": ["type": "array", "items": ["type": "string", "format": "date"]],
            ],
            "$defs": ["c": ["type": "object", "properties": [:]]],
        ]
        let request = try request { $0.format = .object(schema: schema) }
        #expect(
            request.body["output_config"]?["format"]?["schema"] == [
                "type": "object", "additionalProperties": false,
                "properties": [
                    "a": ["type": "string", "description": "A.\nmin length: 2; pattern: ^x; format: regex."],
                    "b": ["anyOf": [["type": "integer", "description": "maximum: 3."], ["$ref": "#/$defs/c"]]],
                    "d": ["type": "array", "items": ["type": "string", "format": "date"]],
                ],
                "$defs": ["c": ["type": "object", "properties": [:], "additionalProperties": false]],
            ]
        )
    }

    @Test func `Options of the service are sent in its spelling, with what the header must ask for`() throws {
        let options: JSONObject = [
            "metadata": ["userId": "u"], "speed": "fast", "anthropicBeta": ["x-1"], "disableParallelToolUse": true,
            "mcpServers": [
                [
                    "type": "url", "name": "m", "url": "https://m.example", "authorizationToken": "t",
                    "toolConfiguration": ["allowedTools": ["a"], "enabled": true],
                ]
            ],
            "container": ["id": "c1"],
            "contextManagement": [
                "edits": [
                    [
                        "type": "clear_tool_uses_20250919", "keep": ["type": "tool_uses", "value": 3],
                        "excludeTools": ["a"],
                    ],
                    ["type": "compact_20260112", "pauseAfterCompaction": true],
                ]
            ],
        ]
        let tool = ModelTool(name: "clock")
        let request = try request(tools: [tool], options: options) { $0.headers = ["Anthropic-Beta": "mine-1, X-1"] }
        let body = request.body
        #expect(body["metadata"] == ["user_id": "u"])
        #expect(body["speed"] == "fast")
        #expect(body["container"] == "c1")
        #expect(body["tool_choice"] == ["type": "auto", "disable_parallel_tool_use": true])
        #expect(
            body["mcp_servers"] == [
                [
                    "type": "url", "name": "m", "url": "https://m.example", "authorization_token": "t",
                    "tool_configuration": ["allowed_tools": ["a"], "enabled": true],
                ]
            ]
        )
        #expect(
            body["context_management"] == [
                "edits": [
                    [
                        "type": "clear_tool_uses_20250919", "keep": ["type": "tool_uses", "value": 3],
                        "exclude_tools": ["a"],
                    ],
                    ["type": "compact_20260112", "pause_after_compaction": true],
                ]
            ]
        )
        #expect(
            Set(request.headers["anthropic-beta"]?.split(separator: ",") ?? []) == [
                "mine-1", "x-1", "fast-mode-2026-02-01", "mcp-client-2025-04-04", "context-management-2025-06-27",
                "compact-2026-01-12", "structured-outputs-2025-11-13",
            ]
        )
        #expect(request.headers.count == 1)
    }

    @Test func `A named choice of a tool that has another name at the service names that one`() throws {
        let tool = ModelTool(name: "look", providerTool: "anthropic.web_search_20250305")
        let request = try request(tools: [tool]) { $0.toolChoice = .tool("look") }
        #expect(request.body["tool_choice"] == ["type": "tool", "name": "web_search"])
    }

    @Test(
        arguments: [
            ("https://a.example/a.txt", "text/plain", ModelRequestError.Kind.unsupported),
            ("https://a.example/a.mp3", "audio/mpeg", .unsupported), ("data:text/plain;base64,!", "", .malformed),
            ("data:image/*;base64,AAAA", "", .unsupported), ("data:text/html;base64,AAAA", "", .unsupported),
        ]
    )
    func `A file that the service does not take is an error`(
        _ url: String,
        _ type: String,
        _ kind: ModelRequestError.Kind
    ) throws {
        let error = #expect(throws: ModelRequestError.self) {
            try request([.user([.file(.init(.url(url), mediaType: type))])])
        }
        #expect(error?.kind == kind)
    }
}
