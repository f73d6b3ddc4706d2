import ModelProviders
import ProtocolSupport

/// A call whose input arrives.
struct AnthropicCall: Sendable {
    /// The call with the input so far.
    var call: ModelToolCall
    /// What is put into the input, if the provider has several tools where the application has one.
    private var type: AnthropicInputType?
    /// Whether the input came with the beginning of the block; deltas replace it.
    private var isWhole = false

    /// Creates a call of a tool of the application.
    init(_ block: AnthropicMessagesStream.ToolUseBlock, _ names: AnthropicToolNames) {
        call = ModelToolCall(id: block.id, name: names.name(of: block.name), input: "")
        call.metadata = block.caller.flatMap(Self.values).map { ["anthropic": ["caller": $0]] }
        begin(with: block.input)
    }

    /// Creates a call of a tool that the provider runs; nil if it is not one that the chat shows.
    init?(_ block: AnthropicMessagesStream.ServerToolUseBlock, _ names: AnthropicToolNames) {
        let tool: String
        switch block.name {
        case "web_search", "web_fetch", "advisor", "tool_search_tool_regex", "tool_search_tool_bm25": tool = block.name
        case "bash_code_execution", "text_editor_code_execution":
            tool = "code_execution"
            type = AnthropicInputType(block.name)
        case "code_execution":
            tool = block.name
            type = AnthropicInputType("programmatic-tool-call")
        default: return nil
        }
        call = ModelToolCall(id: block.id, name: names.name(of: tool), input: "", isProviderExecuted: true)
        call.isDynamic = tool == "code_execution" && names.hasHiddenCodeExecution
        begin(with: block.input)
    }

    private mutating func begin(with input: JSONValue?) {
        guard let input, !input.isNull, input.objectValue?.isEmpty != true else { return }
        isWhole = true
        call.input = (type?.whole(input) ?? input).description
    }

    private static func values(of caller: AnthropicMessagesStream.ToolCaller) -> JSONValue? {
        switch caller {
        case .direct: ["type": "direct"]
        case .codeExecution(let caller):
            ["type": .string("code_execution_" + caller.name), "toolId": .string(caller.toolID)]
        case .unrecognized(let caller): caller.value.camelCased
        }
    }

    /// The beginning of the call's input.
    var start: ModelToolInput {
        ModelToolInput(
            id: call.id,
            name: call.name,
            isProviderExecuted: call.isProviderExecuted,
            isDynamic: call.isDynamic
        )
    }

    /// Appends to the input; returns the text that was appended.
    mutating func append(_ text: String) -> String {
        if isWhole {
            isWhole = false
            call.input = ""
        }
        let text = type?.piece(text) ?? text
        call.input += text
        return text
    }

    /// The call with its whole input.
    var finished: ModelToolCall {
        var call = call
        if call.input.isEmpty { call.input = "{}" }
        return call
    }
}
