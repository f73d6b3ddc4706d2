import Foundation
import FoundationTypes
import ProtocolSupport
import Testing

/// A type that `types.yaml` names and the tests declare.
struct Depth: WireRepresentable {
    let metres: Int

    init?(wire: Int) {
        guard wire >= 0 else { return nil }
        metres = wire
    }

    var wire: Int { metres }
}

/// Values with Swift types that the schema does not declare.
@Suite struct ForeignTypeTests {
    static let id = "0d8f2c3a-1b4e-4c5d-8f60-718293a4b5c6"

    @Test("the properties have the Swift types that the schema names")
    func properties() throws {
        let uuid = try #require(UUID(uuidString: Self.id))
        let event = TypeGallery.Foreign(
            id: uuid,
            link: URL(string: "https://example.com/a?b=c"),
            at: Date(timeIntervalSinceReferenceDate: 0.25),
            price: Decimal(string: "12345678901234567890.5"),
            users: [uuid],
            nameOrUser: .userID(uuid),
            depth: Depth(wire: 4)
        )
        let json =
            #"{"type":"foreign","id":"\#(Self.id)","link":"https://example.com/a?b=c","at":"2001-01-01T00:00:00.250Z","#
            + #""price":12345678901234567890.5,"users":["\#(Self.id)"],"name_or_user":"\#(Self.id)","depth":4}"#
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Foreign(json: json) == event)
        // Foundation's coders read numbers as doubles.
        var coded = event
        coded.price = 1.5
        #expect(try JSONDecoder().decode(TypeGallery.Foreign.self, from: JSONEncoder().encode(coded)) == coded)
    }

    @Test(
        "a date is read from RFC 3339",
        arguments: [
            ("2001-01-01T00:00:00Z", 0.0), ("2001-01-01T01:00:00+01:00", 0), ("2001-01-01T00:00:00.5Z", 0.5),
        ]
    )
    func dates(_ text: String, _ seconds: Double) throws {
        let event = try TypeGallery.Foreign(json: #"{"type":"foreign","id":"\#(Self.id)","at":"\#(text)"}"#)
        #expect(event.at == Date(timeIntervalSinceReferenceDate: seconds))
    }

    @Test("a null is kept")
    func nulls() throws {
        let json = #"{"type":"foreign","id":"\#(Self.id)","link":null}"#
        #expect(try String(decoding: TypeGallery.Foreign(json: json).json(), as: UTF8.self) == json)
    }

    @Test(
        "a value that does not convert is an error that names the field",
        arguments: [
            (#""id":"x""#, "$.id"), (#""id":1"#, "$.id"), (#""id":"\#(id)","link":"http://[""#, "$.link"),
            (#""id":"\#(id)","at":"yesterday""#, "$.at"), (#""id":"\#(id)","at":"2026-13-01T00:00:00Z""#, "$.at"),
            (#""id":"\#(id)","price":"1""#, "$.price"), (#""id":"\#(id)","price":1e400"#, "$.price"),
            (#""id":"\#(id)","users":["x"]"#, "$.users[0]"), (#""id":"\#(id)","depth":-1"#, "$.depth"),
        ]
    )
    func errors(_ members: String, _ path: String) throws {
        let json = #"{"type":"foreign",\#(members)}"#
        let failure = try #require(throws: JSONDecodingError.self) { try TypeGallery.Foreign(json: json) }
        #expect(failure.path == path)
    }
}
