import ProtocolSupport
import StreamRuntime
import Testing

extension AgentUserInteraction: CollectedProtocol {}

/// Tests complete streams of an AG-UI application, written through a context and read back from their bytes.
@Suite struct FerryAgentStreamTests {
    private typealias Stream = AgentUserInteraction

    private func events(
        _ work: @escaping @Sendable (StreamContext<AgentUserInteraction, Void>) async throws -> Void
    ) async throws -> [Stream.Event] {
        let context = StreamContext(AgentUserInteraction.self, info: ())
        context.run { context in
            try await context.write(.runStarted(threadID: "t", runID: "r"))
            try await work(context)
            try await context.write(.runFinished(threadID: "t", runID: "r"))
        }
        var events: [Stream.Event] = []
        for try await event in EventStream<AgentUserInteraction>(context.bytes) { events.append(event) }
        return events
    }

    @Test func aStreamOfDataMetadataAndCallsIsReadBack() async throws {
        let events = try await events { context in
            try await context.writeMetadata(passengers: 2)
            let call = try await context.callNextFerry(island: "Juist")
            try await context.writeDelays(["Frisia I"])
            try await call.complete(FerryAgent.NextFerryOutput(departure: "09:30", price: 24.5))
        }
        #expect(
            events.map(\.type) == [
                "RUN_STARTED", "STATE_SNAPSHOT", "TOOL_CALL_START", "TOOL_CALL_ARGS", "TOOL_CALL_END", "CUSTOM",
                "TOOL_CALL_RESULT", "RUN_FINISHED",
            ]
        )
        var reader = ToolCallReader<Stream>()
        let readings = try events.compactMap { try reader.read($0) }
        #expect(try readings.last?.output(of: FerryAgent.NextFerry.self)?.departure == "09:30")
        #expect(try events.compactMap { try Stream.data(FerryAgent.Delays.self, in: $0) } == [["Frisia I"]])
    }

    @Test("at the end of the stream, an unanswered server call fails and a client call stays open")
    func promises() async throws {
        let events = try await events { context in
            try await context.callNextFerry(island: "Juist", id: "server")
            try await context.callChooseSeat(seats: ["1a"], id: "client")
        }
        var reader = ToolCallReader<Stream>()
        let failures = try events.compactMap { try reader.read($0) }.filter {
            if case .failure = $0.content { true } else { false }
        }
        #expect(failures.map(\.callID) == ["server"])
    }

    @Test func anOutputCanBeWrittenOnlyOnce() async throws {
        let events = try await events { context in
            let call = try await context.callNextFerry(island: "Juist")
            let output = FerryAgent.NextFerryOutput(departure: "09:30", price: 24.5)
            try await call.update(output)
            await #expect(throws: (any Error).self) { try await call.complete(output) }
        }
        #expect(events.filter { $0.type == "TOOL_CALL_RESULT" }.count == 1)
    }
}
