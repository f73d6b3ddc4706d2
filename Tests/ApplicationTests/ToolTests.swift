import AISDK
import Testing

/// Tests the tools and metadata that an application declares.
@Suite struct ToolTests {
    private let writer = RecordingWriter()

    private func written() async throws -> [String] { try await writer.recording.lines }

    @Test("a call is updated and completed with typed outputs") func aCallTakesItsTypedOutput() async throws {
        let call = try await writer.callGetWeather(city: "Emden", unit: .celsius)
        try await call.update(Chat.GetWeatherOutput(tempF: 50, condition: "unknown", city: "Emden"))
        try await call.complete(Chat.GetWeatherOutput(tempF: 52, condition: "rain", city: "Emden"))
        #expect(call.id == "id-1")
        #expect(
            try await written() == [
                #"{"type":"tool-input-start","toolCallId":"id-1","toolName":"get_weather"}"#,
                #"{"type":"tool-input-available","toolCallId":"id-1","toolName":"get_weather","#
                    + #""input":{"city":"Emden","unit":"celsius"}}"#,
                #"{"type":"tool-output-available","toolCallId":"id-1","#
                    + #""output":{"temp_f":50,"condition":"unknown","city":"Emden"},"preliminary":true}"#,
                #"{"type":"tool-output-available","toolCallId":"id-1","#
                    + #""output":{"temp_f":52,"condition":"rain","city":"Emden"}}"#,
            ]
        )
    }

    @Test("a call fails with an error text") func aCallFails() async throws {
        let call = try await writer.callGetWeather(city: "Emden", id: "call-1")
        try await call.fail("No answer.")
        #expect(
            try await written().last
                == #"{"type":"tool-output-error","toolCallId":"call-1","errorText":"No answer."}"#
        )
    }

    @Test("an input that breaks a constraint is refused, and the failure names the tool and the field")
    func constraints() async throws {
        let city = await #expect(throws: ConstraintError.self) { try await writer.callGetWeather(city: "") }
        #expect(city?.description == "the input of tool 'get_weather': city: 0 characters are fewer than 1")
        let words = await #expect(throws: ConstraintError.self) {
            try await writer.callCountWords(input: "hello world")
        }
        #expect(words?.description == "the input of tool 'count_words': input: 11 characters are more than 10")
        #expect(try await written().isEmpty)
    }

    @Test("an input field called id is separate from the call's id")
    func fieldCalledID() async throws {
        let call = try await writer.callConfirm(question: "Sure?", id: "field", callID: "call")
        #expect(call.id == "call")
        #expect(
            try await written().last
                == #"{"type":"tool-input-available","toolCallId":"call","toolName":"confirm","#
                + #""input":{"question":"Sure?","id":"field"}}"#
        )
    }

    @Test("calls are read from a message") func callsOfAMessageAreRead() throws {
        let message = try UIMessageStream.UIMessage(
            json: """
                {"id":"1","role":"assistant","parts":[
                {"type":"tool-confirm","toolCallId":"a","state":"output-available","input":{"question":"?","id":"x"},"output":true},
                {"type":"tool-confirm","toolCallId":"b","state":"input-streaming","input":{"question":"?"}},
                {"type":"tool-confirm","toolCallId":"c","state":"output-error","input":{},"errorText":"no"},
                {"type":"tool-get_weather","toolCallId":"d","state":"input-available","input":{}}]}
                """
        )
        let calls = try message.toolParts(Chat.Confirm.self)
        #expect(calls.map(\.output) == [true, nil, nil])
        #expect(calls.map { $0.input?.question } == ["?", nil, nil])
        #expect(calls.last?.errorText == "no")
        #expect {
            try message.toolParts(Chat.GetWeather.self)
        } throws: {
            ($0 as? JSONDecodingError)?.path == "$.parts[3].input.city"
        }
    }

    /// Creates the continuation for a request that changes a stored call of `confirm` with the input `Sure?`.
    private func continuation(_ outcome: String, question: String = "Sure?") throws -> VerifiedContinuation {
        func message(_ call: String) throws -> UIMessageStream.UIMessage {
            try .init(
                json: """
                    {"id":"1","role":"assistant","parts":[{"type":"text","text":"Well."},\
                    {"type":"tool-confirm","toolCallId":"a","input":{"question":"\(question)","id":"x"},\(call)}]}
                    """
            )
        }
        let request = UIMessageStream.ChatRequest(messages: [try message(outcome)])
        let stored = try message(#""state":"input-available""#)
        return VerifiedContinuation(for: request, stored: stored, clientTools: [Chat.Confirm.name])
    }

    @Test("a client's outputs are read from its request") func aClientsOutputsAreReadFromItsRequest() throws {
        let confirmed = try continuation(#""state":"output-available","output":true"#)
        #expect(try confirmed.outputs(of: Chat.Confirm.self).map(\.output) == [true])
        #expect(try confirmed.outputs(of: Chat.Confirm.self).map { $0.input?.question } == ["Sure?"])
        let failed = try continuation(#""state":"output-error","errorText":"no""#)
        #expect(try failed.outputs(of: Chat.Confirm.self).map(\.errorText) == ["no"])
        #expect(try continuation(#""state":"input-available""#).outputs(of: Chat.Confirm.self).isEmpty)
        let wrong = try continuation(#""state":"output-available","output":"yes""#)
        #expect {
            try wrong.outputs(of: Chat.Confirm.self)
        } throws: {
            ($0 as? JSONDecodingError)?.path == "$.parts[1].output"
        }
    }

    @Test("metadata is merged and read") func metadataIsMergedAndRead() async throws {
        try await writer.writeMetadata(model: "small")
        try await writer.mergeMetadata(
            Chat.MetadataUpdate(totalTokens: 5, additionalFields: ["finish_reason": .null])
        )
        try await writer.writeMetadata(model: nil)
        #expect(
            try await written() == [
                #"{"type":"message-metadata","messageMetadata":{"model":"small"}}"#,
                #"{"type":"message-metadata","messageMetadata":{"total_tokens":5,"finish_reason":null}}"#,
            ]
        )
        await #expect(
            throws: ConstraintError(subject: "message-metadata", path: "total_tokens", message: "-1 is less than 0")
        ) {
            try await writer.writeMetadata(totalTokens: -1)
        }
        let message = try UIMessageStream.UIMessage(
            json: #"{"id":"1","role":"assistant","parts":[],"metadata":{"model":"small","finish_reason":"stop"}}"#
        )
        #expect(
            try message.metadata(Chat.Metadata.self) == Chat.Metadata(model: "small", finishReason: .stop)
        )
    }
}
