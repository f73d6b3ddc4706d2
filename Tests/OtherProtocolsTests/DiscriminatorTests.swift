import Foundation
import ProtocolEmitters
import ProtocolSchema
@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Testing

/// Invented protocols whose events are told apart in other ways than by a string under a key.
@Suite struct DiscriminatorTests {
    static let names = [
        "discriminators-number", "discriminators-nested", "discriminators-only-key", "discriminators-event-line",
        "discriminators-when", "discriminators-fields",
    ]

    /// JSON that is nothing any of the protocols knows.
    private static let unknown = [
        "null", "true", "false", "0", "-1.50", "1e400", #""text""#, "[]", #"[1,{"t":1}]"#, "{}", #"{"t":null}"#,
        #"{"t":[1]}"#,
        #"{"t":{"t":1}}"#, #"{"t":3}"#, #"{"t":true}"#, #"{"t":"hello"}"#, #"{"entry":null}"#, #"{"entry":{"kind":3}}"#,
        #"{"entry":[{"kind":2}]}"#, #"{"kind":"departure"}"#, #"{"unheard":{"a":[1,2]},"messageStop":{}}"#,
        #"{"unheard":1.50}"#,
        #"{"method":1}"#, #"{"method":"arrive","result":null}"#, #"{"error":{"code":3}}"#,
    ]

    /// The samples of a protocol: with all fields, with the required ones, and by chance.
    private static func samples(of name: String) throws -> [JSONValue] {
        let model = try Sample.model(name)
        let coverages: [SampleValues.Coverage] = [.all, .required] + (0..<20).map { .random(seed: $0) }
        return try coverages.flatMap { coverage in
            try model.events.indices.map { index in
                try JSONValue(json: JSONPrinter.compact(SampleValues(model, coverage: coverage).event(index)))
            }
        }
    }

    private func check<Event: StreamEvent>(_: Event.Type, _ name: String) throws {
        let events = try Sample.model(name).events
        for (index, value) in try Self.samples(of: name).enumerated() {
            let event = try Event(json: value.json())
            #expect(event.kind == index % events.count, "\(value)")
            #expect(try JSONValue(json: event.json()) == value)
            #expect(try Event(json: event.json()) == event)
            #expect(try Event(strictly: value.json(), for: ClientVersion(1, 0, 0)) == event)
            #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event)) == event)
        }
    }

    @Test("a sample of every event is recognized and preserved", arguments: names)
    func samples(_ name: String) throws {
        switch name {
        case "discriminators-number": try check(Beacon.Event.self, name)
        case "discriminators-nested": try check(Nested.Event.self, name)
        case "discriminators-only-key": try check(Converse.Event.self, name)
        case "discriminators-event-line": try check(Graph.Event.self, name)
        case "discriminators-when": try check(Calls.Event.self, name)
        default: try check(Chunks.Event.self, name)
        }
    }

    private func keeps<Event: StreamEvent>(_ json: String, _: Event.Type) throws {
        let event = try Event(json: json)
        #expect(event.kind == nil, "\(event)")
        #expect(try String(decoding: event.json(), as: UTF8.self) == JSONValue(json: json).description)
        #expect(throws: JSONDecodingError.self) { try Event(strictly: Array(json.utf8), for: ClientVersion(1, 0, 0)) }
    }

    @Test("a value that fits no event is unrecognized, and is written back unchanged", arguments: unknown)
    func unknownValues(_ json: String) throws {
        try keeps(json, Beacon.Event.self)
        try keeps(json, Nested.Event.self)
        try keeps(json, Converse.Event.self)
        try keeps(json, Calls.Event.self)
        // Any object is a chunk.
        if !json.hasPrefix("{") { try keeps(json, Chunks.Event.self) }
        let value = try JSONValue(json: json)
        #expect(try Graph.Event(json: json).json() == value.json())
        if value.arrayValue != nil || value.objectValue == nil { try keeps(json, WeatherStation.Event.self) }
    }

    @Test("text that is not JSON, and a known event with a wrong field, are errors")
    func errors() {
        for json in ["", "{", "[1", "nul", #"{"t":1"#, #"{"t":1,}"#, #"{"a":1}x"#] {
            #expect(throws: JSONDecodingError.self) { try Beacon.Event(json: json) }
            #expect(throws: JSONDecodingError.self) { try Nested.Event(json: json) }
            #expect(throws: JSONDecodingError.self) { try Converse.Event(json: json) }
            #expect(throws: JSONDecodingError.self) { try Calls.Event(json: json) }
            #expect(throws: JSONDecodingError.self) { try Chunks.Event(json: json) }
        }
        #expect(throws: JSONDecodingError.self) { try Beacon.Event(json: #"{"t":1}"#) }
        #expect(throws: JSONDecodingError.self) { try Nested.Event(json: #"{"entry":{"kind":2}}"#) }
        #expect(throws: JSONDecodingError.self) { try Converse.Event(json: #"{"token":1}"#) }
        #expect(throws: JSONDecodingError.self) { try Calls.Event(json: #"{"id":1,"result":{}}"#) }
        #expect(throws: JSONDecodingError.self) { try Chunks.Event(json: #"{"text":1}"#) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONDecodingError.self) { try Beacon.Event(json: deep) }
        #expect(throws: JSONDecodingError.self) { try Converse.Event(json: #"{"token":"# + deep) }
    }

    @Test(
        "numbers are compared by their value",
        arguments: [
            ("1", 0), ("1.0", 0), ("1e0", 0), ("10E-1", 0), ("2.5", 1), ("25e-1", 1), ("18446744073709551615", 2),
            (#""1""#, 3), (#""\u0031""#, 3), ("false", 4), (#""extra-x""#, 5),
        ]
    )
    func numbers(_ tag: String, _ kind: Int) throws {
        let event = try Beacon.Event(json: #"{"station":"a","signals":[],"t":\#(tag)}"#)
        #expect(event.kind == kind)
    }

    @Test func anEventIsWrittenWithItsNumberAsTheSchemaHasIt() throws {
        #expect(try text(Beacon.Event.hello(station: "a")) == #"{"t":1,"station":"a"}"#)
        #expect(
            try text(Beacon.Event.show(signals: [.flash(.init(seconds: 2))]))
                == #"{"t":2.50,"signals":[{"code":1,"seconds":2}]}"#
        )
        #expect(try text(Beacon.Event.last()) == #"{"t":false}"#)
        #expect(Beacon.Event.hello(station: "a").type == "1" && Beacon.Event.last().type == "false")
        #expect(try Beacon.Event(json: #"{"t":7}"#).type == "7")
    }

    @Test("of a key that occurs twice, the last value counts")
    func duplicates() throws {
        #expect(try Beacon.Event(json: #"{"t":false,"station":"a","t":1}"#).kind == 0)
        #expect(try Beacon.Event(json: #"{"t":1,"station":"a","t":[]}"#).kind == nil)
        #expect(try WeatherStation.Event(json: #"{"kind":"sleep","kind":1}"#).kind == nil)
        let nested = #"{"entry":{"kind":"departure"},"entry":{"kind":2,"kind":"note","text":"x"}}"#
        #expect(try Nested.Event(json: nested).kind == 2)
        #expect(try Converse.Event(json: #"{"token":1,"token":"a"}"#) == .token(value: "a"))
        #expect(try Calls.Event(json: #"{"id":1,"result":[],"result":null}"#).kind == nil)
        #expect(try Chunks.Event(json: #"{"done":true,"choices":[{"finish":"stop"}],"done":false}"#).kind == 2)
    }

    @Test func theDiscriminatorInsideAnotherObjectIsAConstantOfItsStruct() throws {
        let event = Nested.Event.departure(number: 1, entry: .init(harbour: "Juist"))
        #expect(try text(event) == #"{"number":1,"entry":{"kind":"departure","harbour":"Juist"}}"#)
        #expect(throws: JSONDecodingError.self) {
            try Nested.Event(
                json: #"{"number":1,"entry":{"kind":"departure","harbour":"a","notices":[{"head":{"no.1":8}}]}}"#
            )
        }
    }

    @Test(
        "the cases of a union by its only key or its fields",
        arguments: [
            (#"{"text":"a"}"#, true), (#"{"toolUse":{"input":"a"}}"#, true),
            (#"{"toolResult":[{"input":"a","x":1}]}"#, true),
            (#"{"stopReason":"end"}"#, true), (#"{"usage":{"a":1}}"#, true), (#"{"nothing":null}"#, true),
            (#"{"video":{}}"#, false), ("{}", false),
            (#"{"text":"a","video":1}"#, false), ("[]", false), ("null", false),
        ]
    )
    func onlyKeyUnions(_ json: String, _ isKnown: Bool) throws {
        let delta = try Converse.ContentDelta(json: json)
        #expect(try text(delta) == json)
        if case .unrecognized = delta { #expect(!isKnown) } else { #expect(isKnown) }
    }

    @Test func aClosedUnionRefusesOtherValues() throws {
        for json in ["1", "{}", "[]", #"{"reason":{"name":"a"},"b":1}"#, #"{"cause":{}}"#] {
            #expect(throws: JSONDecodingError.self) { try Converse.Stop(json: json) }
            #expect(throws: JSONDecodingError.self) { try Calls.Label(json: json) }
            #expect(throws: JSONDecodingError.self) { try Beacon.Lamp(json: json) }
        }
        #expect(try Calls.Label(json: #"{"colour":"red"}"#) == .coloured(.init(colour: "red")))
        #expect(try Calls.Label(json: #"{"kind":"plain","text":"a"}"#) == .plain(.init(text: "a")))
    }

    @Test(
        "conditions are tried in their order",
        arguments: [
            (#"{"text":"a","call":{"name":"b"},"state":"OPEN"}"#, 0),
            (#"{"call":{"name":"b"},"state":"OPEN","text":null}"#, 1),
            (#"{"call":{"name":"b"},"state":"waiting"}"#, 1), (#"{"call":{"name":"b"},"state":"done"}"#, 2), ("{}", 2),
            ("[]", 3),
        ]
    )
    func conditions(_ json: String, _ expected: Int) throws {
        let part = try Calls.Part(json: json.replacing(#","text":null"#, with: ""))
        let index =
            switch part {
            case .text: 0
            case .call: 1
            case .rest: 2
            case .unrecognized: 3
            }
        #expect(index == expected)
    }

    private func text(_ value: some JSONCodable) throws -> String { String(decoding: try value.json(), as: UTF8.self) }

    // MARK: The event line

    private static let frames = """
        event: metadata
        data: {"run_id":"r"}

        event: messages
        data: [{"content":"Hi"},{"content":"!","x":1}]

        event: values|sub:1
        data: {"state":{"a":1}}

        data: [1.50,null]

        event: end
        data: null

        event: custom/other
        data: "text"


        """

    @Test func theEventLineNamesTheEvent() throws {
        var decoder = EventDecoder<Graph>()
        decoder.append(Self.frames.utf8)
        decoder.finish()
        var events: [Graph.Event] = []
        while let decoded = try decoder.next() { events.append(decoded.event) }
        #expect(
            events.dropLast() == [
                .metadata(runID: "r"),
                .messages(value: [.init(content: "Hi"), .init(content: "!", additionalFields: ["x": 1])]),
                .values(name: "sub:1", state: ["a": 1]), .message(value: [1.5, nil]), .end(value: nil),
            ]
        )
        #expect(events.map(\.type) == ["metadata", "messages", "values|sub:1", "message", "end", "custom/other"])
        #expect(events.last?.kind == nil)
        var writer = JSONWriter(for: Graph.self)
        for event in events { try writer.writeFrame(event) }
        let named = Self.frames.replacing("\ndata: [1.50", with: "\nevent: message\ndata: [1.5")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == named.replacing("\n\n\n", with: "\n\n"))
        #expect(try events.map(text).suffix(2) == [#"{"end":null}"#, #"{"custom/other":"text"}"#])
    }

    @Test("an error in an event that the event line names has its place, also for a client")
    func eventLineErrors() {
        for client in [nil, ProtocolSupport.ClientVersion(1, 0, 0)] {
            var decoder = EventDecoder<Graph>(ReadingOptions(client: client))
            decoder.append("event: metadata\ndata: {\"run_id\":1}\n\n".utf8)
            decoder.finish()
            let error = #expect(throws: EventStreamError.self) { try decoder.next() }
            guard case .malformed(let failure)? = error?.reason else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(failure.offset == 10 && failure.path.hasSuffix(".run_id"))
        }
    }

    @Test("in a framing without event lines, the name of an event is its only key, written and read")
    func eventLineInOtherFramings() throws {
        let events = [Graph.Event.metadata(runID: "r"), .end(value: nil)]
        var writer = JSONWriter(transport: TransportTable(framing: .jsonLines))
        for event in events { try writer.writeFrame(event) }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"metadata\":{\"run_id\":\"r\"}}\n{\"end\":null}\n")
        var decoder = EventDecoder<Graph>(ReadingOptions(framing: .jsonLines))
        decoder.append(writer.bytes)
        decoder.finish()
        var read: [Graph.Event] = []
        while let event = try decoder.next() { read.append(event.event) }
        #expect(read == events)
    }

    @Test func aNameWithALineBreakIsNotWritten() throws {
        let event = try Graph.Event(json: #"{"a\nb":1}"#)
        var writer = JSONWriter(for: Graph.self)
        #expect(throws: JSONEncodingError.self) { try writer.writeFrame(event) }
        #expect(writer.count == 0)
    }
}
