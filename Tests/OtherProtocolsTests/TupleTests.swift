import ProtocolSupport
import Testing

/// Structs that are arrays on the wire.
@Suite struct TupleTests {
    @Test(
        "an array is written as it was read",
        arguments: [
            #"{"type":"tuples","chunk":[{"text":"a"},null]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1,{"b":[2]}]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1,{},"c"]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1,null,7]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1,{},"c",null,{"d":1e400}]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1],"commands":[["EVENT","x",[]],["EVENT","y",[1,"a"],{"message":"m"}]]}"#,
            #"{"type":"tuples","chunk":[{"text":"a"},1],"inline":[1.5,-2]}"#,
        ]
    )
    func roundTrip(_ json: String) throws {
        let event = try TypeGallery.Event(json: json)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
    }

    @Test("the elements are properties")
    func properties() throws {
        let tuples = TypeGallery.Tuples(
            chunk: .init(part: .init(text: "a"), rank: nil, id: .int(7)),
            commands: [.init(id: "x", values: [.string("a")])],
            inline: .init(x: 1, y: 2)
        )
        #expect(tuples.commands?.first?.verb == "EVENT")
        #expect(
            try String(decoding: tuples.json(), as: UTF8.self)
                == #"{"type":"tuples","chunk":[{"text":"a"},null,null,7],"commands":[["EVENT","x",["a"]]],"inline":[1,2]}"#
        )
    }

    @Test(
        "an element that is missing or of another type is an error that names its place",
        arguments: [
            (#"{"type":"tuples","chunk":[{"text":"a"}]}"#, "$.chunk[1]"),
            (#"{"type":"tuples","chunk":[{"text":"a"},"b"]}"#, "$.chunk[1]"),
            (#"{"type":"tuples","chunk":{}}"#, "$.chunk"),
            (#"{"type":"tuples","chunk":[{"text":"a"},1],"commands":[["REQ","a",[]]]}"#, "$.commands[0][0]"),
            (#"{"type":"tuples","chunk":[{"text":"a"},1],"commands":[[]]}"#, "$.commands[0][0]"),
        ]
    )
    func errors(_ json: String, _ path: String) throws {
        let failure = try #require(throws: JSONDecodingError.self) { try TypeGallery.Event(json: json) }
        #expect(failure.path == path)
    }

    @Test("strict clients know the elements")
    func strict() throws {
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        let good = #"{"type":"tuples","chunk":[{"text":"a"},1,{}]}"#
        _ = try TypeGallery.Event(strictly: Array(good.utf8), for: client)
        for bad in ["[{\"text\":\"a\"}]", "[{\"text\":\"a\"},1,{},\"c\",1]", "[{\"text\":\"a\"},\"b\"]"] {
            let json = #"{"type":"tuples","chunk":\#(bad)}"#
            #expect(throws: (any Error).self, "\(json)") {
                try TypeGallery.Event(strictly: Array(json.utf8), for: client)
            }
        }
    }

    @Test("elements that a client does not know are not sent to it")
    func additionalElements() throws {
        let event = try TypeGallery.Event(
            json: #"{"type":"tuples","chunk":[{"text":"a","mood":"wild"},1,{},"c",null]}"#
        )
        let floor = ProtocolSupport.ClientVersion(2, 0, 0)
        let sent = #"{"type":"tuples","chunk":[{"text":"a"},1,{},"c"]}"#
        #expect(try String(decoding: event.json(floor: floor), as: UTF8.self) == sent)
        #expect(try String(decoding: event.restricted(to: floor).json(), as: UTF8.self) == sent)
    }

    @Test("a constraint of an element is checked")
    func constraints() throws {
        let event = TypeGallery.Event.tuples(.init(chunk: .init(part: .init(text: "a"), rank: -1)))
        #expect(#expect(throws: ConstraintError.self) { try event.validate() }?.path == "chunk[1]")
    }
}
