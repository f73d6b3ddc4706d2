import AISDK
import Testing

/// Runs the lines that `schema/README.md` shows; `dev/check_docs.py` compares them.
@Suite struct DocumentationTests {
    @Test("the example lines of the schema reference run") func theLinesOfTheReferenceRun() async throws {
        let context = RecordingWriter()
        let message = try UIMessageStream.UIMessage(
            json: """
                {"id":"1","role":"assistant","metadata":{"model":"small","finish_reason":null},"parts":[
                {"type":"data-progress","data":{"percent":50}},
                {"type":"tool-confirm","toolCallId":"a","state":"output-available","input":{"question":"?","id":"x"},"output":true}]}
                """
        )
        let stored = try UIMessageStream.UIMessage(
            json: """
                {"id":"1","role":"assistant","parts":[{"type":"data-progress","data":{"percent":50}},
                {"type":"tool-confirm","toolCallId":"a","state":"input-available","input":{"question":"?","id":"x"}}]}
                """
        )
        let continuation = VerifiedContinuation(for: .init(messages: [message]), stored: stored)

        try await context.writeProgress(percent: 50, id: "upload")  // later data under the same id replaces it
        let call = try await context.callGetWeather(city: "Emden")
        try await call.complete(Chat.GetWeatherOutput(tempF: 52, condition: "rain", city: "Emden"))

        let percent = try message.dataParts(Chat.Progress.self).last?.data.percent
        let answers = try continuation.outputs(of: Chat.Confirm.self).map(\.output)  // what the client's own tools gave
        let model = try message.metadata(Chat.Metadata.self)?.model

        #expect(await context.recording.events.count == 4)
        #expect(percent == 50)
        #expect(answers == [true])
        #expect(model == "small")
    }
}
