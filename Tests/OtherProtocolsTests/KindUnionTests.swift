import ProtocolSupport
import Testing

/// Unions whose cases differ in the kind of their JSON, such as `string or list of part`.
@Suite struct KindUnionTests {
    @Test(
        "a value of each kind is written as it was read",
        arguments: [
            #"{"type":"kinds","content":"Hi"}"#,
            #"{"type":"kinds","content":[{"text":"Hi"},{"text":"there","mood":"wild"}]}"#,
            #"{"type":"kinds","content":[],"id":"a"}"#,
            #"{"type":"kinds","content":"","id":7}"#,
            #"{"type":"kinds","content":"","id":null,"ids":["a",1,null]}"#,
            #"{"type":"kinds","content":"","names":{"a":"b","c":-1}}"#,
            #"{"type":"kinds","content":"","tree":["a",["b",[]],{"c":"d","e":["f"]}]}"#,
            #"{"type":"kinds","content":"","anything":true}"#,
            #"{"type":"kinds","content":"","anything":1.5}"#,
            #"{"type":"kinds","content":"","anything":[null,1,{}]}"#,
            #"{"type":"kinds","content":"","anything":{"a":[1]}}"#,
            #"{"type":"kinds","content":"","scalar":[1,"a"]}"#,
            #"{"type":"kinds","content":"","scalar":"a"}"#,
            #"{"type":"kinds","content":"","limit":"none"}"#,
            #"{"type":"kinds","content":"","choice":{"text":"a","x":1}}"#,
            #"{"type":"kinds","content":"","choice":null}"#,
            #"{"type":"kinds","content":"","mood":"new"}"#,
            #"{"type":"kinds","content":"","mood":3}"#,
        ]
    )
    func roundTrip(_ json: String) throws {
        let event = try TypeGallery.Event(json: json)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        if !json.contains("new"), !json.contains(#""x""#) {
            #expect(try TypeGallery.Event(strictly: Array(json.utf8), for: client) == event)
        }
    }

    @Test("the cases are named after their types")
    func cases() throws {
        let kinds = TypeGallery.Kinds(
            content: .list([TypeGallery.Part(text: "Hi")]),
            id: .int(1),
            ids: [.string("a"), nil],
            tree: .map(["a": .string("b")]),
            scalar: .nameOrNumber(.int(1)),
            choice: .part(TypeGallery.Part(text: "Ho"))
        )
        #expect(kinds.limit == .int(5))
        #expect(
            try String(decoding: kinds.json(), as: UTF8.self)
                == #"{"type":"kinds","content":[{"text":"Hi"}],"id":1,"ids":["a",null],"tree":{"a":"b"},"#
                + #""scalar":1,"choice":{"text":"Ho"}}"#
        )
    }

    @Test(
        "a value of another kind is an error that names its place",
        arguments: [
            (#"{"type":"kinds","content":1}"#, "$.content (byte 26): expected a string or an array, found a number"),
            (#"{"type":"kinds","content":[1]}"#, "$.content[0] (byte 27): expected an object, found a number"),
            (
                #"{"type":"kinds","content":"","id":true}"#,
                "$.id (byte 34): expected a string or a number, found a boolean"
            ),
            (
                #"{"type":"kinds","content":null}"#,
                "$.content (byte 26): null is not allowed here; an optional field is left out instead"
            ),
        ]
    )
    func otherKind(_ json: String, _ message: String) throws {
        let failure = try #require(throws: JSONDecodingError.self) { try TypeGallery.Event(json: json) }
        #expect("\(failure)" == message)
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        #expect(throws: (any Error).self) { try TypeGallery.Event(strictly: Array(json.utf8), for: client) }
    }

    @Test("a constraint inside is checked, and the error names the way to it")
    func constraints() throws {
        let event = TypeGallery.Event.kinds(.init(content: .list([.init(text: "a"), .init(text: "")])))
        let failure = #expect(throws: ConstraintError.self) { try event.validate() }
        #expect(failure?.path == "content[1].text")
        let choice = TypeGallery.Event.kinds(.init(content: .string(""), choice: .part(.init(text: ""))))
        #expect(#expect(throws: ConstraintError.self) { try choice.validate() }?.path == "choice.text")
    }

    @Test("a client gets what it knows of the value inside")
    func restricts() throws {
        let event = TypeGallery.Event.kinds(.init(content: .list([.init(text: "a", mood: .wild)])))
        let floor = ProtocolSupport.ClientVersion(2, 0, 0)
        let sent = #"{"type":"kinds","content":[{"text":"a"}]}"#
        #expect(try String(decoding: event.json(floor: floor), as: UTF8.self) == sent)
        #expect(try String(decoding: event.restricted(to: floor).json(), as: UTF8.self) == sent)
    }
}
