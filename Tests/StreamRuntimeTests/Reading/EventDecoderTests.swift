import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing

@Suite struct EventDecoderTests {
    static let body = """
        : hello
        data: {"type":"start","messageId":"m"}

        data: {"type":"start-step"}

        data: {"type":"text-start","id":"1"}

        data: {"type":"text-delta","id":"1",
        data: "delta":"a"}

        data: {"type":"text-end","id":"1"}

        data: {"type":"finish-step"}

        data: {"type":"finish"}

        data: [DONE]

        data: {"type":"text-start","id":"2"}


        """

    private static func decoder(
        _ body: String,
        _ options: ReadingOptions = ReadingOptions()
    ) -> EventDecoder<UIMessageStream> {
        var decoder = EventDecoder<UIMessageStream>(options)
        decoder.append(Array(body.utf8))
        decoder.finish()
        return decoder
    }

    private static func events(
        _ decoder: inout EventDecoder<UIMessageStream>
    ) throws -> [DecodedEvent<UIMessageStream>] {
        var events: [DecodedEvent<UIMessageStream>] = []
        while let event = try decoder.next() { events.append(event) }
        return events
    }

    @Test("Events have indices and positions, and reading stops at the frame that ends the stream")
    func wholeStream() throws {
        var decoder = Self.decoder(Self.body)
        let events = try Self.events(&decoder)
        #expect(
            events.map(\.event) == [
                .start(messageID: "m"), .startStep(), .textStart(id: "1"), .textDelta(id: "1", delta: "a"),
                .textEnd(id: "1"),
                .finishStep(), .finish(),
            ]
        )
        #expect(events.map(\.index) == [0, 1, 2, 3, 4, 5, 6])
        #expect(events.allSatisfy { $0.violation == nil })
        #expect(events.map(\.position.line) == [2, 4, 6, 8, 11, 13, 15])
        #expect(decoder.ending == .done)
        #expect(decoder.eventCount == 7)
        #expect(decoder.violationsAtEnd == [])
    }

    @Test("Events after the end are read on request, as the real client reads them")
    func pastDone() throws {
        var decoder = Self.decoder(Self.body, ReadingOptions(lifecycle: .off, readsPastDone: true))
        #expect(try Self.events(&decoder).count == 8)
        #expect(decoder.ending == .done)
    }

    @Test("The frame that ends a stream can be another than the protocol's")
    func anotherEnd() throws {
        let body = "data: {\"type\":\"start\"}\n\ndata: END\n\ndata: {\"type\":\"start-step\"}\n\n"
        var decoder = Self.decoder(body, ReadingOptions(done: "END"))
        #expect(try Self.events(&decoder).map(\.event) == [.start()])
        #expect(decoder.ending == .done)
        var other = Self.decoder(body)
        #expect(try other.next() != nil)
        #expect(throws: EventStreamError.self) { try other.next() }
    }

    @Test(
        "The decoder reports how the stream ended",
        arguments: [
            ("", .endOfBytes), ("data: {\"type\":\"finish\"}\n\n", .endOfBytes), ("data: [DONE]\n\n", .done),
            ("data: [DONE]\n", .cutOff(FramePosition(line: 1, bytes: 0..<13))),
            ("data: {\"type\":\"finish\"}\n\nda", .cutOff(FramePosition(line: 3, bytes: 25..<27))),
        ] as [(String, StreamEnding)]
    )
    func endings(_ body: String, _ ending: StreamEnding) throws {
        var decoder = Self.decoder(body)
        _ = try Self.events(&decoder)
        #expect(decoder.ending == ending)
        #expect(try decoder.next() == nil)
    }

    @Test("There is no ending before the end of the bytes")
    func notEnded() throws {
        var decoder = EventDecoder<UIMessageStream>()
        decoder.append(Array("data: {\"type\":\"start\"}\n".utf8))
        #expect(try decoder.next() == nil)
        #expect(decoder.ending == nil)
        decoder.append(UInt8(ascii: "\n"))
        #expect(try decoder.next()?.event == .start())
        #expect(decoder.ending == nil)
    }

    @Test("A malformed event throws once, with index, line, path and reason, and the next one is read")
    func malformed() throws {
        let body =
            "data: {\"type\":\"start\"}\n\n: x\ndata: {\"type\":\"file\",\"url\":1}\n\ndata: {\"type\":\"finish\"}\n\n"
        var decoder = Self.decoder(body)
        #expect(try decoder.next()?.index == 0)
        let error = #expect(throws: EventStreamError.self) { try decoder.next() }
        #expect(error?.index == 1)
        #expect(error?.line == 4)
        #expect(error?.description == "event 1, line 4: $.url (byte 21): expected a string, found a number")
        #expect(try decoder.next()?.index == 2)
    }

    @Test("Blank data is a malformed event")
    func blankData() throws {
        var decoder = Self.decoder("data:\n\ndata: {\"type\":\"finish\"}\n\n")
        #expect(throws: EventStreamError.self) { try decoder.next() }
        #expect(try decoder.next()?.index == 1)
    }

    @Test("A client's strictness is applied if a client is set")
    func strictly() throws {
        let body = "data: {\"type\":\"start\",\"messageId\":null}\n\ndata: {\"type\":\"tomorrow\"}\n\n"
        var lenient = Self.decoder(body)
        #expect(try Self.events(&lenient).map(\.event.kind) == [0, nil])
        var strict = Self.decoder(body, ReadingOptions(client: ClientVersion(6, 0, 0)))
        let first = #expect(throws: EventStreamError.self) { try strict.next() }
        #expect(first?.description.contains("$.messageId") == true)
        let second = #expect(throws: EventStreamError.self) { try strict.next() }
        #expect(second?.description.contains("there is no event \"tomorrow\"") == true)
    }

    static let unruly = """
        data: {"type":"start"}

        data: {"type":"text-delta","id":"1","delta":"a"}

        data: {"type":"start-step"}

        data: {"type":"text-start","id":"2"}


        """

    @Test("Strict checking throws for lifecycle violations and for scopes that are left open")
    func strictLifecycle() throws {
        var decoder = Self.decoder(Self.unruly, ReadingOptions(lifecycle: .strict))
        #expect(try decoder.next()?.violation == nil)
        let error = #expect(throws: EventStreamError.self) { try decoder.next() }
        guard case .lifecycle(let violation) = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(violation.rule == .scopeNotOpen)
        #expect(error?.description.hasPrefix("event 1, line 3: 'text-delta' cannot come here") == true)
        #expect(try decoder.next()?.index == 2)
        #expect(try decoder.next()?.index == 3)
        let end = #expect(throws: EventStreamError.self) { try decoder.next() }
        guard case .leftOpen(let violations) = end?.reason else {
            Issue.record("\(String(describing: end))")
            return
        }
        #expect(violations.map(\.scope) == ["text", "step", "message"])
        #expect(decoder.ending == .endOfBytes)
        #expect(try decoder.next() == nil)
    }

    @Test("Lenient checking reports the same violations and continues")
    func lenientLifecycle() throws {
        var decoder = Self.decoder(Self.unruly)
        #expect(try Self.events(&decoder).map(\.violation?.rule) == [nil, .scopeNotOpen, nil, nil])
        #expect(decoder.violationsAtEnd.map(\.scope) == ["text", "step", "message"])
    }

    @Test("A continuing decoder knows the calls of the earlier message")
    func continuation() throws {
        var reducer = MessageReducer(initialMessage: nil, generateID: { "m" })
        try reducer.apply(.toolInputAvailable(toolCallID: "asked", toolName: "t", input: 1))
        try reducer.apply(.toolApprovalRequest(approvalID: "a", toolCallID: "asked"))
        try reducer.apply(.toolInputAvailable(toolCallID: "known", toolName: "t", input: 1))
        try reducer.apply(.toolInputStart(toolCallID: "broken-off", toolName: "t"))
        let lifecycle = LifecycleEngine(continuing: reducer.state)
        #expect(lifecycle.stateName(of: UIMessageStream.Scope.tool, key: "asked") == "approval-requested")
        #expect(lifecycle.stateName(of: UIMessageStream.Scope.tool, key: "known") == "input-available")
        #expect(lifecycle.stateName(of: UIMessageStream.Scope.tool, key: "broken-off") == nil)
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .strict), lifecycle: lifecycle)
        decoder.append(
            Array(
                """
                data: {"type":"start","messageId":"m"}

                data: {"type":"tool-approval-response","approvalId":"a","approved":true}

                data: {"type":"tool-output-available","toolCallId":"known","output":2}


                """.utf8
            )
        )
        for _ in 0..<3 { #expect(try decoder.next() != nil) }
    }

    @Test("No violation is reported without checking")
    func noLifecycle() throws {
        var decoder = Self.decoder(Self.unruly, ReadingOptions(lifecycle: .off))
        #expect(try Self.events(&decoder).map(\.violation) == [nil, nil, nil, nil])
        #expect(decoder.violationsAtEnd == [])
    }

    @Test("A frame that is too large ends the stream")
    func frameLimit() throws {
        var decoder = Self.decoder(Self.body, ReadingOptions(frameLimit: 45))
        #expect(try decoder.next()?.index == 0)
        for index in 1...2 { #expect(try decoder.next()?.index == index) }
        let error = #expect(throws: EventStreamError.self) { try decoder.next() }
        #expect(error?.description.hasPrefix("event 3, line 8: the frame has more than 45 bytes.") == true)
        #expect(try decoder.next() == nil)
    }
}
