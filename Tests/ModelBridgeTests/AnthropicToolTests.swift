import ProtocolSupport
import Testing

@testable import ModelBridge

/// Tools that Anthropic defines, and those that it runs.
struct AnthropicToolTests {
    @Test(
        arguments: [
            (["{}"], #"{"type": "t"}"#), (["{", "}"], #"{"type": "t"}"#), (["{ ", " }"], #"{"type": "t"  }"#),
            ([#"{"a":1}"#], #"{"type": "t","a":1}"#), (["{", #""a":1}"#], #"{"type": "t","a":1}"#),
            ([" ", " {", " ", #""a""#, ":1}"], #"  {"type": "t" ,"a":1}"#), (["[", "{}]"], "[{}]"), (["7"], "7"),
            (["{", "{"], #"{"type": "t",{"#),
        ]
    )
    func `The type is put into an input however it is cut`(_ pieces: [String], _ expected: String) {
        var type = AnthropicInputType("t")
        #expect(pieces.map { type.piece($0) }.joined() == expected)
    }

    @Test func `The type is put into a whole input once`() {
        let type = AnthropicInputType("t")
        #expect(type.whole(["a": 1]) == ["type": "t", "a": 1])
        #expect(type.whole(["type": "u"]) == ["type": "u"])
        #expect(type.whole([1]) == [1])
    }

    @Test(
        arguments: [
            ("anthropic.web_search_20250305", "web_search"), ("anthropic.bash_20250124", "bash"),
            ("anthropic.text_editor_20241022", "str_replace_editor"),
            ("anthropic.text_editor_20250728", "str_replace_based_edit_tool"),
            ("anthropic.tool_search_bm25_20251119", "tool_search_tool_bm25"), ("anthropic.advisor_20260301", "advisor"),
        ]
    )
    func `A tool of the provider has the application's name`(_ id: String, _ name: String) {
        let names = AnthropicToolNames([ModelTool(name: "mine", providerTool: id), ModelTool(name: "other")])
        #expect(names.name(of: name) == "mine")
        #expect(names.name(of: "other") == "other")
        #expect(names.name(of: "else") == "else")
        // A tool of the application that has the provider's name is another tool.
        let both = AnthropicToolNames([ModelTool(name: "mine", providerTool: id), ModelTool(name: name)])
        #expect(both.name(of: name) == name)
    }

    @Test(arguments: [("20250305", false), ("20260209", true), ("20270101", true)])
    func `Web tools that filter pages run code that nobody declared`(_ version: String, _ isDynamic: Bool) throws {
        let search = ModelTool(name: "web", providerTool: "anthropic.web_search_\(version)")
        let block = #"{"type":"server_tool_use","id":"t","name":"code_execution","input":{"code":"x"}}"#
        let parts = try AnthropicReading(ModelReaderSettings(tools: [search])).parts(of: block)
        var call = ModelToolCall(
            id: "t",
            name: "code_execution",
            input: "",
            isProviderExecuted: true,
            isDynamic: isDynamic
        )
        call.input = #"{"type":"programmatic-tool-call","code":"x"}"#
        #expect(parts.last == .toolCall(call))
        let code = ModelTool(name: "code_execution", providerTool: "anthropic.code_execution_20250825")
        let declared = try AnthropicReading(ModelReaderSettings(tools: [search, code])).parts(of: block)
        call.isDynamic = false
        #expect(declared.last == .toolCall(call))
    }

    @Test func `A page that was fetched is an output, and can be cited`() throws {
        let page = #"""
            {"type":"web_fetch_tool_result","tool_use_id":"t","content":{"type":"web_fetch_result","url":"https://a.example",
             "retrieved_at":"2026","content":{"type":"document","title":"A","source":{"type":"text",
             "media_type":"text/plain","data":"x"}}}}
            """#
        let citation = #"""
            {"type":"citations_delta","citation":{"type":"char_location","cited_text":"x","document_index":0,
             "document_title":null,"start_char_index":0,"end_char_index":1}}
            """#
        let parts = try AnthropicReading().parts(of: page, deltas: [citation])
        let content: JSONValue = [
            "type": "document", "title": "A", "citations": nil,
            "source": ["type": "text", "mediaType": "text/plain", "data": "x"],
        ]
        let output: JSONValue = [
            "type": "web_fetch_result", "url": "https://a.example", "retrievedAt": "2026", "content": content,
        ]
        let place: JSONObject = ["citedText": "x", "startCharIndex": 0, "endCharIndex": 1]
        #expect(
            parts == [
                .toolResult(ModelToolResult(id: "t", name: "web_fetch", output: output)),
                .document(ModelDocumentSource(mediaType: "text/plain", title: "A", metadata: ["anthropic": place])),
            ]
        )
    }

    @Test(arguments: [ClientVersion.v6, .v7])
    func `Advice tells why it ended from version 7 on`(_ client: ClientVersion) throws {
        let block =
            #"{"type":"advisor_tool_result","tool_use_id":"t","content":{"type":"advisor_result","text":"x","stop_reason":"end_turn"}}"#
        let parts = try AnthropicReading(ModelReaderSettings(client: client)).parts(of: block)
        var output: JSONObject = ["type": "advisor_result", "text": "x"]
        if client == .v7 { output["stopReason"] = "end_turn" }
        #expect(parts == [.toolResult(ModelToolResult(id: "t", name: "advisor", output: .object(output)))])
    }

    @Test(arguments: ["web_fetch", "code_execution", "advisor", "tool_search"])
    func `The failure of a tool of the provider is an error with its code`(_ tool: String) throws {
        let content = #"{"type":"\#(tool)_tool_result_error","error_code":"unavailable"}"#
        let block = #"{"type":"\#(tool)_tool_result","tool_use_id":"t","content":\#(content)}"#
        let parts = try AnthropicReading().parts(of: block)
        guard parts.count == 1, case .toolResult(let result) = parts[0] else {
            Issue.record("\(parts)")
            return
        }
        #expect(result.isError)
        #expect(result.output == ["type": .string("\(tool)_tool_result_error"), "errorCode": "unavailable"])
    }

    @Test func `The result of a call that an earlier answer made is told`() throws {
        let block = #"{"type":"mcp_tool_result","tool_use_id":"t","is_error":false,"content":[]}"#
        #expect(
            try AnthropicReading().parts(of: block) == [.toolResult(ModelToolResult(id: "t", name: "mcp", output: []))]
        )
    }
}
