@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Writing JSON")
struct WriterTests {
    @Test("A member omits its comma at the start of an object")
    func member() {
        var writer = JSONWriter()
        writer.piece("{")
        writer.int(ifPresent: nil, after: ",\"none\":")
        writer.int(1, after: ",\"a\":")
        writer.bool(ifPresent: false, after: ",\"b\":")
        writer.value(JSONValue.null, after: ",\"c\":")
        writer.piece(",\"d\":\"{\"")
        writer.string("{", after: ",\"e\":")
        writer.end([:])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":1,"b":false,"c":null,"d":"{","e":"{"}"#)
    }

    @Test("An additional field with the name of a declared field is not written")
    func additionalFields() {
        var writer = JSONWriter()
        writer.int(1, after: "{\"id\":")
        let fields: AdditionalFields = ["id": 2, "other": 3, "type": "x", "ne\"w\n": 4, "w": 5, "new": 6]
        writer.end(fields, besides: "type\nid\nne\\\"w\\n")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"id":1,"other":3,"w":5,"new":6}"#)
        writer.removeAll()
        writer.piece("{")
        writer.end(["": 1])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"":1}"#)
    }

    @Test(
        "A failure names the key at the end of the piece",
        arguments: [
            ("{\"type\":\"a,\",\"ratio\":", "ratio"), (",\"\":", ""), (",\"a,\":", "a,"),
            (",\"ne\\\"w\\n\":", "ne\"w\n"),
        ] as [(StaticString, String)]
    )
    func failure(_ piece: StaticString, _ key: String) {
        var writer = JSONWriter()
        writer.double(.nan, after: piece)
        #expect(writer.failure == JSONEncodingError(path: key, reason: .nonFinite(.nan)))
        writer.removeAll()
        writer.value([Double.infinity], after: piece)
        #expect(writer.failure?.path == "\(key)[0]")
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
        writer.value(["inner": Double.infinity, "later": .nan] as JSONMap, after: "{\"outer\":")
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
