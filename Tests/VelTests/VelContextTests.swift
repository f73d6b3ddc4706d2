import AISDK
import StreamTestSupport
import Testing
import Vel
import VelBridge

@Suite("Contexts of Vel's stream") struct VelContextTests {
    @Test("a context writes a Vel stream and collects it")
    func vel() async throws {
        let context = StreamContext(VelStream.self, messageID: "m", options: StreamOptions(collects: true))
        let work = context.run { context in
            try await context.writeText("Hello")
            throw SampleError()
        }
        let bytes = await context.allBytes()
        #expect(await work.value.description.hasPrefix("failed"))
        var decoder = EventDecoder<VelStream>(ReadingOptions(lifecycle: .strict))
        decoder.append(bytes)
        decoder.finish()
        var types: [String] = []
        while let decoded = try decoder.next() { types.append(decoded.event.type) }
        #expect(
            types == ["start", "start-step", "text-start", "text-delta", "text-end", "finish-step", "error", "finish"]
        )
        #expect(context.record.map { StreamRecord($0) }?.text == "Hello")
        #expect(context.message?.id == "m")
    }

    @Test("scoped methods write the schema's spans")
    func spans() async throws {
        let context = StreamContext(VelStream.self, messageID: "m", options: StreamOptions(collects: true))
        let work = context.run { context in
            try await context.withStep {
                try await context.withReasoning { reasoning in try await reasoning.write("Hm.") }
                try await context.withText { text in
                    #expect(context.currentTextID != nil)
                    #expect(context.currentReasoningID == nil)
                    try await text.write("Hello")
                }
                #expect(context.currentTextID == nil)
            }
        }
        #expect(await work.value.description == "finished")
        #expect(
            context.record?.events.map(\.type) == [
                "start", "start-step", "reasoning-start", "reasoning-delta", "reasoning-end", "text-start",
                "text-delta",
                "text-end", "finish-step", "finish",
            ]
        )
    }
}
