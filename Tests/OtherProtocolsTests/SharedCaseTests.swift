import ProtocolSupport
import Testing

/// Structs that are cases of several unions.
@Suite struct SharedCaseTests {
    @Test("a struct is a case of two unions")
    func twoUnions() throws {
        let text = TypeGallery.TextItem(text: "Hi")
        let image = TypeGallery.ImageItem(name: "png", url: "u")
        let event = TypeGallery.Event.shared(
            input: [.text(text), .image(image)],
            output: [.text(text), .refusal(.init()), .image(image)]
        )
        let shared = #"{"type":"text","text":"Hi"}"#
        let other = #"{"type":"image-png","url":"u"}"#
        let json =
            #"{"type":"shared","input":[\#(shared),\#(other)],"output":[\#(shared),{"type":"refusal"},\#(other)]}"#
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: json) == event)
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        #expect(try TypeGallery.Event(strictly: Array(json.utf8), for: client) == event)
    }
}

/// Structs that several unions call differently, so that the unions write what names them.
extension SharedCaseTests {
    static let json =
        #"{"type":"route","segments":[{"type":"stop","name":"A","facility":{"kind":true}},"#
        + #"{"type":"terminal","name":"B"},{"type":"pause"},{"type":"label","kind":"named","label":"L"}],"#
        + #""facility":{"kind":1,"name":"C","x":[2]},"wrapped":{"stop":{"name":"D"}},"last":{"name":"E"}}"#

    static let event = TypeGallery.Event.route(
        segments: [
            .stop(.init(name: "A", facility: .pause(.init()))), .terminal(.init(name: "B")), .pause(.init()),
            .label(.init(label: "L")),
        ],
        facility: .stop(.init(name: "C", additionalFields: ["x": .array([.int(2)])])),
        wrapped: .stop(.init(name: "D")),
        last: .init(name: "E")
    )

    @Test("each union writes its own value, and the struct does not keep it")
    func values() throws {
        #expect(try String(decoding: Self.event.json(), as: UTF8.self) == Self.json)
        #expect(try TypeGallery.Event(json: Self.json) == Self.event)
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        let known = Self.json.replacing(#","x":[2]"#, with: "")
        #expect(try TypeGallery.Event(strictly: Array(known.utf8), for: client).json() == Array(known.utf8))
    }

    @Test("a key of the same name in the additional fields is written once")
    func additionalFields() throws {
        let stop = TypeGallery.Stop(name: "A", additionalFields: ["type": "other", "kind": 7])
        let json = #"{"type":"terminal","name":"A","kind":7}"#
        #expect(try String(decoding: TypeGallery.Segment.terminal(stop).json(), as: UTF8.self) == json)
    }

    @Test(
        "a value that no case has is unknown or refused",
        arguments: [
            (#"{"type":"other","name":"A"}"#, true), (#"{"kind":2,"name":"A"}"#, false),
            (#"{"kind":"1","name":"A"}"#, false),
        ]
    )
    func unknown(_ json: String, _ isOpen: Bool) throws {
        if isOpen {
            #expect(try String(decoding: TypeGallery.Segment(json: json).json(), as: UTF8.self) == json)
        } else {
            #expect(throws: JSONDecodingError.self) { try TypeGallery.Facility(json: json) }
        }
    }
}
