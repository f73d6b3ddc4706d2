import ProtocolSupport
import Testing

/// Tests typed data, tools and metadata of an AG-UI application: writing, reading, and distinguishing them by type.
@Suite struct FerryAgentTests {
    private typealias Stream = AgentUserInteraction

    private let writer = Recorder()

    private func lines() async throws -> [String] { try await writer.log.lines() }

    private func position(_ latitude: Double = 53.6) -> FerryAgent.Position {
        FerryAgent.Position(ferry: "Frisia III", place: FerryAgent.Place(latitude: latitude, longitude: 7.1))
    }

    // MARK: Writing

    @Test func dataIsACustomEvent() async throws {
        try await writer.writePosition(ferry: "Frisia III", place: position().place)
        try await writer.writeDelays(["Frisia I"])
        #expect(
            try await lines() == [
                #"{"type":"CUSTOM","name":"position","value":{"ferry":"Frisia III","#
                    + #""place":{"latitude":53.6,"longitude":7.1}}}"#,
                #"{"type":"CUSTOM","name":"delays","value":["Frisia I"]}"#,
            ]
        )
    }

    @Test func metadataIsWrittenAsTheWholeState() async throws {
        try await writer.writeMetadata(passengers: 2)
        try await writer.writeMetadata(island: "Juist", passengers: 2)
        #expect(
            try await lines() == [
                #"{"type":"STATE_SNAPSHOT","snapshot":{"passengers":2}}"#,
                #"{"type":"STATE_SNAPSHOT","snapshot":{"island":"Juist","passengers":2}}"#,
            ]
        )
    }

    @Test func aCallIsWrittenAsThreeEventsAndItsOutputAsJSONText() async throws {
        let call = try await writer.callNextFerry(island: "Juist")
        try await call.complete(FerryAgent.NextFerryOutput(departure: "09:30", price: 24.5))
        #expect(
            try await lines() == [
                #"{"type":"TOOL_CALL_START","toolCallId":"id-1","toolCallName":"next_ferry"}"#,
                #"{"type":"TOOL_CALL_ARGS","toolCallId":"id-1","delta":"{\"island\":\"Juist\"}"}"#,
                #"{"type":"TOOL_CALL_END","toolCallId":"id-1"}"#,
                #"{"type":"TOOL_CALL_RESULT","messageId":"id-1","toolCallId":"id-1","#
                    + #""content":"{\"departure\":\"09:30\",\"price\":24.5}"}"#,
            ]
        )
    }

    @Test("a constraint error names the event, and the data if its event has a name field")
    func constraints() async throws {
        let data = await #expect(throws: ConstraintError.self) {
            try await writer.writePosition(ferry: "", place: position().place)
        }
        #expect(data?.description.hasPrefix("CUSTOM 'position': ferry: ") == true)
        let metadata = await #expect(throws: ConstraintError.self) { try await writer.writeMetadata(passengers: 0) }
        #expect(metadata?.description.hasPrefix("STATE_SNAPSHOT: passengers: ") == true)
        let call = await #expect(throws: ConstraintError.self) { try await writer.callNextFerry(island: "") }
        #expect(call?.description.hasPrefix("the input of tool 'next_ferry': island: ") == true)
        #expect(try await lines().isEmpty)
    }

    // MARK: Reading

    /// The written events as a client reads them from their bytes.
    private func received() async throws -> [Stream.Event] {
        try await lines().map { try Stream.Event(json: Array($0.utf8)) }
    }

    @Test func dataIsReadByItsType() async throws {
        try await writer.writePosition(ferry: "Frisia III", place: position().place)
        try await writer.writeDelays(["Frisia I"])
        try await writer.writeMetadata(island: "Juist", passengers: 2)
        let events = try await received()
        #expect(try events.map { try Stream.data(FerryAgent.Position.self, in: $0) } == [position(), nil, nil])
        #expect(try events.map { try Stream.data(FerryAgent.Delays.self, in: $0) } == [nil, ["Frisia I"], nil])
        #expect(
            try events.map { try Stream.metadata(FerryAgent.Metadata.self, in: $0)?.island } == [nil, nil, "Juist"]
        )
        #expect(Stream.data(in: events[1])?.name == "delays")
        #expect(try Stream.metadata(FerryAgent.Metadata.self, in: .stateSnapshot(snapshot: .null)) == nil)
    }

    @Test func dataThatDoesNotMatchItsSchemaIsAnError() {
        let event = Stream.Event.custom(name: "position", value: ["ferry": 1])
        let error = #expect(throws: JSONDecodingError.self) { try Stream.data(FerryAgent.Position.self, in: event) }
        #expect(error?.path == "$.ferry")
    }

    @Test func callsAreReadByTheTypesOfTheirTools() async throws {
        let call = try await writer.callNextFerry(island: "Juist", passengers: 2)
        try await writer.callChooseSeat(seats: ["1a", "1b"], id: "seat")
        try await call.complete(FerryAgent.NextFerryOutput(departure: "09:30", price: 24.5))
        var reader = ToolCallReader<Stream>()
        let readings = try await received().compactMap { try reader.read($0) }
        #expect(readings.map(\.callID) == ["id-1", "seat", "id-1"])
        #expect(readings.map(\.toolName) == ["next_ferry", "choose_seat", "next_ferry"])
        #expect(
            try readings.map { try $0.input(of: FerryAgent.NextFerry.self)?.passengers } == [2, nil, nil]
        )
        #expect(
            try readings.map { try $0.input(of: FerryAgent.ChooseSeat.self)?.seats } == [nil, ["1a", "1b"], nil]
        )
        #expect(
            try readings.map { try $0.output(of: FerryAgent.NextFerry.self)?.price } == [nil, nil, 24.5]
        )
    }

    @Test func aResultThatIsNotJSONIsReadAsAFailure() async throws {
        let call = try await writer.callNextFerry(island: "Juist")
        try await call.fail("The harbour does not answer.")
        var reader = ToolCallReader<Stream>()
        let readings = try await received().compactMap { try reader.read($0) }
        #expect(readings.last?.content == .failure("The harbour does not answer."))
    }

    @Test("an input arrives in pieces, and is read when its call ends")
    func pieces() throws {
        let events: [Stream.Event] = [
            .toolCallStart(toolCallID: "a", toolCallName: "next_ferry"),
            .toolCallStart(toolCallID: "b", toolCallName: "choose_seat"),
            .toolCallArgs(toolCallID: "a", delta: #"{"isl"#), .toolCallArgs(toolCallID: "b", delta: #"{"seats":["#),
            .toolCallArgs(toolCallID: "a", delta: #"and":"Juist"}"#), .toolCallEnd(toolCallID: "a"),
            .toolCallArgs(toolCallID: "b", delta: "]}"), .toolCallEnd(toolCallID: "b"),
            .toolCallStart(toolCallID: "c", toolCallName: "look"), .toolCallEnd(toolCallID: "c"),
            // A provider numbers its calls from the beginning again in the next turn.
            .toolCallStart(toolCallID: "a", toolCallName: "choose_seat"), .toolCallArgs(toolCallID: "a", delta: "{}"),
            .toolCallEnd(toolCallID: "a"),
        ]
        var reader = ToolCallReader<Stream>()
        let readings = try events.map { try reader.read($0) }
        #expect(
            readings.compactMap(\.self) == [
                ToolReading(callID: "a", toolName: "next_ferry", .input(["island": "Juist"])),
                ToolReading(callID: "b", toolName: "choose_seat", .input(["seats": []])),
                ToolReading(callID: "c", toolName: "look", .input([:])),
                ToolReading(callID: "a", toolName: "choose_seat", .input([:])),
            ]
        )
        #expect(readings.indices.filter { readings[$0] != nil } == [5, 7, 9, 12])
    }

    @Test("an input that is not JSON or exceeds the reader's limit is an error")
    func badInputs() throws {
        var reader = ToolCallReader<Stream>(limit: 40)
        _ = try reader.read(.toolCallArgs(toolCallID: "a", delta: "{"))
        #expect(throws: JSONDecodingError.self) { try reader.read(.toolCallEnd(toolCallID: "a")) }
        for _ in 0..<3 { _ = try reader.read(.toolCallArgs(toolCallID: "b", delta: "0123456789")) }
        #expect(throws: JSONDecodingError.self) {
            try reader.read(.toolCallArgs(toolCallID: "b", delta: "0123456789"))
        }
    }

    @Test func theLimitIsNotExhaustedByConsecutiveCalls() throws {
        var reader = ToolCallReader<Stream>(limit: 1000)
        for _ in 0..<1000 {
            _ = try reader.read(.toolCallStart(toolCallID: "a", toolCallName: "look"))
            _ = try reader.read(.toolCallArgs(toolCallID: "a", delta: #"{"text":"0123456789"}"#))
            _ = try reader.read(.toolCallEnd(toolCallID: "a"))
        }
        #expect(throws: JSONDecodingError.self) {
            for number in 0..<1000 { _ = try reader.read(.toolCallEnd(toolCallID: "call-\(number)")) }
        }
    }
}

/// Records written events without checking a lifecycle.
private struct Recorder: EventWriter {
    typealias Stream = AgentUserInteraction

    actor Log {
        private var events: [AgentUserInteraction.Event] = []
        private var ids = 0

        func add(_ more: [AgentUserInteraction.Event]) { events += more }

        func nextID() -> String {
            ids += 1
            return "id-\(ids)"
        }

        func lines() throws -> [String] { try events.map { String(decoding: try $0.json(), as: UTF8.self) } }
    }

    let log = Log()

    func write(_ events: [AgentUserInteraction.Event]) async throws { await log.add(events) }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> AgentUserInteraction.Event) async throws {
        await log.add([makeEvent("part")])
    }

    func generateID() async throws -> String { await log.nextID() }
}
