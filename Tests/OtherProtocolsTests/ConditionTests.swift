import ModelProviders
import ProtocolSupport
import StreamRuntime
import Testing

extension Loom: CollectedProtocol {}

/// Tests a lifecycle in which fields of events decide what they do, with keys of every kind.
@Suite struct ConditionTests {
    private typealias Event = Loom.Event
    private typealias Engine = LifecycleEngine<Loom>

    private static let stream: [Event] = [
        .tally(rows: 0), .warp(), .row(number: 1, pattern: "twill"), .row(number: 1, length: 5),
        .row(number: 2, pattern: "plain"), .row(number: 1, outcome: .woven),
        .strand(thread: .init(id: "s", colour: "red")),
        .strand(thread: .init(id: "s"), knots: [.init(), .init(tension: 3)]), .strand(thread: .init(id: "t")),
        .strand(thread: .init(id: "s"), torn: true), .hang(shelf: .upper, place: 1), .hang(shelf: .lower, place: 1),
        .takeDown(shelf: .upper, place: 1), .takeDown(shelf: .lower, place: 1), .orderAdded(order: .init(id: "o")),
        .orderText(orderID: "o", text: "more"), .orderDone(orderID: "o"), .lampOn(name: "a", number: 1),
        .lampOn(number: 1), .lampOff(number: 1), .lampOff(name: "a", number: 7), .ask(ticket: .int(1)),
        .ask(ticket: .string("1")), .answer(ticket: .string("1")), .answer(ticket: .int(1)), .spool(spool: 1, left: 2),
        .spool(spool: 1, left: 1), .spool(spool: 1, left: 0), .tally(bill: .init(total: 3)),
        // A last piece closes the row, although it continues it as well.
        .row(number: 2, length: 1, outcome: .torn), .cut(),
    ]

    @Test func aStreamThatFollowsTheLifecycleHasNoViolation() {
        var engine = Engine()
        for event in Self.stream { #expect(engine.accept(event) == nil, "\(event)") }
        #expect(engine.finish().isEmpty && engine.hasEnded)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The event of the stream that is replaced, or left out.
        var original: Loom.Event
        var replacement: Loom.Event?
        /// The violation that is found first.
        var message: String
    }

    static let faults = [
        Fault(
            testDescription: "a row that never began",
            original: .row(number: 1, pattern: "twill"),
            message: "'row' cannot come here (scope-not-open): row '1' is not open; expected 'row'"
        ),
        Fault(
            testDescription: "a row whose outcome does not close it",
            original: .row(number: 1, outcome: .woven),
            replacement: .row(number: 1, outcome: .dropped),
            message: "'cut' cannot come here (left-open): row '1' is open; expected 'row'"
        ),
        Fault(
            testDescription: "a strand that is neither done nor torn",
            original: .strand(thread: .init(id: "s"), torn: true),
            replacement: .strand(thread: .init(id: "s"), done: false, torn: false),
            message: "'cut' cannot come here (left-open): strand 's' is open; expected 'strand'"
        ),
        Fault(
            testDescription: "another part of a composite key",
            original: .takeDown(shelf: .upper, place: 1),
            replacement: .takeDown(shelf: .upper, place: 2),
            message: "'take-down' cannot come here (scope-not-open): washing 'upper/2' is not open; expected 'hang'"
        ),
        Fault(
            testDescription: "another key than the opening event has inside",
            original: .orderText(orderID: "o", text: "more"),
            replacement: .orderText(orderID: "p", text: "more"),
            message: "'order-text' cannot come here (scope-not-open): order 'p' is not open; expected 'order-added'"
        ),
        Fault(
            testDescription: "a number where the name is the key",
            original: .lampOff(name: "a", number: 7),
            replacement: .lampOff(number: 7),
            message: "'lamp-off' cannot come here (scope-not-open): lamp '7' is not open; expected 'lamp-on'"
        ),
        Fault(
            testDescription: "a string in place of a number",
            original: .answer(ticket: .int(1)),
            replacement: .answer(ticket: .string("1")),
            message: #"'answer' cannot come here (scope-not-open): question '"1"' is not open; expected 'ask'"#
        ),
        Fault(
            testDescription: "a transition that its condition allows in no such state",
            original: .spool(spool: 1, left: 1),
            replacement: .spool(spool: 1, broken: true),
            message: "'spool' cannot come here (wrong-state): spool '1' is broken"
        ),
    ]

    @Test("a fault is found", arguments: faults)
    func finds(_ fault: Fault) throws {
        let place = try #require(Self.stream.firstIndex(of: fault.original))
        var events = Self.stream
        events.replaceSubrange(place...place, with: fault.replacement.map { [$0] } ?? [])
        var engine = Engine()
        let violation = events.lazy.compactMap { engine.accept($0) }.first
        #expect(violation?.description == fault.message)
    }

    @Test("an event that ends the stream under a condition may come while something is open")
    func breaksOff() {
        for (event, rule) in [(Event.cut(torn: "a thread"), nil), (.cut(), .leftOpen)]
            as [(Event, LifecycleError.Rule?)]
        {
            var engine = Engine()
            for begun in Self.stream.prefix(4) { #expect(engine.accept(begun) == nil) }
            #expect(engine.accept(event)?.rule == rule)
            #expect(engine.hasEnded == (rule == nil))
        }
    }

    @Test func aContextClosesPartsWithIntegerKeysAndSettlesTheirMachines() async throws {
        let context = StreamContext(Loom.self, info: ())
        context.run { context in
            try await context.write(.beginPatch(index: 3))
            try await context.write(.patch(index: 3, text: "red"))
            try await context.write(.beginPatch(index: .max))
            try await context.write(.spool(spool: -1, left: 9))
            try await context.write(.orderAdded(order: .init(id: "a/b")))
        }
        var events: [Event] = []
        for try await event in EventStream<Loom>(context.bytes) { events.append(event) }
        #expect(
            Set(events.dropFirst(6)) == [
                .orderDone(orderID: "a/b"), .endPatch(index: .max), .endPatch(index: 3),
                .spool(spool: -1, broken: true),
                .cut(),
            ]
        )
        #expect(events.first == .warp() && events.last == .cut())
        var engine = Engine()
        for event in events { #expect(engine.accept(event) == nil, "\(event)") }
        #expect(engine.finish().isEmpty)
    }

    @Test func aContextOpensPartsWithIntegerKeys() async throws {
        let context = StreamContext(Loom.self, info: ())
        context.run { context in try await context.write(.patch(index: 3, text: "red")) }
        var events: [Event] = []
        for try await event in EventStream<Loom>(context.bytes) { events.append(event) }
        #expect(events == [.warp(), .beginPatch(index: 3), .patch(index: 3, text: "red"), .endPatch(index: 3), .cut()])
    }
}

/// Tests events that belong to no scope.
@Suite struct FreeEventTests {
    @Test("an event without a scope may come at any time until the stream has ended")
    func comesAtAnyTime() {
        var engine = LifecycleEngine<Loom>()
        for event in [.tally(), .warp(), .tally(), .cut()] as [Loom.Event] { #expect(engine.accept(event) == nil) }
        #expect(engine.accept(.tally())?.rule == .streamEnded)
    }

    @Test("under the condition that gives it a scope, it may come only there")
    func comesInItsScope() {
        var engine = LifecycleEngine<Loom>()
        #expect(engine.accept(.tally(bill: .init(total: 1)))?.rule == .scopeNotOpen)
    }

    @Test("a writer opens the stream before it if it can, and otherwise writes it as it is")
    func isWritten() throws {
        var loom = LifecycleEngine<Loom>()
        var written: [Loom.Event] = []
        try loom.manage(.tally(), into: &written) { "key" }
        #expect(written == [.warp(), .tally()])

        // A message begins with what only the provider knows.
        var messages = LifecycleEngine<AnthropicMessagesStream>()
        var pings: [AnthropicMessagesStream.Event] = []
        try messages.manage(.ping(), into: &pings) { "key" }
        #expect(pings == [.ping()] && !messages.isOpen)
        #expect(throws: LifecycleError.self) {
            try messages.manage(.contentBlockStop(index: 0), into: &pings) { "key" }
        }
        #expect(pings == [.ping()])
    }
}
