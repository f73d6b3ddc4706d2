import ProtocolSupport
import Testing

/// Structs that include two structs which include a third.
@Suite struct DiamondTests {
    @Test("a field that comes twice from one struct is one field")
    func fields() throws {
        let at = DateTime(unchecked: "2026-01-01T00:00:00Z")
        let event = TypeGallery.Event.diamonds(
            at: at,
            left: 1,
            right: 2,
            more: .init(at: at, by: "me", left: 3, right: 4, own: "x")
        )
        let json =
            #"{"type":"diamonds","at":"2026-01-01T00:00:00Z","left":1,"right":2,"#
            + #""more":{"at":"2026-01-01T00:00:00Z","by":"me","left":3,"right":4,"own":"x"}}"#
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: json) == event)
    }
}
