import AISDK
import ProtocolSupport
import StreamTestSupport
import Synchronization
import Testing

@Suite struct MessageStreamTests {
    private static let events: [UIMessageStream.Event] = [
        .start(.init(messageID: "m")), .textStart(.init(id: "t")), .textDelta(.init(id: "t", delta: "one ")),
        .data(.init(name: "x", data: 1, transient: true)), .textDelta(.init(id: "t", delta: "two")),
        .textEnd(.init(id: "t")),
    ]

    @Test("messages grow, and the last one is complete")
    func grows() async throws {
        let seen = Mutex<[String]>([])
        let handlers = MessageStream.Handlers(onData: { event in seen.withLock { $0.append("data-\(event.name)") } })
        var last: UIMessageStream.UIMessage?
        for try await message in UIMessageStream.messages(from: events(Self.events), handlers: handlers) {
            #expect(message.parts.count >= last?.parts.count ?? 0)
            #expect(message.text.hasPrefix(last?.text ?? ""))
            last = message
        }
        #expect(last?.text == "one two")
        #expect(last?.id == "m")
        #expect(seen.withLock { $0 } == ["data-x"])
    }

    @Test("a slow reader gets the newest message and skips the others")
    func slowReader() async throws {
        let (stream, input) = AsyncStream<UIMessageStream.Event>.makeStream()
        var messages = UIMessageStream.messages(from: stream).makeAsyncIterator()
        input.yield(.textStart(.init(id: "t")))
        #expect(try await messages.next()?.text == "")
        for _ in 0..<1_000 { input.yield(.textDelta(.init(id: "t", delta: "x"))) }
        input.finish()
        var count = 0
        var last: UIMessageStream.UIMessage?
        while let message = try await messages.next() {
            last = message
            count += 1
        }
        #expect(last?.text.count == 1_000)
        #expect(count <= 1_000)
        #expect(try await messages.next() == nil)
    }

    @Test("bytes are read, and halves of a surrogate pair are joined")
    func bytes() async throws {
        let body = """
            data: {"type":"text-start","id":"t"}

            data: {"type":"text-delta","id":"t","delta":"a\\ud83d"}

            data: {"type":"text-delta","id":"t","delta":"\\ude00"}

            data: [DONE]


            """
        let chunks = AsyncStream<[UInt8]> { input in
            for byte in body.utf8 { input.yield([byte]) }
            input.finish()
        }
        var last: UIMessageStream.UIMessage?
        for try await message in UIMessageStream.messages(from: chunks) { last = message }
        #expect(last?.text == "a😀")
    }

    @Test("what the client fails at is thrown after the last message")
    func failures() async throws {
        let failing = Self.events + [.textDelta(.init(id: "t", delta: "late"))]
        var last: UIMessageStream.UIMessage?
        await #expect(throws: ReductionError.self) {
            for try await message in UIMessageStream.messages(from: events(failing)) { last = message }
        }
        #expect(last?.text == "one two")
    }

    @Test("an error event is reported and does not end the stream")
    func errors() async throws {
        let seen = Mutex<[String]>([])
        let handlers = MessageStream.Handlers(onError: { text in seen.withLock { $0.append(text) } })
        let stream = events([.error(.init(errorText: "e"))] + Self.events)
        var last: UIMessageStream.UIMessage?
        for try await message in UIMessageStream.messages(from: stream, handlers: handlers) { last = message }
        #expect(last?.text == "one two")
        #expect(seen.withLock { $0 } == ["e"])
    }

    @Test(
        "`onEnd` reports how the bytes ended",
        arguments: [
            ("data: [DONE]\n\n", StreamEnding.done), ("", .endOfBytes),
            ("data: {", .cutOff(FramePosition(line: 3, bytes: 38..<45))),
        ]
    )
    func endings(end: String, ending: StreamEnding) async throws {
        let seen = Mutex<[StreamEnding]>([])
        let handlers = MessageStream.Handlers(onEnd: { ending in seen.withLock { $0.append(ending) } })
        let text = "data: {\"type\":\"text-start\",\"id\":\"t\"}\n\n" + end
        for try await _ in UIMessageStream.messages(from: body(text), handlers: handlers) {}
        #expect(seen.withLock { $0 } == [ending])
        let events = EventStream<UIMessageStream>(body(text), options: ReadingOptions(lifecycle: .off))
        for try await _ in UIMessageStream.messages(from: events, handlers: handlers) {}
        #expect(seen.withLock { $0 } == [ending, ending])
    }

    @Test(
        "the error for invalid bytes has their index and line",
        arguments: [
            ("{\"type\":\"text-start\"}", ClientReplay.Failure.Kind.schema),
            ("{\"type\":\"text-end\",\"id\":\"t\"}", .lifecycle), ("{", .json),
        ]
    )
    func places(second: String, kind: ClientReplay.Failure.Kind) async throws {
        let bytes = body("data: {\"type\":\"start\"}\n\ndata: \(second)\n\n")
        let failure = await #expect(throws: ClientReplay.Failure.self) {
            for try await _ in UIMessageStream.messages(from: bytes) {}
        }
        #expect(failure?.index == 1)
        #expect(failure?.kind == kind)
        #expect(failure?.description.hasPrefix("line 3: ") == true)
    }

    @Test("`onEnd` is not called if the reader stops early")
    func left() async throws {
        let ended = Mutex(false)
        let handlers = MessageStream.Handlers(onEnd: { _ in ended.withLock { $0 = true } })
        let (bytes, input) = AsyncStream<[UInt8]>.makeStream()
        let (terminations, termination) = AsyncStream<Void>.makeStream()
        input.onTermination = { _ in termination.finish() }
        input.yield(Array("data: {\"type\":\"text-start\",\"id\":\"t\"}\n\n".utf8))
        for try await _ in UIMessageStream.messages(from: bytes, handlers: handlers) { break }
        for await _ in terminations {}
        for _ in 0..<1_000 { await Task.yield() }
        #expect(!ended.withLock { $0 })
    }

    @Test("a reader that is cancelled stops waiting")
    func cancelled() async throws {
        let (stream, input) = AsyncStream<UIMessageStream.Event>.makeStream()
        let reader = Task {
            for try await _ in UIMessageStream.messages(from: stream) {}
        }
        reader.cancel()
        await #expect(throws: CancellationError.self) { try await reader.value }
        input.finish()
    }

    private func body(_ text: String) -> AsyncStream<[UInt8]> {
        AsyncStream { input in
            input.yield(Array(text.utf8))
            input.finish()
        }
    }

    private func events(_ events: [UIMessageStream.Event]) -> AsyncStream<UIMessageStream.Event> {
        AsyncStream { input in
            for event in events { input.yield(event) }
            input.finish()
        }
    }
}
