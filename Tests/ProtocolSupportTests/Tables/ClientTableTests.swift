@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Availability and the client table")
struct ClientTableTests {
    static let backported = Availability(since: [
        ClientVersion(5, 0, 217), ClientVersion(6, 0, 231), ClientVersion(7, 0, 32),
    ])

    @Test(
        "A backported change is available in each line from that line's version on",
        arguments: [
            ("4.9.9", false), ("5.0.216", false), ("5.0.217", true), ("6.0.0", false), ("6.0.231", true),
            ("7.0.31", false), ("7.0.32", true), ("8.0.0", true),
        ]
    )
    func contains(version: String, isKnown: Bool) throws {
        #expect(Self.backported.contains(try #require(ClientVersion(version))) == isKnown)
    }

    @Test("`until` is the last version with an event or field, and later lines do not have it")
    func until() {
        let old = Availability(until: [ClientVersion(5, 9_999, 9_999)])
        #expect(old.contains(ClientVersion(5, 0, 244)))
        #expect(!old.contains(ClientVersion(6, 0, 0)))
        #expect(old.sendableFrom == nil)
    }

    @Test("An event or field may be sent from the version after which every client knows it")
    func sendableFrom() {
        #expect(Availability.always.sendableFrom == .zero)
        #expect(Self.backported.sendableFrom == ClientVersion(7, 0, 32))
        let complete = Availability(since: [ClientVersion(5, 0, 92), ClientVersion(6, 0, 0)])
        #expect(complete.sendableFrom == ClientVersion(5, 0, 92))
    }

    @Test(
        "An event or field is reached from a floor if that client or a later one knows it",
        arguments: [
            (Availability.always, "9.9.9", true),
            (Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)]), "5.0.145", true),
            (Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)]), "5.0.146", true),
            (Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)]), "6.0.114", true),
            (Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)]), "6.0.115", false),
            (Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)]), "7.0.0", false),
            (Availability(since: [ClientVersion(6, 0, 40)], until: [ClientVersion(6, 0, 40)]), "5.0.0", true),
            (Availability(since: [ClientVersion(6, 0, 40)], until: [ClientVersion(6, 0, 40)]), "6.0.40", true),
            (Availability(since: [ClientVersion(6, 0, 40)], until: [ClientVersion(6, 0, 40)]), "6.0.41", false),
            (Availability(since: [ClientVersion(3, 0, 5)], until: [ClientVersion(9, 0, 1)]), "5.0.0", true),
            (Availability(since: [ClientVersion(3, 0, 5)], until: [ClientVersion(9, 0, 1)]), "9.0.2", false),
            (backported, "5.0.0", true), (backported, "8.0.0", true),
        ]
    )
    func reaches(availability: Availability, floor: String, isMet: Bool) throws {
        #expect(availability.reaches(from: try #require(ClientVersion(floor))) == isMet)
    }

    @Test("A floor allows unknown keys only if all later clients ignore them")
    func additionalFields() {
        let table = ClientTable(tolerantSince: Self.backported)
        #expect(table.toleratesAdditionalFields(ClientVersion(5, 0, 217)))
        #expect(!table.allowsAdditionalFields(from: ClientVersion(5, 0, 217)))
        #expect(table.allowsAdditionalFields(from: ClientVersion(7, 0, 32)))
        #expect(ClientTable().allowsAdditionalFields(from: .zero))
    }

    @Test("A behaviour applies to the clients that the schema lists for it")
    func behaviours() {
        #expect(SmallStream.Behaviour.reasoningIDs.applies(to: ClientVersion(6, 0, 253)))
        #expect(!SmallStream.Behaviour.reasoningIDs.applies(to: ClientVersion(6, 0, 252)))
    }

    @Test("An unrecognized event has no lifecycle roles")
    func roles() {
        #expect(SmallStream.lifecycle.roles(inRow: 0) == [.continues(0)])
        #expect(SmallStream.lifecycle.roles(inRow: nil) == [])
        #expect(SmallStream.lifecycle.roles(inRow: 99) == [])
    }
}
