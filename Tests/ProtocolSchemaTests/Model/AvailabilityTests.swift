import ProtocolSchema
import Testing

@Suite struct AvailabilityTests {
    @Test(
        "a version has the entries whose `since` and `until` include it",
        arguments: [
            ([], [], "5.0.0", true),
            (["6.0.15"], [], "5.0.244", false),
            (["6.0.15"], [], "6.0.14", false),
            (["6.0.15"], [], "6.0.15", true),
            (["6.0.15"], [], "7.0.0", true),
            (["5.0.217", "6.0.231", "7.0.32"], [], "5.0.217", true),
            (["5.0.217", "6.0.231", "7.0.32"], [], "6.0.0", false),
            (["5.0.217", "6.0.231", "7.0.32"], [], "7.0.31", false),
            (["5.0.217", "6.0.231", "7.0.32"], [], "8.0.0", true),
            (["5.0.217", "6.0.231", "7.0.32"], [], "4.9.9", false),
            ([], ["5.0.51"], "5.0.51", true),
            ([], ["5.0.51"], "5.0.52", false),
            ([], ["5.0.51"], "6.0.0", false),
            (["6.0.40"], ["6.0.40"], "6.0.40", true),
            (["6.0.40"], ["6.0.40"], "6.0.41", false),
            (["6.0.40"], ["6.0.40"], "7.0.0", false),
            ([], ["5.9999.9999"], "5.0.244", true),
            ([], ["5.9999.9999"], "6.0.0", false),
        ] as [([String], [String], String, Bool)]
    )
    func contains(since: [String], until: [String], version: String, expected: Bool) throws {
        let availability = Availability(
            since: try since.map { try #require(ClientVersion($0)) },
            until: try until.map { try #require(ClientVersion($0)) }
        )
        #expect(availability.contains(try #require(ClientVersion(version))) == expected)
    }

    @Test(
        "an entry may be sent from the version after which every client knows it",
        arguments: [
            ([], [], "0.0.0"),
            (["6.0.15"], [], "6.0.15"),
            (["5.0.217", "6.0.231", "7.0.32"], [], "7.0.32"),
            (["5.0.234", "6.0.0"], [], "5.0.234"),
            (["5.0.234", "6.0.0", "7.0.3"], [], "7.0.3"),
            (["5.0.1", "7.0.0"], [], "7.0.0"),
            ([], ["5.0.51"], nil),
        ] as [([String], [String], String?)]
    )
    func sendableFrom(since: [String], until: [String], expected: String?) throws {
        let availability = Availability(
            since: try since.map { try #require(ClientVersion($0)) },
            until: try until.map { try #require(ClientVersion($0)) }
        )
        #expect(availability.sendableFrom?.description == expected)
    }

    @Test(
        "versions are three numbers",
        arguments: ["", "6", "6.0", "6.0.0.0", "6.0.x", "6.0.-1", "6..0", "6.0.12345", "٦.0.0"]
    )
    func refusesVersions(_ text: String) {
        #expect(ClientVersion(text) == nil)
    }
}
