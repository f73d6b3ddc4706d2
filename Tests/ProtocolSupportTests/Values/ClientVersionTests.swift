import ProtocolSupport
import Testing

@Suite("Client versions")
struct ClientVersionTests {
    @Test("A version is read and printed unchanged", arguments: ["0.0.0", "6.0.15", "9999.9999.9999"])
    func readsWhatItPrints(text: String) {
        #expect(ClientVersion(text)?.description == text)
    }

    @Test(
        "Anything else is not a version",
        arguments: ["", "6", "6.0", "6.0.0.0", "6..1", "6.0.x", "6.0.12345", "-1.0.0", "6.0. 1"]
    )
    func refusesOtherText(text: String) {
        #expect(ClientVersion(text) == nil)
    }

    @Test("Versions are ordered component by component")
    func order() {
        let sorted = [
            ClientVersion(5, 0, 244), ClientVersion(5, 1, 0), ClientVersion(6, 0, 0), ClientVersion(6, 0, 15),
        ]
        #expect(sorted.shuffled().sorted() == sorted)
        #expect(ClientVersion.zero < sorted[0])
    }

    @Test("Components beyond the limits are clamped")
    func clamps() {
        #expect(ClientVersion(-1, 10_000, Int.max) == ClientVersion(0, 9_999, 9_999))
    }

    @Test("The components can be read back")
    func components() {
        let version = ClientVersion(6, 7, 8)
        #expect((version.major, version.minor, version.patch) == (6, 7, 8))
    }
}
