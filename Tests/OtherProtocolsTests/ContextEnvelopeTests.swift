import ProtocolSupport
import StreamRuntime
import Testing

extension AgentToAgent: CollectedProtocol {}
extension PilotStation: CollectedProtocol {}

/// Writes whole frames of protocols with an envelope.
@Suite struct ContextEnvelopeTests {
    private static func frames<Stream>(
        of stream: Stream.Type,
        _ options: StreamOptions,
        _ work: @escaping @Sendable (StreamContext<Stream, Void>) async throws -> Void
    ) async throws -> [DecodedEvent<Stream>] {
        let context = StreamContext(stream, info: (), options: options)
        context.run(work)
        var decoder = EventDecoder<Stream>()
        for await chunk in context.bytes { decoder.append(chunk) }
        decoder.finish()
        var frames: [DecodedEvent<Stream>] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    @Test(
        "every frame of a context has the envelope, also one with the event under another key",
        arguments: ["a", 1, nil] as [JSONValue]
    )
    func everyFrame(_ id: JSONValue) async throws {
        let fields: JSONObject = ["jsonrpc": "2.0", "id": id]
        let status = AgentToAgent.TaskStatus(state: .working)
        let frames = try await Self.frames(of: AgentToAgent.self, StreamOptions(envelope: fields)) { context in
            try await context.write(.task(id: "t", contextID: "c", status: status))
            try await context.write(.statusUpdate(taskID: "t", contextID: "c", status: status, final: false))
            try await context.write(.failure(code: -32603, message: "Storm"))
        }
        #expect(frames.map(\.event.type) == ["task", "status-update", "failure"])
        for frame in frames { #expect(frame.envelope == fields) }
    }

    @Test("the keys that hold events are no part of the envelope")
    func keysOfEvents() async throws {
        let fields: JSONObject = ["jsonrpc": "2.0", "result": 1, "error": "no"]
        let frames = try await Self.frames(of: PilotStation.self, StreamOptions(envelope: fields)) { context in
            try await context.write(.pilot(name: "Hein"))
        }
        #expect(frames.map(\.event) == [.pilot(name: "Hein")])
        #expect(frames.first?.envelope == ["jsonrpc": "2.0"])
    }

    @Test("a writer puts its envelope around each event")
    func writer() throws {
        var writer = JSONWriter(for: PilotStation.self)
        writer.envelope = ["jsonrpc": "2.0", "id": 7]
        try writer.writeFrame(PilotStation.Event.pilot(name: "Hein"))
        try writer.writeFrame(PilotStation.Event.refusal(code: -1, message: "Fog"))
        #expect(
            String(decoding: writer.takeBytes(), as: UTF8.self) == """
                data: {"jsonrpc":"2.0","id":7,"result":{"kind":"pilot","name":"Hein"}}

                data: {"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"Fog"}}


                """
        )
    }

    @Test("an envelope that cannot be written leaves nothing of the frame")
    func unwritable() {
        var writer = JSONWriter(for: PilotStation.self)
        writer.envelope = ["id": .number("no")]
        #expect(throws: JSONEncodingError.self) { try writer.writeFrame(PilotStation.Event.pilot(name: "Hein")) }
        #expect(writer.count == 0)
    }
}
