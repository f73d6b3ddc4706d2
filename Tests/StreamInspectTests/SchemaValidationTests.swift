import Foundation
import ProtocolSupport
import SchemaInspection
import StreamInspection
import StreamRuntime
import Testing

@Suite struct SchemaValidationTests {
    /// A schema in a folder that is removed afterwards.
    private func withSchema<Result>(_ text: String, _ body: (InspectedSchema) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "own.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try body(try InspectedSchema(path: file.path()))
    }

    private func findings(_ body: String, by schema: String) throws -> [String] {
        try withSchema(schema) { schema in
            let stream = RecordedStream(Array(body.utf8), of: schema.tables)
            return schema.report(on: stream, client: nil).findings.map { finding in
                let place = finding.path.map { "\($0): " } ?? ""
                return "\(finding.event.map(String.init) ?? "end") \(place)\(finding.message) [\(finding.rule)]"
            }
        }
    }

    private static let ferry = """
        language: 1
        protocol: Ferry
        discriminator: kind
        types:
          level: { enum: [low, high], open: false }
          weather: { enum: [sun, rain] }
          load: { union: { cases: { cars: cars, people: people } } }
          cars: { fields: { count: { type: int, min: 0 } } }
          people: { fields: { names: { type: list of string, max-items: 2 } } }
        events:
          departed: { fields: { trip: string, tide: level, weather?: weather, load?: load, at?: date-time } }
          position: { fields: { trip: string, speed: { type: double, max: 20 } } }
          arrived: { fields: { trip: string } }
          note-*: { fields: { text: { type: string, pattern: "^[A-Z]" } } }
        lifecycle:
          trip: { key: trip, opens: departed, continues: position, closes: arrived }
        """

    @Test(
        "a stream is judged by its schema alone",
        arguments: [
            ([#"{"kind":"departed","trip":"a","tide":"low"}"#, #"{"kind":"arrived","trip":"a"}"#], []),
            ([#"{"kind":"sunk"}"#], [#"0 $.kind: there is no event "sunk" [schema]"#]),
            ([#"{"type":"departed"}"#], ["0 $.kind: the field is required but missing [schema]"]),
            ([#"[1]"#], ["0 $: expected an object, found an array [schema]"]),
            (
                [#"{"kind":"departed","trip":7}"#],
                [
                    "0 $.trip: expected a string, found a number [schema]",
                    "0 $.tide: the field is required but missing [schema]",
                ]
            ),
            (
                [#"{"kind":"departed","trip":"a","tide":"ebb","weather":"snow"}"#],
                [#"0 $.tide: "ebb" is not one of the values that are allowed here [schema]"#]
            ),
            (
                [
                    #"{"kind":"departed","trip":"a","tide":"low","load":{"type":"cars","count":-1}}"#,
                    #"{"kind":"arrived","trip":"a"}"#,
                ],
                ["0 $.load.count: -1 is less than 0 [constraint]"]
            ),
            (
                [
                    #"{"kind":"departed","trip":"a","tide":"low","load":{"type":"people","names":["x","y","z"]},"at":"noon"}"#,
                    #"{"kind":"arrived","trip":"a"}"#,
                ],
                [
                    "0 $.load.names: 3 elements are more than 2 [constraint]",
                    #"0 $.at: "noon" is not a valid date-time [constraint]"#,
                ]
            ),
            (
                [
                    #"{"kind":"departed","trip":"a","tide":"low","load":{"type":"horses"}}"#,
                    #"{"kind":"arrived","trip":"a"}"#,
                ], []
            ),
            (
                [#"{"kind":"note-log","text":"fine"}"#], [#"0 $.text: "fine" does not match ^[A-Z] [constraint]"#]
            ),
            (
                [#"{"kind":"position","trip":"a","speed":25}"#],
                [
                    "0 $.speed: 25 is more than 20 [constraint]",
                    "0 'position' comes while trip 'a' is not open; expected 'departed' [scope-not-open]",
                ]
            ),
            (
                [#"{"kind":"departed","trip":"a","tide":"low"}"#],
                ["end trip 'a' is open; expected 'arrived' [left-open]"]
            ),
            (["{"], ["0 expected a key in quotes, found the end [json]"]),
        ]
    )
    func aStreamIsJudged(_ events: [String], expected: [String]) throws {
        let found = try findings(events.map { "data: \($0)\n\n" }.joined(), by: Self.ferry)
        #expect(found.map { $0.replacing(#/ \(byte .*\)/#, with: "") } == expected)
    }

    @Test func linesOfJSONInAnEnvelopeAreJudged() throws {
        let schema =
            Self.ferry + """

                transport: { framing: json-lines, envelope: { payload: event, fields: { sequence: int } } }
                """
        let body = """
            {"sequence":1,"event":{"kind":"departed","trip":"a","tide":"low"}}
            {"sequence":2,"event":{"kind":"position","trip":"a","speed":"fast"}}
            {"sequence":3}
            {"sequence":4,"event":{"kind":"arrived","trip":"a"}}
            """
        #expect(
            try findings(body, by: schema) == [
                "1 $.event.speed: expected a number, found a string [schema]",
                "2 $.event: the field is required but missing [schema]",
            ]
        )
    }

    @Test func eventsUnderSeveralKeysAreJudged() throws {
        let schema =
            Self.ferry + """

                transport: { framing: json-lines, envelope: { payload: event, or: [late] } }
                """
        let body = """
            {"late":{"kind":"departed","trip":"a","tide":"low"}}
            {"event":null,"late":{"kind":"position","trip":"a","speed":"fast"}}
            {"event":{"kind":"arrived","trip":"a"},"late":null}
            """
        #expect(try findings(body, by: schema) == ["1 $.late.speed: expected a number, found a string [schema]"])
    }

    private static let chat = """
        language: 1
        protocol: Chat
        extends: ui-message-stream
        events:
          data-progress: { data: { fields: { percent: { type: double, min: 0, max: 100 }, note?: string } }, id: required }
        metadata: { fields: { model: { type: string, min-length: 2 } } }
        tools:
          get_weather: { input: { fields: { city: { type: string, min-length: 1 } } }, output: { fields: { temp: int } } }
        """

    @Test("a recording that is one array, or whose framing is given, is read")
    func otherFramings() throws {
        let events = [#"{"kind":"departed","trip":"a","tide":"low"}"#, #"{"kind":"arrived","trip":"a"}"#]
        try withSchema(Self.ferry) { schema in
            let array = RecordedStream(Array("[\(events.joined(separator: ",\n"))]".utf8), of: schema.tables)
            #expect(array.framing == .jsonArray && array.frames.count == 2)
            #expect(schema.report(on: array, client: nil).findings.isEmpty)
            let lines = Array(events.joined(separator: "\n").utf8)
            #expect(RecordedStream(lines, of: schema.tables, framing: .messages).frames.count == 2)
            #expect(RecordedStream(lines, of: schema.tables, framing: .sse).frames.isEmpty)
        }
    }

    @Test func theDataMetadataAndToolsOfAnApplicationAreJudged() throws {
        let events = [
            #"{"type":"start","messageMetadata":{"model":"m"}}"#,
            #"{"type":"start-step"}"#,
            #"{"type":"data-progress","id":"1","data":{"percent":120}}"#,
            #"{"type":"data-progress","data":{"percent":"half"}}"#,
            #"{"type":"data-other","data":1}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"get_weather","input":{"city":""}}"#,
            #"{"type":"tool-output-available","toolCallId":"c","output":{"temp":"warm"}}"#,
            #"{"type":"finish-step"}"#, #"{"type":"finish"}"#,
        ]
        let found = try withSchema(Self.chat) { schema in
            let client = try schema.client(named: nil)
            let body = events.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n"
            let stream = RecordedStream(Array(body.utf8), of: schema.tables)
            return schema.report(on: stream, client: client).findings.map {
                "\($0.event ?? -1) \($0.path ?? ""): \($0.message) [\($0.rule)]"
            }
        }
        #expect(
            found == [
                "0 $.messageMetadata.model: 1 characters are fewer than 2 [constraint]",
                "2 $.data.percent: 120 is more than 100 [constraint]",
                "3 $.id: the field is required but missing [schema]",
                "5 $.input.city: 0 characters are fewer than 1 [constraint]",
                "6 $.output.temp: expected an integer, found a string [schema]",
            ]
        )
    }

    @Test(
        "the samples of other protocols are right by their schemas",
        arguments: [
            ("ag-ui", "Tests/Protocols"), ("anthropic-messages", "schema"), ("ferry", "Tests/Protocols"),
            ("kitchen-sink", "Tests/Protocols"),
        ]
    )
    func samplesAreRight(_ name: String, _ place: String) throws {
        let schema = try InspectedSchema(path: InspectRun.root.appending(path: "\(place)/\(name).yaml").path())
        var judge = schema.judge
        let folder = InspectRun.root.appending(path: "Tests/Protocols/samples/\(name)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files.filter({ $0.pathExtension == "json" }) {
            let value = try JSONValue(json: Array(Data(contentsOf: file)))
            for wrapped in value.arrayValue ?? [value] {
                let event =
                    schema.tables.transport.payload(in: wrapped)?.value ?? wrapped
                #expect(
                    judge.problems(of: schema.tables.kind(of: event), event).isEmpty,
                    "\(file.lastPathComponent): \(event)"
                )
            }
        }
    }
}
