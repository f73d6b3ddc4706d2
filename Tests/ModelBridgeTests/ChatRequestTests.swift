import AISDK
import Foundation
import ModelBridge
import ProtocolSupport
import Testing

/// What requests of Chat Completions hold beside what the recorded conversations show.
struct ChatRequestTests {
    private static let compatible = ModelAPI.openAICompatible(provider: "my-server")

    private func body(
        for api: ModelAPI = .openAIChat,
        model: String = "gpt-4.1",
        _ messages: [ModelMessage] = [.user([.text("Hi")])],
        tools: [ModelTool] = [],
        _ change: (inout ModelRequestSettings) -> Void = { _ in }
    ) throws -> JSONObject {
        try request(for: api, model: model, messages, tools: tools, change).body
    }

    private func request(
        for api: ModelAPI = .openAIChat,
        model: String = "gpt-4.1",
        _ messages: [ModelMessage] = [.user([.text("Hi")])],
        tools: [ModelTool] = [],
        _ change: (inout ModelRequestSettings) -> Void = { _ in }
    ) throws -> ModelRequest {
        var settings = ModelRequestSettings()
        settings.client = .v7
        change(&settings)
        return try api.request(model: model, messages: messages, tools: tools, settings: settings)
    }

    // MARK: - Calls and outputs

    @Test func `The output of a provider's tool becomes a message of its own`() throws {
        let call = ModelMessage.Call(id: "s1", name: "web_search", input: ["q": "rain"], isProviderExecuted: true)
        let output = ModelMessage.Output(id: "s1", name: "web_search", value: .json(["hits": 2]))
        let messages = try body([.user([.text("Hi")]), .assistant([.call(call), .output(output), .text("Rain.")])])[
            "messages"
        ]
        #expect(messages?[1]?["content"] == "Rain.")
        #expect(messages?[2] == ["role": "tool", "tool_call_id": "s1", "content": #"{"hits":2}"#])
    }

    @Test func `An output that the provider gave in a later step follows its call`() throws {
        let call = ModelMessage.Call(id: "s1", name: "code", input: nil, isProviderExecuted: true)
        let output = ModelMessage.Output(id: "s1", name: "code", value: .errorJSON("boom"))
        let messages = try body([
            .user([.text("Hi")]), .assistant([.call(call)]), .assistant([.output(output), .text("Done.")]),
        ])["messages"]
        #expect(messages?[2] == ["role": "tool", "tool_call_id": "s1", "content": #""boom""#])
        #expect(messages?[3] == ["role": "assistant", "content": "Done."])
        #expect(messages?.arrayValue?.count == 4)
    }

    @Test func `An output without its call is listed`() throws {
        let output = ModelMessage.Output(id: "s1", name: "code", value: .text("1"))
        let request = try request([.user([.text("Hi")]), .assistant([.output(output), .text("Done.")])])
        #expect(request.body["messages"]?.arrayValue?.count == 2)
        #expect(request.omissions.map(\.what) == ["output"])
    }

    @Test func `A call that was denied long ago is followed by the refusal`() throws {
        let call = ModelMessage.Call(id: "c1", name: "weather", input: [:])
        let messages: [ModelMessage] = [
            .user([.text("Hi")]), .assistant([.call(call), .approvalRequest(id: "a1", callID: "c1")]),
            .tool([.approvalResponse(.init(id: "a1", isApproved: false, reason: "Too private."))]),
            .user([.text("Go on.")]),
        ]
        let sent = try body(messages)["messages"]
        #expect(sent?[2] == ["role": "tool", "tool_call_id": "c1", "content": "Too private."])
        #expect(sent?[3]?["role"] == "user")
    }

    @Test func `A call without any output says so`() throws {
        let call = ModelMessage.Call(id: "s1", name: "web_search", input: [:], isProviderExecuted: true)
        let messages = try body([.user([.text("Hi")]), .assistant([.call(call)]), .user([.text("Go on.")])])["messages"]
        #expect(messages?[2]?["tool_call_id"] == "s1")
        #expect(messages?[2]?["content"]?.stringValue?.isEmpty == false)
    }

    @Test(arguments: [ClientVersion(6, 0, 264), .v7])
    func `A signature of Gemini goes back, whoever it came from`(_ client: ClientVersion) throws {
        for provider in ["my-server", "google"] {
            let call = ModelMessage.Call(
                id: "c1",
                name: "clock",
                input: [:],
                options: [provider: ["thoughtSignature": "sig"]]
            )
            let output = ModelMessage.Output(id: "c1", name: "clock", value: .text("12:00"))
            let messages: [ModelMessage] = [.user([.text("Hi")]), .assistant([.call(call)]), .tool([.output(output)])]
            let sent = try body(for: Self.compatible, messages) { $0.client = client }["messages"]
            #expect(sent?[1]?["tool_calls"]?[0]?["extra_content"] == ["google": ["thought_signature": "sig"]])
            #expect(try body(messages)["messages"]?[1]?["tool_calls"]?[0]?["extra_content"] == nil)
        }
    }

    @Test func `Keys for other servers are added to calls and outputs, but not to texts of the assistant`() throws {
        let extra: ModelMessage.Options = ["openaiCompatible": ["mark": 1]]
        let call = ModelMessage.Call(id: "c1", name: "clock", input: [:], options: extra)
        let output = ModelMessage.Output(id: "c1", name: "clock", value: .text("12:00"), options: extra)
        let messages = try body(
            for: Self.compatible,
            [
                .user([.text("Hi")]), .assistant([.text("Look.", options: extra), .call(call)]),
                .tool([.output(output)]),
            ]
        )["messages"]
        #expect(messages?[1]?["mark"] == nil)
        #expect(messages?[1]?["tool_calls"]?[0]?["mark"] == 1)
        #expect(messages?[2]?["mark"] == 1)
    }

    @Test func `A text up to which the prompt is cached becomes a list`() throws {
        let mark: JSONValue = ["mode": "explicit"]
        let cached: ModelMessage.Options = ["openai": ["promptCacheBreakpoint": mark]]
        let call = ModelMessage.Call(id: "c1", name: "clock", input: [:])
        let part: JSONValue = [
            "type": "text", "text": "Noon.", "providerOptions": ["openai": ["promptCacheBreakpoint": mark]],
        ]
        let messages: [ModelMessage] = [
            .user([.text("Hi", options: cached)]),
            .assistant([.text("One."), .text("Two.", options: cached), .call(call)]),
            .tool([.output(.init(id: "c1", name: "clock", value: .content([part])))]),
        ]
        let sent = try body(messages)["messages"]
        #expect(sent?[0]?["content"] == [["type": "text", "text": "Hi", "prompt_cache_breakpoint": mark]])
        #expect(sent?[1]?["content"]?[0] == ["type": "text", "text": "One."])
        #expect(sent?[1]?["content"]?[1] == ["type": "text", "text": "Two.", "prompt_cache_breakpoint": mark])
        #expect(sent?[2]?["content"]?[0]?["prompt_cache_breakpoint"] == mark)
        #expect(try body(for: Self.compatible, messages)["messages"]?[0]?["content"] == "Hi")
    }

    @Test(arguments: [
        (#"{"type":"text","text":"A"}"#, #"{"type":"text","text":"A"}"#),
        (
            #"{"type":"file-data","data":"AA==","mediaType":"a/b","filename":"f"}"#,
            #"{"type":"file","data":{"type":"data","data":"AA=="},"mediaType":"a/b","filename":"f"}"#
        ),
        (
            #"{"type":"image-url","url":"https://example.com/a"}"#,
            #"{"type":"file","data":{"type":"url","url":"https://example.com/a"},"mediaType":"image"}"#
        ),
        (
            #"{"type":"image-file-id","fileId":"file-1"}"#,
            #"{"type":"file","data":{"type":"reference","reference":{"openai":"file-1"}},"mediaType":"image"}"#
        ),
    ])
    func `A tool's own form of an output is sent in the words of the client`(_ part: String, _ current: String) throws {
        let part = try JSONValue(json: Array(part.utf8))
        let call = ModelMessage.Call(id: "c1", name: "camera", input: [:])
        let output = ModelMessage.Output(id: "c1", name: "camera", value: .content([part]))
        let messages: [ModelMessage] = [.user([.text("Hi")]), .assistant([.call(call)]), .tool([.output(output)])]
        for (client, expected) in [(ClientVersion(6, 0, 264), part), (.v7, try JSONValue(json: Array(current.utf8)))] {
            let sent = try body(messages) { $0.client = client }["messages"]?[2]?["content"]?.stringValue
            #expect(try JSONValue(json: Array((sent ?? "").utf8)) == [expected])
        }
        let unknown = ModelMessage.Output(id: "c1", name: "camera", value: .content([["type": "file"]]))
        let later: [ModelMessage] = [.user([.text("Hi")]), .assistant([.call(call)]), .tool([.output(unknown)])]
        #expect(throws: ModelRequestError.self) { try body(later) { $0.client = ClientVersion(6, 0, 264) } }
    }

    @Test func `What an answer holds that the API cannot take is listed once`() throws {
        let file = ModelMessage.File(.url("data:image/png;base64,iVBORw0KGgo="), mediaType: "image/png")
        let messages: [ModelMessage] = [
            .user([.text("Hi")]),
            .assistant([.reasoning("Hm."), .file(file), .reasoningFile(file), .custom(kind: "openai.compaction")]),
            .assistant([.reasoning("So."), .reasoning(""), .file(file), .text("Yes.")]),
        ]
        let openAI = try request(messages)
        #expect(Set(openAI.omissions.map(\.what)) == ["reasoning", "file", "reasoning-file", "custom"])
        #expect(openAI.omissions.count == 4)
        let other = try request(for: Self.compatible, messages)
        #expect(Set(other.omissions.map(\.what)) == ["file", "reasoning-file", "custom"])
        #expect(other.body["messages"]?[1]?["reasoning_content"] == "Hm.")
    }

    // MARK: - Files

    @Test(arguments: [
        ("data:audio/mpeg;base64,AAAA", #"{"type":"input_audio","input_audio":{"data":"AAAA","format":"mp3"}}"#),
        ("data:text/csv;base64,77u/YSxi", #"{"type":"text","text":"a,b"}"#),
        ("data:text/html;base64,PGI-", #"{"type":"text","text":"<b>"}"#),
        ("data:video/mp4;base64,AAAA", #"{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AAAA"}}"#),
    ])
    func `A compatible server takes a file as its type wants`(_ url: String, _ part: String) throws {
        let file = ModelMessage.File(.url(url), mediaType: "")
        let messages = try body(for: Self.compatible, [.user([.file(file)])])["messages"]
        #expect(messages?[0]?["content"]?[0] == (try JSONValue(json: Array(part.utf8))))
    }

    @Test(arguments: [
        ("https://example.com/a.pdf", "application/pdf", ModelRequestError.Kind.unsupported),
        ("https://example.com/a.mp3", "audio/mpeg", .unsupported),
        ("data:application/zip;base64,AAAA", "application/zip", .unsupported),
        ("data:text/plain;base64,AAAA", "text/plain", .unsupported),
        ("data:image/png;base64,A*AA", "image/png", .malformed),
    ])
    func `A file that OpenAI cannot take is an error`(
        _ url: String,
        _ type: String,
        _ kind: ModelRequestError.Kind
    ) throws {
        let error = #expect(throws: ModelRequestError.self) {
            try body([.user([.file(.init(.url(url), mediaType: type))])])
        }
        #expect(error?.kind == kind)
    }

    @Test func `A link to an image is passed on by OpenAI alone`() throws {
        let file = ModelMessage.File(.url("https://example.com/a.png"), mediaType: "image/*")
        let part = try body([.user([.file(file)])])["messages"]?[0]?["content"]?[0]
        #expect(part?["image_url"] == ["url": "https://example.com/a.png"])
        #expect(throws: ModelRequestError.self) { try body(for: Self.compatible, [.user([.file(file)])]) }
    }

    @Test func `A file that was uploaded elsewhere is an error`() throws {
        let own = ModelMessage.File(.reference(["openai": "file-1"]), mediaType: "image/png")
        #expect(try body([.user([.file(own)])])["messages"]?[0]?["content"]?[0]?["file"] == ["file_id": "file-1"])
        let other = ModelMessage.File(.reference(["google": "files/1"]), mediaType: "image/png")
        #expect(throws: ModelRequestError.self) { try body([.user([.file(other)])]) }
        #expect(throws: ModelRequestError.self) { try body(for: Self.compatible, [.user([.file(own)])]) }
    }

    // MARK: - Settings

    @Test(arguments: [
        ("gpt-4.1", "system"), ("gpt-5", "developer"), ("gpt-5-mini-2025-08-07", "developer"),
        ("gpt-5-chat-latest", "system"),
        ("gpt-5.1-chat-latest", "developer"), ("gpt-6", "developer"), ("gpt-4o", "system"), ("gpt-3.5-turbo", "system"),
        ("o1", "developer"), ("o3-mini", "developer"), ("o4-mini-2025-04-16", "developer"), ("o", "system"),
        ("o3x", "system"),
        ("omni-1", "system"), ("codex-mini-latest", "developer"), ("computer-use-preview", "developer"),
        ("ft:gpt-5:acme", "system"), ("deepseek-chat", "system"), ("gpt-oss-120b", "system"),
    ])
    func `Models that reason are told instructions as developer`(_ model: String, _ role: String) throws {
        let sent = try body(model: model) { $0.system = [.system("Brief.")] }
        #expect(sent["messages"]?[0] == ["role": .string(role), "content": "Brief."])
        let other = try body(for: Self.compatible, model: model) { $0.system = [.system("Brief.")] }
        #expect(other["messages"]?[0]?["role"] == "system")
    }

    @Test(arguments: [
        ("gpt-5", "none", false), ("gpt-5.1", "none", true), ("gpt-5.2-pro", "none", true), ("gpt-5.1", "low", false),
        ("o3", "none", false), ("gpt-4.1", "low", true),
    ])
    func `Sampling goes to models that do not reason now`(_ model: String, _ effort: String, _ isKept: Bool) throws {
        let request = try request(model: model) { settings in
            settings.temperature = 0.5
            settings.topP = 0.9
            settings.providerOptions = ["openai": ["logprobs": true]]
            settings.reasoning = effort
        }
        #expect(request.body["reasoning_effort"] == .string(effort))
        #expect((request.body["temperature"] != nil) == isKept)
        #expect((request.body["top_p"] != nil) == isKept)
        #expect((request.body["logprobs"] != nil) == isKept)
        #expect(request.omissions.map(\.what).contains("temperature") != isKept)
    }

    @Test func `An option says that a model reasons, or how it is instructed`() throws {
        let forced = try body(model: "stealth-1") { settings in
            settings.system = [.system("Brief.")]
            settings.maxOutputTokens = 9
            settings.providerOptions = ["openai": ["forceReasoning": true, "maxCompletionTokens": 5]]
        }
        #expect(forced["messages"]?[0]?["role"] == "developer")
        #expect(forced["max_tokens"] == nil && forced["max_completion_tokens"] == 5)
        let removed = try request(model: "o1") { settings in
            settings.system = [.system("Brief.")]
            settings.providerOptions = ["openai": ["systemMessageMode": "remove"]]
        }
        #expect(removed.body["messages"]?.arrayValue?.count == 1)
        #expect(removed.omissions.map(\.what) == ["system"])
    }

    @Test(arguments: [
        ("gpt-4.1", "flex", false), ("gpt-5-mini", "flex", true), ("o3", "flex", true), ("o1", "flex", false),
        ("gpt-4.1", "priority", true), ("gpt-5-nano", "priority", false), ("gpt-5", "priority", true),
        ("mystery-1", "priority", false), ("mystery-1", "default", true),
    ])
    func `A tier is asked for where the model has it`(_ model: String, _ tier: String, _ isKept: Bool) throws {
        let request = try request(model: model) { $0.providerOptions = ["openai": ["serviceTier": .string(tier)]] }
        #expect((request.body["service_tier"] == .string(tier)) == isKept)
        #expect(request.omissions.map(\.what) == (isKept ? [] : ["serviceTier"]))
    }

    @Test func `Options of a compatible server are renamed, passed on or kept to themselves`() throws {
        let sent = try body(for: Self.compatible) { settings in
            settings.reasoning = "none"
            settings.temperature = 0.5
            settings.providerOptions = [
                "openaiCompatible": ["user": "u1", "hidden": 1], "my-server": ["top_k": 4, "reasoning_effort": "high"],
                "myServer": ["user": "u2", "temperature": 1], "openai": ["store": true],
            ]
        }
        #expect(sent["user"] == "u2")
        #expect(sent["hidden"] == nil && sent["store"] == nil)
        #expect(sent["top_k"] == 4 && sent["temperature"] == 1)
        #expect(sent["reasoning_effort"] == "high")
    }

    @Test func `Options that only Responses has are listed`() throws {
        let request = try request { $0.providerOptions = ["openai": ["previousResponseId": "r1", "user": "u"]] }
        #expect(request.omissions.map(\.what) == ["openai.previousResponseId"])
    }

    @Test func `A named tool is chosen, and tools of providers are left out`() throws {
        let request = try request(tools: [
            ModelTool(name: "search", providerTool: "openai.web_search"), ModelTool(name: "clock", isStrict: false),
        ]) { $0.toolChoice = .tool("clock") }
        #expect(request.body["tools"]?.arrayValue?.count == 1)
        #expect(request.body["tools"]?[0]?["function"]?["strict"] == false)
        #expect(request.body["tool_choice"] == ["type": "function", "function": ["name": "clock"]])
        #expect(request.omissions.map(\.what) == ["tool 'search'"])
        #expect(try body(tools: [ModelTool(name: "clock")])["tool_choice"] == "auto")
    }
}
