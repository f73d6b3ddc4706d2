@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Writing JSON")
struct WriterTests {
    @Test("A member omits its comma at the start of an object")
    func member() {
        var writer = JSONWriter()
        writer.raw("{")
        writer.member(",\"a\":")
        writer.int(1)
        writer.member(",\"b\":")
        writer.bool(false)
        writer.member(",\"c\":")
        writer.null()
        writer.raw("}")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":1,"b":false,"c":null}"#)
    }

    @Test("An additional field with the name of a declared field is not written")
    func additionalFields() {
        var writer = JSONWriter()
        writer.raw("{\"id\":")
        writer.int(1)
        writer.additional(["id": 2, "other": 3, "type": "x"], besides: ["type", "id"])
        writer.additional([:], besides: ["id"])
        writer.raw("}")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"id":1,"other":3}"#)
    }

    @Test("The buffer grows as needed and keeps its contents")
    func growth() throws {
        var writer = JSONWriter(capacity: 1)
        let chunk = String(repeating: "ä\"", count: 1_000)
        for _ in 0..<100 { writer.string(chunk) }
        let one = try chunk.json()
        #expect(writer.count == one.count * 100)
        #expect(writer.bytes == Array(repeatElement(one, count: 100).joined()))
    }

    @Test("Bytes can be taken, borrowed, truncated and removed")
    func bytes() {
        var writer = JSONWriter()
        writer.raw("abcdef")
        writer.truncate(to: 3)
        let lent = writer.withBytes { Array($0) }
        #expect(lent == Array("abc".utf8))
        writer.truncate(to: 99)
        writer.truncate(to: -1)
        #expect(writer.count == 0)
        writer.raw("x")
        let taken = writer.takeBytes()
        #expect(taken == Array("x".utf8))
        #expect(writer.count == 0)
        writer.raw("y")
        writer.removeAll(keepingCapacity: false)
        #expect(writer.bytes == [])
        writer.raw("z")
        #expect(writer.bytes == Array("z".utf8))
    }

    @Test("An event that cannot be written leaves the buffer unchanged, and the next one is written")
    func rollBack() throws {
        var writer = JSONWriter(for: SmallStream.self)
        try writer.writeFrame(SmallStream.Event.textDelta(.init(id: "1", delta: "a")))
        let before = writer.bytes
        let broken = SmallStream.Event.data(.init(name: "x", data: ["a": [.double(.nan)]]))
        #expect(throws: JSONEncodingError(path: "data.a[0]", reason: .nonFinite(.nan))) {
            try writer.writeFrame(broken)
        }
        #expect(throws: JSONEncodingError.self) { try writer.write(broken) }
        #expect(writer.bytes == before)
        #expect(writer.failure == nil)
        try writer.writeFrame(SmallStream.Event.textDelta(.init(id: "1", delta: "b")))
        #expect(writer.count == before.count * 2)
    }

    @Test("The first error is reported with its path")
    func firstFailure() {
        var writer = JSONWriter()
        writer.nested("outer") { writer in
            writer.double(.infinity, "inner")
            writer.double(.nan, "later")
        }
        #expect(writer.failure == JSONEncodingError(path: "outer.inner", reason: .nonFinite(.infinity)))
        #expect(writer.failure?.description == "outer.inner: inf is not a JSON number")
    }

    @Test(
        "Keys that make clients reject the event are refused at any depth",
        arguments: [
            (["__proto__": 1], "data.__proto__", "__proto__"),
            ([1, ["a": ["__proto__": nil]]], "data[1].a.__proto__", "__proto__"),
            (["constructor": ["prototype": 1]], "data.constructor.prototype", "prototype"),
        ] as [(JSONValue, String, String)]
    )
    func forbiddenKeys(data: JSONValue, path: String, key: String) {
        let event = SmallStream.Event.data(.init(name: "x", data: data))
        #expect(throws: JSONEncodingError(path: path, reason: .forbiddenKey(key))) { try event.json() }
    }

    @Test(
        "Keys that only resemble forbidden ones are written",
        arguments: [
            ["constructor": 1], ["prototype": 1], ["constructor": [["prototype": 1]]],
            ["constructor": "x", "prototype": 1],
            ["constructor": ["a": ["prototype": 1]]], ["__proto": 1],
        ] as [JSONValue]
    )
    func harmlessKeys(data: JSONValue) throws {
        let event = SmallStream.Event.data(.init(name: "x", data: data))
        #expect(try SmallStream.Event(json: event.json()) == event)
    }

    @Test("Versions are compared with the floor if it is set")
    func floor() {
        var writer = JSONWriter()
        let (unset, allowsAll) = (writer.floor, writer.allows(ClientVersion(9_999, 9_999, 9_999)))
        writer.floor = ClientVersion(6, 0, 39)
        let (set, allowsOwn) = (writer.floor, writer.allows(ClientVersion(6, 0, 39)))
        let allowsNewer = writer.allows(ClientVersion(6, 0, 40))
        #expect(unset == nil)
        #expect(allowsAll)
        #expect(set == ClientVersion(6, 0, 39))
        #expect(allowsOwn)
        #expect(!allowsNewer)
    }
}
