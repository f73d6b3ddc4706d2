import Foundation
import ModelProviders
import ProtocolEmitters
import ProtocolSchema
import ProtocolSupport
import Testing

/// Generates, compiles and round-trips protocols of other people, and an invented one that uses the whole language.
@Suite struct OtherProtocolsTests {
    @Test("a sample of AG-UI is preserved", arguments: Sample.all(of: "ag-ui"))
    func agUI(_ sample: Sample) throws { try sample.check(AgentUserInteraction.Event.self) }

    @Test("a sample of Anthropic's Messages is preserved", arguments: Sample.all(of: "anthropic-messages"))
    func anthropicMessages(_ sample: Sample) throws { try sample.check(AnthropicMessagesStream.Event.self) }

    @Test("a sample of the whole language is preserved", arguments: Sample.all(of: "kitchen-sink"))
    func kitchenSink(_ sample: Sample) throws { try sample.check(WeatherStation.Event.self) }

    @Test("a sample of a stream that is one array is preserved", arguments: Sample.all(of: "tide-table"))
    func tideTable(_ sample: Sample) throws { try sample.check(TideTable.Event.self) }

    @Test("a sample of a stream of messages is preserved", arguments: Sample.all(of: "ship-radio"))
    func shipRadio(_ sample: Sample) throws { try sample.check(ShipRadio.Event.self) }

    @Test(
        "a restricted event has the same fields as the one written for that client, nested ones included",
        arguments: Sample.all(of: "kitchen-sink")
    )
    func restricts(_ sample: Sample) throws {
        let event = try WeatherStation.Event(json: sample.value(in: WeatherStation.transport).json())
        for major in 1...3 {
            for minor in 0...4 {
                let floor = ProtocolSupport.ClientVersion(major, minor, 0)
                guard event.isSendable(to: floor), let sent = try? event.json(floor: floor) else { continue }
                #expect(try event.restricted(to: floor).json() == sent, "\(floor)")
            }
        }
    }

    @Test(
        "every event has samples",
        arguments: ["ag-ui", "anthropic-messages", "kitchen-sink", "ship-radio", "tide-table"]
    )
    func everyEventHasSamples(_ name: String) throws {
        let names = Set(Sample.all(of: name).map { $0.file.lastPathComponent })
        for event in try Sample.model(name).events {
            let file = event.name.trimmingCharacters(in: .punctuationCharacters)
            #expect(names.contains("\(file).json"), "\(event.name)")
        }
    }

    @Test(
        "committed files match their schema",
        arguments: [
            "ag-ui", "ferry", "kitchen-sink", "pilot-station", "ship-radio", "tide-table", "types",
        ]
            + DiscriminatorTests.names
    )
    func committedOutput(_ name: String) throws {
        let model = try Sample.model(name)
        let emitter = SwiftEmitter(
            model: model,
            access: .internal,
            layout: .singleFile,
            schemaPath: "\(name).yaml",
            command: "protocol-gen generate"
        )
        for file in emitter.files() {
            let committed = Sample.tests.appending(path: "OtherProtocolsTests/Generated/\(model.name)/\(file.name)")
            let text = try? String(contentsOf: committed, encoding: .utf8)
            #expect(text == file.text, "\(file.name) is stale; run `make generate`")
        }
    }

    @Test("an unreadable part is kept unchanged in a message, but refused in an event")
    func unreadableParts() throws {
        let block = #"{"type":"text","txt":"Ebb"}"#
        let rest = #""id":"m","type":"message","role":"assistant","model":"x","stop_reason":null,"stop_sequence":null"#
        let usage = #""usage":{"input_tokens":1,"output_tokens":1}"#
        let json = #"{\#(rest),\#(usage),"content":[\#(block)]}"#
        let message = try AnthropicMessagesStream.Message(json: json)
        guard case .unrecognized(let kept) = message.content?.first else {
            Issue.record("\(message)")
            return
        }
        #expect(kept.type == "text" && kept.value == ["type": "text", "txt": "Ebb"])
        #expect(throws: JSONDecodingError.self) {
            try AnthropicMessagesStream.Event(json: #"{"type":"message_start","message":\#(json)}"#)
        }
    }

    @Test func anEventNameIsWrittenBeforeTheData() throws {
        let event = try AnthropicMessagesStream.Event(json: #"{"type":"ping"}"#)
        var writer = JSONWriter()
        try writer.writeFrame(event)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "event: ping\ndata: {\"type\":\"ping\"}\n\n")
    }

    @Test("a constraint error names its event")
    func brokenConstraintsNameTheEvent() throws {
        let event = AgentUserInteraction.Event.textMessageContent(.init(messageID: "m", delta: ""))
        let failure = #expect(throws: ConstraintError.self) { try event.validate() }
        #expect(failure?.description == "TEXT_MESSAGE_CONTENT: delta: 0 characters are fewer than 1")
    }
}

/// A recorded event, as it is on the wire.
struct Sample: Sendable, CustomTestStringConvertible {
    let file: URL

    var testDescription: String { file.lastPathComponent }

    static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func all(of name: String) -> [Sample] {
        let folder = tests.appending(path: "Protocols/samples/\(name)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().map { Sample(file: folder.appending(path: $0)) }
    }

    /// The schema of a protocol, shipped or not.
    static func schema(_ name: String) -> URL {
        let own = tests.appending(path: "Protocols/\(name).yaml")
        if FileManager.default.fileExists(atPath: own.path()) { return own }
        return tests.deletingLastPathComponent().appending(path: "schema/\(name).yaml")
    }

    static func model(_ name: String) throws -> ProtocolModel {
        var diagnostics = DiagnosticBag()
        var loaded: [SchemaFile] = []
        return try #require(
            SchemaCompiler.compile(path: schema(name).path(), diagnostics: &diagnostics, loaded: &loaded)
        )
    }

    /// Returns the JSON of the event, without its envelope if there is one.
    func value(in transport: TransportTable) throws -> JSONValue {
        let value = try JSONValue(json: Data(contentsOf: file))
        guard let payload = transport.envelopePayload else { return value }
        return try #require(value[payload])
    }

    func check<Event: StreamEvent>(_: Event.Type) throws {
        let value = try value(in: Event.Stream.transport)
        let event = try Event(json: value.json())
        #expect(event.kind != nil)
        #expect(try JSONValue(json: event.json()) == value)
        #expect(try Event(json: event.json()) == event)
        #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event)) == event)
    }
}
