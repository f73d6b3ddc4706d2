import ModelProviders
@_spi(Generated) import ProtocolSupport
import Testing

/// Tests the generated lifecycle rules in a protocol that uses the whole schema language.
@Suite struct LifecycleTests {
    private typealias Event = WeatherStation.Event

    private struct Row: Sendable {
        var event: WeatherStation.Event
        /// Whether the event is sent to the floors 1.0.0, 2.0.0, 2.1.0, 2.2.0 and 3.0.0.
        var isSent: [Bool]
        /// The replacements for the lowest floor; nil if writing throws.
        var replacements: [WeatherStation.Event]?
    }

    private static let floors = [
        ClientVersion(1, 0, 0), ClientVersion(2, 0, 0), ClientVersion(2, 1, 0), ClientVersion(2, 2, 0),
        ClientVersion(3, 0, 0),
    ]

    private static let rows = [
        Row(event: .hint(text: "a"), isSent: [false, false, true, true, true], replacements: []),
        Row(event: .hint(text: "a", loud: false), isSent: [false, false, true, true, true], replacements: []),
        Row(event: .hint(text: "a", loud: true), isSent: [false, false, false, false, true], replacements: []),
        // No line after the second knows the field, so the event is never sent.
        Row(event: .hint(text: "a", bright: true), isSent: [false, false, false, false, false], replacements: []),
        Row(
            event: .hint(text: "a", loud: true, bright: true),
            isSent: [false, false, false, false, false],
            replacements: []
        ),
        Row(
            event: .remark(text: "a", importance: 1),
            isSent: [true, true, true, true, true],
            replacements: [.remark(text: "a", importance: 1)]
        ),
        Row(
            event: .remark(text: "a", importance: 1, private: true),
            isSent: [false, false, false, true, true],
            replacements: []
        ),
        Row(
            event: .probeLost(balloon: "b"),
            isSent: [false, false, true, true, true],
            replacements: [.probeBack(balloon: "b", cause: "It does not answer.")]
        ),
    ]

    @Test("a field that older clients do not know can drop its event", arguments: rows.indices)
    func drops(_ index: Int) throws {
        let row = Self.rows[index]
        #expect(Self.floors.map(row.event.isSendable(to:)) == row.isSent)
        #expect(try row.event.replacements(for: Self.floors[0]) == row.replacements)
        for (floor, isSent) in zip(Self.floors, row.isSent) where isSent {
            #expect(try row.event.replacements(for: floor) == [row.event])
        }
    }

    @Test func requiredDefaultedAndOptionalFieldsCanAllExemptAnEvent() {
        for isTethered in [true, false] {
            let events: [Event] = [
                .probeOut(balloon: "b", tethered: isTethered),
                .probeSignal(balloon: "b", metres: 1, tethered: isTethered),
                .probeQuestion(balloon: "b", question: "q", tethered: isTethered),
            ]
            #expect(events.map(\.isExemptFromRenewal) == [isTethered, isTethered, isTethered])
        }
        #expect(!Event.probeSignal(balloon: "b", metres: 1).isExemptFromRenewal)
        #expect(!Event.probeQuestion(balloon: "b", question: "q").isExemptFromRenewal)
        #expect(!Event.probeBack(balloon: "b", cause: "c").isExemptFromRenewal)
    }

    @Test func aWaitingStreamHasItsOwnCompletion() {
        #expect(WeatherStation.completing(isWaiting: false) == .sleep(dreaming: false))
        #expect(WeatherStation.completing(isWaiting: true) == .sleep(dreaming: true))
        // The default if the schema does not specify a completion.
        #expect(AgentUserInteraction.completing(isWaiting: true) == nil)
    }

    @Test func aProtocolWithoutMachinesKeepsItsKeys() {
        let event = AnthropicMessagesStream.Event.ping()
        #expect(event.keyed(by: "another") == event)
        #expect(event.fallback.isEmpty && !event.isExemptFromRenewal)
    }
}
