import ProtocolSupport
import Testing

/// Enums of integers, and literals of a schema that name values of enums.
@Suite struct EnumTests {
    @Test(
        "integers are written as they were read",
        arguments: [
            #"{"type":"enums","priority":1,"kind":"CELSIUS_DEGREES"}"#,
            #"{"type":"enums","priority":10,"code":-1,"weekday":3,"days":[7,1],"sign":"-","urgency":null,"#
                + #""kind":"CELSIUS_DEGREES","u":"KELVIN","settings":{"unit":"KELVIN","prio":99}}"#,
            #"{"type":"enums","priority":11,"weekday":-9223372036854775808,"sign":"1","kind":"CELSIUS_DEGREES"}"#,
        ]
    )
    func roundTrip(_ json: String) throws {
        let event = try TypeGallery.Event(json: json)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: event.json()) == event)
    }

    @Test("a value that a build does not know is kept if the enum is open, and an error if it is closed")
    func unknownValues() throws {
        #expect(try TypeGallery.Weekday(json: "9") == .unrecognized(9))
        #expect(TypeGallery.Weekday(rawValue: 2) == .tuesday)
        #expect(TypeGallery.Weekday.tuesday.rawValue == 2)
        let failure = #expect(throws: JSONDecodingError.self) { try TypeGallery.Code(json: "3") }
        #expect(failure?.reason == .unknownValue("3"))
        for json in [#""1""#, "1.5", "true", "null"] {
            #expect(throws: JSONDecodingError.self, "\(json)") { try TypeGallery.Weekday(json: json) }
        }
    }

    @Test("literals are matched by the names in the schema")
    func defaults() throws {
        let event = TypeGallery.Enums(priority: .low)
        #expect(event.code == ._1 && event.days == [._1, .tuesday] && event.sign == .empty)
        #expect(event.urgency == .priority(.low) && event.unit == .celsiusDegrees && event.kind == .celsiusDegrees)
        #expect(event.settings == TypeGallery.Settings(unit: .kelvin, priority: .low))
        #expect(event.at.rawValue == "2026-01-01T00:00:00Z")
    }

    @Test("a client gets the value that it knows, and no other")
    func floors() throws {
        let floor = ProtocolSupport.ClientVersion(2, 0, 0)
        let event = TypeGallery.Event.enums(.init(priority: .high, weekday: ._3))
        let sent = #"{"type":"enums","priority":1,"kind":"CELSIUS_DEGREES"}"#
        #expect(try String(decoding: event.json(floor: floor), as: UTF8.self) == sent)
        #expect(try String(decoding: event.restricted(to: floor).json(), as: UTF8.self) == sent)
    }

    @Test(
        "strict clients take the integers that they know",
        arguments: [("1", true), ("10", false), ("2", false), (#""1""#, false), ("1.5", false)]
    )
    func strict(_ priority: String, _ isTaken: Bool) throws {
        let json = #"{"type":"enums","priority":\#(priority),"kind":"CELSIUS_DEGREES"}"#
        let read = try? TypeGallery.Event(strictly: Array(json.utf8), for: ProtocolSupport.ClientVersion(2, 0, 0))
        #expect((read != nil) == isTaken)
    }
}
