import ProtocolSupport
import Testing

/// Fields that may be absent or null are nil for both in Swift, and a null that was read is written back.
@Suite struct NullTests {
    @Test(
        "absent, null and a value are written as they were read",
        arguments: [
            #"{"type":"nulls","content":null,"name":"a"}"#,
            #"{"type":"nulls","content":"Hi","count":null,"name":null}"#,
            #"{"type":"nulls","content":null,"count":null,"mood":null,"late":null,"items":null,"name":null}"#,
            #"{"type":"nulls","content":"","count":0,"mood":"wild","late":"","items":[],"name":""}"#,
            #"{"type":"nulls","name":"a","extra":null}"#,
        ]
    )
    func roundTrip(_ json: String) throws {
        let event = try TypeGallery.Event(json: json)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: event.json()) == event)
    }

    @Test("null is nil, and kept among the additional fields")
    func nullIsKept() throws {
        let nulls = try TypeGallery.Nulls(json: #"{"type":"nulls","content":null,"name":null}"#)
        #expect(nulls.content == nil)
        #expect(nulls.count == nil)
        #expect(nulls.additionalFields == ["content": .null])
    }

    @Test("a value that is set replaces the null that was read")
    func valueReplacesNull() throws {
        var nulls = try TypeGallery.Nulls(json: #"{"type":"nulls","content":null,"name":null}"#)
        nulls.content = "Hi"
        #expect(try String(decoding: nulls.json(), as: UTF8.self) == #"{"type":"nulls","content":"Hi","name":null}"#)
    }

    @Test("a null can be written")
    func writesNull() throws {
        let nulls = TypeGallery.Nulls(name: nil, additionalFields: ["count": .null])
        #expect(try String(decoding: nulls.json(), as: UTF8.self) == #"{"type":"nulls","count":null,"name":null}"#)
    }

    @Test(
        "of a key given twice the last value counts",
        arguments: [
            (#"{"type":"nulls","content":null,"content":"Hi","name":null}"#, "Hi"),
            (#"{"type":"nulls","content":"Hi","content":null,"name":null}"#, nil),
        ]
    )
    func lastValueCounts(_ json: String, _ content: String?) throws {
        let nulls = try TypeGallery.Nulls(json: json)
        #expect(nulls.content == content)
        #expect(nulls.additionalFields.isEmpty == (content != nil))
    }

    @Test("a null of a field that a client does not know is not sent to it")
    func nullBelowFloor() throws {
        let event = try TypeGallery.Event(json: #"{"type":"nulls","content":null,"late":null,"name":null,"x":1}"#)
        let floor = ProtocolSupport.ClientVersion(2, 0, 0)
        let sent = #"{"type":"nulls","content":null,"name":null}"#
        #expect(try String(decoding: event.json(floor: floor), as: UTF8.self) == sent)
        #expect(try String(decoding: event.restricted(to: floor).json(), as: UTF8.self) == sent)
    }

    @Test("a null breaks no constraint")
    func nullIsValid() throws {
        try TypeGallery.Event(json: #"{"type":"nulls","content":null,"name":null}"#).validate()
        let failure = #expect(throws: ConstraintError.self) {
            try TypeGallery.Event(json: #"{"type":"nulls","content":"Hello!","name":null}"#).validate()
        }
        #expect(failure?.path == "content")
    }
}
