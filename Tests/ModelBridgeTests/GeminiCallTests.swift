import ProtocolSupport
import Testing

@testable import ModelBridge

/// The calls of Gemini: of the application's functions, and of tools that the provider runs.
struct GeminiCallTests {
    private let reading = GeminiReading()

    private func call(_ text: String) -> String { #"{"functionCall":\#(text)}"# }

    private static func whole(_ id: String, _ name: String, _ input: String) -> [ModelPart] {
        [
            .toolInputStart(ModelToolInput(id: id, name: name)), .toolInputDelta(id: id, text: input),
            .toolCall(ModelToolCall(id: id, name: name, input: input)),
        ]
    }

    @Test(
        arguments: [
            (#"{"name":"f","args":{"a":1},"id":"c"}"#, whole("c", "f", #"{"a":1}"#)),
            (#"{"name":"f","args":"{\"a\":","id":""}"#, whole("made", "f", #"{"a":"#)),
            (#"{"args":{"a":1}}"#, []), ("{}", []), (#"{"partialArgs":[{"jsonPath":"$.a","boolValue":true}]}"#, []),
        ]
    )
    func `A call is given whole`(_ json: String, _ expected: [ModelPart]) throws {
        #expect(try reading.parts(of: call(json)) == expected)
    }

    @Test func `Calls come after the texts of their chunk`() throws {
        let parts = try reading.parts(of: call(#"{"name":"f","id":"c"}"#) + #",{"text":"a"}"#)
        #expect(parts.first == .textStart(id: "0"))
        #expect(parts.last == .textEnd(id: "0"))
        #expect(parts.contains(.toolCall(ModelToolCall(id: "c", name: "f", input: "{}"))))
    }

    @Test func `The model waits for outputs only if a call is complete`() throws {
        let begun = GeminiReading.chunk(parts: call(#"{"name":"f","id":"c","willContinue":true}"#))
        let ended = GeminiReading.chunk(parts: call("{}"))
        #expect(try reading.finish(begun, GeminiReading.end("STOP"))?.reason == .stop)
        #expect(try reading.finish(begun, ended, GeminiReading.end("STOP"))?.reason == .toolCalls)
        #expect(try reading.finish(begun, ended, GeminiReading.end("MAX_TOKENS"))?.reason == .length)
    }

    @Test func `Pieces belong to the call with their id, or to the last one`() throws {
        let parts = try reading.parts(
            of: call(#"{"name":"f","id":"a","willContinue":true}"#),
            call(#"{"name":"g","id":"b","willContinue":true}"#),
            call(#"{"id":"a","partialArgs":[{"jsonPath":"$.x","numberValue":1}],"willContinue":true}"#),
            call(#"{"partialArgs":[{"jsonPath":"$.y","numberValue":2}]}"#),
            call(#"{"willContinue":false}"#)
        )
        let expected: [ModelPart] = [
            .toolInputStart(ModelToolInput(id: "a", name: "f")), .toolInputStart(ModelToolInput(id: "b", name: "g")),
            .toolInputDelta(id: "a", text: #"{"x":1"#), .toolInputDelta(id: "b", text: #"{"y":2"#),
            .toolInputDelta(id: "b", text: "}"), .toolCall(ModelToolCall(id: "b", name: "g", input: #"{"y":2}"#)),
            .toolInputDelta(id: "a", text: "}"), .toolCall(ModelToolCall(id: "a", name: "f", input: #"{"x":1}"#)),
        ]
        #expect(parts == expected)
    }

    @Test func `Arguments that cannot be put together are a fault of their call alone`() throws {
        let parts = try reading.parts(
            of: call(#"{"name":"f","id":"a","partialArgs":[{"jsonPath":"$..","boolValue":true}]}"#),
            call(#"{"name":"g","id":"b","args":{}}"#)
        )
        guard case .error(let error) = parts[1] else {
            Issue.record("no error")
            return
        }
        #expect(error.message.contains("'f'") && error.message.contains("'$..'"))
        #expect(parts.last == .toolCall(ModelToolCall(id: "b", name: "g", input: "{}")))
    }

    @Test func `Outputs of the provider go to the calls with their ids, or to the latest without one`() throws {
        let parts = try reading.parts(
            of: #"{"toolCall":{"id":"a","toolType":"T","args":null}}"#,
            #"{"toolCall":{"id":"b","toolType":"T","args":{"q":1}}}"#,
            #"{"toolResponse":{"id":"a","toolType":"T","response":{"n":1}}}"#,
            #"{"toolResponse":{"toolType":"T","response":null}}"#
        )
        let results = parts.compactMap { part -> ModelToolResult? in
            if case .toolResult(let result) = part { result } else { nil }
        }
        #expect(results.map(\.id) == ["a", "b"])
        #expect(results.map(\.output) == [["n": 1], [:]])
        #expect(results.allSatisfy { $0.name == "server:T" })
        let inputs = parts.compactMap { part -> String? in
            if case .toolCall(let call) = part { call.input } else { nil }
        }
        #expect(inputs == ["{}", #"{"q":1}"#])
    }

    @Test func `Code is a call of the application's code tool, and its result comes once`() throws {
        let tools = [ModelTool(name: "python", providerTool: "google.code_execution")]
        let code = #"{"executableCode":{"language":"PYTHON","code":"1"}}"#
        let result = #"{"codeExecutionResult":{"outcome":"OUTCOME_OK"}}"#
        let input = #"{"language":"PYTHON","code":"1"}"#
        let output: JSONValue = ["outcome": "OUTCOME_OK", "output": ""]
        #expect(
            try GeminiReading(tools: tools).parts(of: result, code, result, result) == [
                .toolCall(ModelToolCall(id: "made", name: "python", input: input, isProviderExecuted: true)),
                .toolResult(ModelToolResult(id: "made", name: "python", output: output)),
            ]
        )
        #expect(try reading.parts(of: #"{"executableCode":{"code":""}}"#).isEmpty)
    }
}
