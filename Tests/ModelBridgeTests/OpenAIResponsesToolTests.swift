import ModelProviders
import ProtocolSupport
import Testing

@testable import ModelBridge

/// Calls in answers of OpenAI's Responses that the corpus has none of.
struct OpenAIResponsesToolTests {
    private typealias Reading = OpenAIResponsesReading
    private let reading = OpenAIResponsesReading()

    @Test func `A change of a file is spelled as JSON while it arrives`() throws {
        let item = #""type":"apply_patch_call","id":"p","call_id":"c","operation":"#
        let event = #""output_index":0,"item_id":"p""#
        let events = [
            Reading.added(item + #"{"type":"create_file","path":"a.md","diff":""}"#),
            #"{"type":"response.apply_patch_call_operation_diff.delta",\#(event),"delta":"+\"a\"\n"}"#,
            #"{"type":"response.apply_patch_call_operation_diff.done",\#(event),"diff":"+\"a\"\n"}"#,
            Reading.done(item + #"{"type":"create_file","path":"a.md","diff":"+\"a\"\n"}"#),
        ]
        let input = #"{"callId":"c","operation":{"type":"create_file","path":"a.md","diff":"+\"a\"\n"}}"#
        let parts = try reading.output(events)
        let pieces = parts.map { if case .toolInputDelta("c", let text) = $0 { text } else { "" } }
        #expect(pieces.joined() == input)
        let metadata: ModelPart.Metadata = ["openai": ["itemId": "p"]]
        #expect(parts.last == .toolCall(ModelToolCall(id: "c", name: "apply_patch", input: input, metadata: metadata)))
    }

    @Test func `A deletion of a file comes in one piece`() throws {
        let item = #""type":"apply_patch_call","call_id":"c","operation":{"type":"delete_file","path":"a.md"}"#
        let input = #"{"callId":"c","operation":{"type":"delete_file","path":"a.md"}}"#
        #expect(
            try reading.output([Reading.added(item), Reading.done(item)]) == [
                .toolInputStart(ModelToolInput(id: "c", name: "apply_patch")), .toolInputDelta(id: "c", text: input),
                .toolCall(ModelToolCall(id: "c", name: "apply_patch", input: input)),
            ]
        )
    }

    @Test func `Code that comes whole is spelled like code that comes in pieces`() throws {
        let item = #""type":"code_interpreter_call","id":"ci","container_id":"k","code":"1\n","outputs":[]"#
        let parts = try reading.output([Reading.done(item)])
        let pieces = parts.map { if case .toolInputDelta(_, let text) = $0 { text } else { "" } }
        #expect(pieces.joined() == #"{"containerId":"k","code":"1\n"}"#)
        #expect(parts.count == 6)
    }

    @Test func `A wrapper of calls that nobody declared is a call of its own`() throws {
        let arguments = #"{\"tool_uses\":[{\"recipient_name\":\"functions.tides\",\"parameters\":{}}]}"#
        let item = #""type":"function_call","call_id":"c","name":"parallel","arguments":"\#(arguments)""#
        let text = #"{"tool_uses":[{"recipient_name":"functions.tides","parameters":{}}]}"#
        #expect(
            try reading.output([Reading.added(item), Reading.done(item)]) == [
                .toolInputStart(ModelToolInput(id: "c", name: "parallel")), .toolInputDelta(id: "c", text: text),
                .toolCall(ModelToolCall(id: "c", name: "parallel", input: text)),
            ]
        )
    }

    @Test func `A call that was asked for keeps the id under which it was asked for`() throws {
        let values = #""server_label":"harbour","name":"book","arguments":"{}""#
        let events = [
            Reading.done(#""type":"mcp_approval_request","id":"r",\#(values)"#),
            Reading.done(#""type":"mcp_call","id":"m","approval_request_id":"r","output":"ok",\#(values)"#, at: 1),
        ]
        let calls = try reading.output(events).compactMap { if case .toolCall(let call) = $0 { call.id } else { nil } }
        #expect(calls == ["made", "made"])
    }

    @Test func `A tool that takes text has the name that the application gave it`() throws {
        let tool = ModelTool(name: "query", providerTool: "openai.custom", providerArguments: ["name": "write_sql"])
        let reading = OpenAIResponsesReading(ModelReaderSettings(tools: [tool]))
        let item = #""type":"custom_tool_call","call_id":"c","name":"write_sql","input":"x""#
        #expect(
            try reading.output([Reading.added(item), Reading.done(item)]) == [
                .toolInputStart(ModelToolInput(id: "c", name: "query")),
                .toolCall(ModelToolCall(id: "c", name: "query", input: #""x""#)),
            ]
        )
    }

    @Test func `A picture that was not drawn is a failure`() throws {
        let item = #""type":"image_generation_call","id":"i","status":"failed","result":null"#
        let result = ModelToolResult(
            id: "i",
            name: "image_generation",
            output: "The picture was not drawn.",
            isError: true
        )
        #expect(try reading.output([Reading.added(item), Reading.done(item)]).last == .toolResult(result))
    }

    @Test func `A call that was cut is told as it is`() throws {
        let item =
            #""type":"function_call","id":"f","call_id":"c","name":"tides","status":"incomplete","arguments":"{""#
        let call = ModelToolCall(id: "c", name: "tides", input: "{", metadata: ["openai": ["itemId": "f"]])
        #expect(try reading.output([Reading.done(item)]) == [.toolCall(call)])
    }

    @Test func `An action on the screen is a call of the application`() throws {
        let item =
            #""type":"computer_call","id":"k","call_id":"c","action":{"type":"click","x":1,"y":2,"button":"left"}"#
        guard case .toolCall(let call) = try reading.output([Reading.done(item)]).last else {
            Issue.record("there is no call")
            return
        }
        #expect(call.id == "c" && !call.isProviderExecuted)
        let action: JSONValue = ["type": "click", "x": 1, "y": 2, "button": "left"]
        #expect(try JSONValue(json: call.input) == ["actions": [action]])
    }
}
