import ProtocolSupport
import StreamRuntime
import Testing

extension TideTable: CollectedProtocol {}
extension ShipRadio: CollectedProtocol {}

/// Writes and reads streams that are one array, or messages of a transport.
@Suite struct FramingTests {
    private static func decoded<Stream: StreamProtocol>(
        _ chunks: [[UInt8]],
        as: Stream.Type
    ) throws -> (events: [Stream.Event], ending: StreamEnding?) {
        var decoder = EventDecoder<Stream>(ReadingOptions(lifecycle: .strict))
        var events: [Stream.Event] = []
        for chunk in chunks {
            decoder.append(chunk)
            while let decoded = try decoder.next() { events.append(decoded.event) }
        }
        decoder.finish()
        while let decoded = try decoder.next() { events.append(decoded.event) }
        return (events, decoder.ending)
    }

    private static func chunks<Stream>(
        of stream: Stream.Type,
        _ work: @escaping @Sendable (StreamContext<Stream, Void>) async throws -> Void
    ) async -> [[UInt8]] {
        let context = StreamContext(stream, info: ())
        context.run(work)
        var chunks: [[UInt8]] = []
        for await chunk in context.bytes { chunks.append(chunk) }
        return chunks
    }

    private static let tides: [TideTable.Event] = [
        .begin(harbour: "Norddeich"), .tide(time: "06:12", metres: 2.75), .remark(id: "1", text: "\"]},"),
        .end(.init()),
    ]

    @Test("A context writes an array, which is read back whatever its chunks")
    func array() async throws {
        let chunks = await Self.chunks(of: TideTable.self) { context in
            for tide in Self.tides { try await context.write(tide) }
        }
        let bytes = chunks.flatMap { $0 }
        let text = try Self.tides.map { String(decoding: try $0.json(), as: UTF8.self) }.joined(separator: ",\n")
        #expect(String(decoding: bytes, as: UTF8.self) == "[\(text)]\n")
        for size in 1...bytes.count {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            let read = try Self.decoded(pieces, as: TideTable.self)
            #expect(read.events == Self.tides && read.ending == .done, "\(size)")
        }
    }

    @Test("The array is closed on every path", arguments: [0, 1, 2])
    func closedArray(_ count: Int) async throws {
        struct Storm: Error {}
        let chunks = await Self.chunks(of: TideTable.self) { context in
            for tide in Self.tides.prefix(count) { try await context.write(tide) }
            throw Storm()
        }
        let value = try JSONValue(json: chunks.flatMap { $0 })
        guard case .array(let elements) = value else {
            Issue.record("\(value)")
            return
        }
        #expect(elements.count >= count)
    }

    @Test("A closed array has every event although its reader takes the bytes in pieces")
    func arrayInPieces() async throws {
        let context = StreamContext(TideTable.self, info: ())
        var bytes = context.bytes.makeAsyncIterator()
        var chunks: [[UInt8]] = []
        for tide in Self.tides {
            try await context.write(tide)
            if let chunk = await bytes.next() { chunks.append(chunk) }
        }
        while let chunk = await bytes.next() { chunks.append(chunk) }
        #expect(chunks.count >= Self.tides.count)
        #expect(try Self.decoded(chunks, as: TideTable.self).events == Self.tides)
    }

    @Test("Single bytes are read without a delay after an element")
    func singleBytes() async throws {
        let (bytes, source) = AsyncStream.makeStream(of: UInt8.self)
        for byte in Array("[{\"type\":\"begin\",\"harbour\":\"Norddeich\"}".utf8) { source.yield(byte) }
        var events = EventStream<TideTable>(bytes).makeAsyncIterator()
        // The source stays open, so an element that waits for more bytes would hang here.
        #expect(try await events.next() == Self.tides[0])
        source.finish()
    }

    @Test("Each chunk of a context is one message, and so is the end")
    func messages() async throws {
        let calls: [ShipRadio.Event] = [
            .call(ship: "Frisia I"), .say(text: "Moin"), .say(text: "Over"), .hangUp(.init()),
        ]
        let chunks = await Self.chunks(of: ShipRadio.self) { context in
            try await context.write(calls)
        }
        let texts = chunks.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts == (try calls.map { "{\"call\":\(String(decoding: try $0.json(), as: UTF8.self))}" }) + ["OVER"])
        let read = try Self.decoded(chunks, as: ShipRadio.self)
        #expect(read.events == calls && read.ending == .done)
    }

    @Test("A message that is not an event is an error of that message only")
    func brokenMessage() throws {
        var decoder = EventDecoder<ShipRadio>(ReadingOptions(lifecycle: .off))
        for text in ["{\"call\":{\"type\":\"hang-up\"}", "{\"call\":{\"type\":\"hang-up\"}}"] {
            decoder.append(Array(text.utf8))
        }
        #expect(throws: EventStreamError.self) { try decoder.next() }
        #expect(try decoder.next()?.event == .hangUp(.init()))
    }
}
