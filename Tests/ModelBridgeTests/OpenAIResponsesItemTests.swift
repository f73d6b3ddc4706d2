import AISDK
import ModelBridge
import ModelProviders
import ProtocolSupport
import Testing

/// What messages become in a request to OpenAI's Responses, beyond the recorded conversations.
struct OpenAIResponsesItemTests {
    /// The items after the first question.
    private func items(
        _ messages: [ModelMessage],
        tools: [ModelTool] = [],
        _ options: JSONObject = [:]
    ) throws -> [JSONValue] {
        let request = try responsesRequest([.user([.text("Hi")])] + messages, tools: tools, options: options)
        return Array((request.body["input"]?.arrayValue ?? []).dropFirst())
    }

    private func item(_ id: String, _ more: JSONObject = [:]) -> ModelMessage.Options {
        var values = more
        values["itemId"] = .string(id)
        return ["openai": values]
    }

    private func reference(_ id: String) -> JSONValue { ["type": "item_reference", "id": .string(id)] }

    @Test func `What OpenAI does not store goes back in full`() throws {
        let answer = ModelMessage.assistant([
            .reasoning("one", options: item("rs_1")),
            .reasoning("two", options: item("rs_1", ["reasoningEncryptedContent": "enc"])),
            .text("Rain.", options: item("msg_1", ["phase": "final_answer"])),
            .custom(kind: "openai.compaction", options: item("cmp_1", ["encryptedContent": "sum"])),
        ])
        let expected: [JSONValue] = [
            [
                "type": "reasoning", "id": "rs_1", "encrypted_content": "enc",
                "summary": [["type": "summary_text", "text": "one"], ["type": "summary_text", "text": "two"]],
            ],
            [
                "role": "assistant", "id": "msg_1", "phase": "final_answer",
                "content": [["type": "output_text", "text": "Rain."]],
            ],
            ["type": "compaction", "id": "cmp_1", "encrypted_content": "sum"],
        ]
        #expect(try items([answer], ["store": false]) == expected)
    }

    @Test func `What the service's conversation holds is left out`() throws {
        let messages: [ModelMessage] = [
            .assistant([
                .reasoning("one", options: item("rs_1")), .text("Rain.", options: item("msg_1")),
                .call(.init(id: "call_1", name: "weather", input: [:], options: item("fc_1"))),
            ]),
            .tool([.output(.init(id: "call_1", name: "weather", value: .text("4")))]),
        ]
        let output: JSONValue = ["type": "function_call_output", "call_id": "call_1", "output": "4"]
        #expect(try items(messages, ["conversation": "conv_1"]) == [output])
        #expect(try items(messages, ["previousResponseId": "resp_1"]) == [reference("msg_1"), output])
    }

    @Test func `Outputs that OpenAI does not store are told as omitted`() throws {
        let answer = ModelMessage.assistant([
            .call(.init(id: "ws_1", name: "look", input: [:], isProviderExecuted: true)),
            .output(.init(id: "ws_1", name: "look", value: .json(["action": [:]]))),
        ])
        let tools = [ModelTool(name: "look", providerTool: "openai.web_search")]
        #expect(try items([answer], tools: tools) == [reference("ws_1")])
        let request = try responsesRequest([.user([.text("Hi")]), answer], tools: tools, options: ["store": false])
        #expect(request.body["input"]?.arrayValue?.count == 1)
        #expect(request.omissions.map(\.what) == ["output of 'look'"])
    }

    @Test func `A shell's call goes back with its output where OpenAI does not store it`() throws {
        let answer = ModelMessage.assistant([
            .call(
                .init(
                    id: "call_1",
                    name: "shell",
                    input: ["action": ["commands": ["ls"], "timeoutMs": 5]],
                    isProviderExecuted: true,
                    options: item("sh_1")
                )
            ),
            .output(
                .init(
                    id: "call_1",
                    name: "shell",
                    value: .json([
                        "output": [["stdout": "a", "stderr": "", "outcome": ["type": "exit", "exitCode": 0]]]
                    ])
                )
            ),
        ])
        let tools = [ModelTool(name: "shell", providerTool: "openai.shell")]
        let output: JSONValue = [
            "type": "shell_call_output", "call_id": "call_1",
            "output": [["stdout": "a", "stderr": "", "outcome": ["type": "exit", "exit_code": 0]]],
        ]
        let call: JSONValue = [
            "type": "shell_call", "call_id": "call_1", "id": "sh_1", "status": "completed",
            "action": ["commands": ["ls"], "timeout_ms": 5],
        ]
        #expect(try items([answer], tools: tools) == [reference("sh_1"), output])
        #expect(try items([answer], tools: tools, ["store": false]) == [call, output])
    }

    private static let ownTools: [(String, JSONValue, ModelMessage.Output.Value, JSONValue, JSONValue)] = [
        (
            "local_shell", ["action": ["command": ["ls"], "workingDirectory": "/", "env": ["aB": "c"]]],
            .json(["output": "a"]),
            [
                "type": "local_shell_call", "call_id": "c", "id": "i_1",
                "action": ["type": "exec", "command": ["ls"], "working_directory": "/", "env": ["aB": "c"]],
            ], ["type": "local_shell_call_output", "call_id": "c", "output": "a"]
        ),
        (
            "shell", ["action": ["commands": ["ls"]]], .denied(reason: "No."),
            [
                "type": "shell_call", "call_id": "c", "id": "i_1", "status": "completed",
                "action": ["commands": ["ls"]],
            ],
            [
                "type": "shell_call_output", "call_id": "c",
                "output": [["stdout": "", "stderr": "No.", "outcome": ["type": "exit", "exit_code": 1]]],
            ]
        ),
        (
            "apply_patch", ["callId": "c", "operation": ["type": "delete_file", "path": "a"]],
            .json(["status": "completed"]),
            [
                "type": "apply_patch_call", "call_id": "c", "id": "i_1", "status": "completed",
                "operation": ["type": "delete_file", "path": "a"],
            ], ["type": "apply_patch_call_output", "call_id": "c", "status": "completed"]
        ),
        (
            "computer",
            [
                "actions": [["type": "scroll", "x": 1, "y": 2, "scrollX": 0, "scrollY": 9]], "pendingSafetyChecks": [],
                "status": "completed",
            ],
            .json(["output": ["imageUrl": "data:image/png;base64,AA=="]]),
            [
                "type": "computer_call", "call_id": "c", "id": "i_1", "status": "completed",
                "actions": [["type": "scroll", "x": 1, "y": 2, "scroll_x": 0, "scroll_y": 9]],
                "pending_safety_checks": [],
            ],
            [
                "type": "computer_call_output", "call_id": "c",
                "output": ["type": "computer_screenshot", "image_url": "data:image/png;base64,AA=="],
            ]
        ),
        (
            "custom", "SELECT 1", .text("1"),
            ["type": "custom_tool_call", "call_id": "c", "id": "i_1", "name": "mine", "input": "SELECT 1"],
            ["type": "custom_tool_call_output", "call_id": "c", "output": "1"]
        ),
    ]

    @Test(arguments: ownTools)
    func `A call of OpenAI's tool is a reference, or stands in full`(
        _ type: String,
        _ input: JSONValue,
        _ value: ModelMessage.Output.Value,
        _ call: JSONValue,
        _ output: JSONValue
    ) throws {
        let messages: [ModelMessage] = [
            .assistant([.call(.init(id: "c", name: "mine", input: input, options: item("i_1")))]),
            .tool([.output(.init(id: "c", name: "mine", value: value))]),
        ]
        let tools = [ModelTool(name: "mine", providerTool: "openai.\(type)")]
        #expect(try items(messages, tools: tools) == [reference("i_1"), output])
        #expect(try items(messages, tools: tools, ["store": false]) == [call, output])
    }

    @Test(arguments: ["call_9", nil] as [String?])
    func `A search for tools goes back with the tools that it found`(_ callID: String?) throws {
        let id = callID.map { JSONValue.string($0) } ?? .null
        let found = ModelMessage.Output(
            id: "c",
            name: "find",
            value: .json(["tools": [["name": "a"]]]),
            options: item("o_1")
        )
        let call = ModelMessage.Call(
            id: "c",
            name: "find",
            input: ["arguments": ["goal": "x"], "call_id": id],
            isProviderExecuted: callID == nil,
            options: item("i_1")
        )
        let messages: [ModelMessage] =
            callID == nil
            ? [.assistant([.call(call), .output(found)])] : [.assistant([.call(call)]), .tool([.output(found)])]
        let tools = [ModelTool(name: "find", providerTool: "openai.tool_search")]
        let items = try items(messages, tools: tools, ["store": false])
        #expect(
            items.first == [
                "type": "tool_search_call", "id": "i_1", "execution": callID == nil ? "server" : "client",
                "call_id": id,
                "status": "completed", "arguments": ["goal": "x"],
            ]
        )
        #expect(items.last?["type"] == "tool_search_output")
        #expect(items.last?["execution"] == (callID == nil ? "server" : "client"))
        #expect(items.last?["call_id"] == (callID == nil ? .null : "c"))
        #expect(items.last?["tools"] == [["name": "a"]])
    }

    @Test func `A call that OpenAI's tool cannot take back is an error`() {
        let messages: [ModelMessage] = [
            .assistant([.call(.init(id: "c", name: "shell", input: "ls"))]),
            .tool([.output(.init(id: "c", name: "shell", value: .text("a")))]),
        ]
        #expect(throws: ModelRequestError.self) {
            try items(messages, tools: [ModelTool(name: "shell", providerTool: "openai.shell")])
        }
    }

    @Test func `A request for approval is referred to, unless the earlier answer comes with it`() throws {
        let messages: [ModelMessage] = [
            .assistant([
                .call(.init(id: "mcp_1", name: "mcp.look", input: [:], isProviderExecuted: true)),
                .approvalRequest(id: "mcpr_1", callID: "mcp_1"),
            ]),
            .tool([.approvalResponse(.init(id: "mcpr_1", isApproved: true, isProviderExecuted: true))]),
        ]
        let yes: JSONValue = ["type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": true]
        #expect(try items(messages) == [reference("mcpr_1"), yes])
        #expect(try items(messages, ["previousResponseId": "resp_1"]) == [yes])
        #expect(try items(messages, ["store": false]) == [yes])
    }

    @Test(arguments: ["text/plain", "audio/wav", ""])
    func `A link that OpenAI does not fetch is an error`(_ type: String) {
        let file = ModelMessage.File(.url("https://files.example/a"), mediaType: type)
        #expect(throws: ModelRequestError.self) { try responsesRequest([.user([.file(file)])]) }
    }

    @Test func `Files of every type pass where the application says so`() throws {
        let file = ModelMessage.File(.url("data:text/csv;base64,YQ=="), mediaType: "text/csv")
        #expect(throws: ModelRequestError.self) { try responsesRequest([.user([.file(file)])]) }
        let request = try responsesRequest([.user([.file(file)])], options: ["passThroughUnsupportedFiles": true])
        #expect(
            request.body["input"]?[0]?["content"]
                == [["type": "input_file", "filename": "part-0", "file_data": "data:text/csv;base64,YQ=="]]
        )
    }

    @Test func `Parts of an output that the API cannot take are told as omitted`() throws {
        let parts: [JSONValue] = [
            ["type": "image-url", "url": "https://files.example/a.png"],
            ["type": "file-url", "url": "https://files.example/a.pdf", "mediaType": "application/pdf"],
            ["type": "file-data", "data": "YQ==", "mediaType": "application/pdf"],
            ["type": "file-id", "fileId": "file_1"],
        ]
        let request = try responsesRequest([
            .user([.text("Hi")]), .assistant([.call(.init(id: "c", name: "camera", input: [:]))]),
            .tool([.output(.init(id: "c", name: "camera", value: .content(parts)))]),
        ])
        #expect(
            request.body["input"]?[2]?["output"] == [
                ["type": "input_image", "image_url": "https://files.example/a.png"],
                ["type": "input_file", "file_url": "https://files.example/a.pdf"],
                ["type": "input_file", "filename": "data", "file_data": "data:application/pdf;base64,YQ=="],
            ]
        )
        #expect(request.omissions.map(\.what) == ["part of an output"])
    }
}

/// A request to Responses with options of OpenAI, like those of version 7; the types of the protocol must know all of it.
func responsesRequest(
    _ messages: [ModelMessage] = [.user([.text("Hi")])],
    model: String = "gpt-5",
    tools: [ModelTool] = [],
    options: JSONObject = [:],
    _ change: (inout ModelRequestSettings) -> Void = { _ in }
) throws -> ModelRequest {
    var settings = ModelRequestSettings()
    settings.client = .v7
    settings.providerOptions = ["openai": options]
    change(&settings)
    let request = try ModelAPI.openAIResponses.request(
        model: model,
        messages: messages,
        tools: tools,
        settings: settings
    )
    let body = JSONValue.object(request.body)
    let typed = try OpenAIResponsesStream.ResponseRequest(json: body.description)
    #expect(try JSONValue(json: typed.json()) == body)
    #expect(typed.additionalFields.isEmpty)
    if case .list(let items) = typed.input {
        for case .unrecognized(let item) in items { Issue.record("the protocol does not know \(item.value)") }
    }
    for case .unrecognized(let tool) in typed.tools ?? [] { Issue.record("the protocol does not know \(tool.value)") }
    return request
}
