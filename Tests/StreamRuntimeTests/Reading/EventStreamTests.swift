import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Synchronization
import Testing

@Suite struct EventStreamTests {
    static let body = Array(EventDecoderTests.body.utf8)
    static let types = [
        "start", "start-step", "text-start", "text-delta", "text-end", "finish-step", "finish",
    ]

    /// An asynchronous sequence of the elements, followed by the error if there is one.
    struct Source<Element: Sendable>: AsyncSequence, Sendable {
        var elements: [Element]
        var error: (any Error)?

        struct AsyncIterator: AsyncIteratorProtocol {
            var elements: ArraySlice<Element>
            var error: (any Error)?

            mutating func next() async throws -> Element? {
                if let element = elements.popFirst() { return element }
                if let error { throw error }
                return nil
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(elements: elements[...], error: error) }
    }

    struct BrokenPipe: Error {}

    private func types(_ stream: EventStream<UIMessageStream>) async throws -> [String] {
        var types: [String] = []
        for try await event in stream { types.append(event.type) }
        return types
    }

    @Test("Arrays, slices, other collections and single bytes are accepted")
    func kindsOfBytes() async throws {
        let halves = [Self.body[..<50], Self.body[50...]]
        #expect(try await types(EventStream(Source(elements: [Self.body]))) == Self.types)
        #expect(try await types(EventStream(Source(elements: halves))) == Self.types)
        #expect(try await types(EventStream(Source(elements: halves.map { $0.lazy.map { $0 } }))) == Self.types)
        #expect(try await types(EventStream(Source(elements: Self.body))) == Self.types)
        #expect(try await types(EventStream(Source(elements: Self.body.map { CollectionOfOne($0) }))) == Self.types)
    }

    @Test("An AsyncStream is read without naming its type, and events arrive before the next chunk")
    func asyncStream() async throws {
        let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
        let stream = EventStream<UIMessageStream>(bytes)
        continuation.yield(Array("data: {\"type\":\"start\"}\n\n".utf8))
        var iterator = stream.makeAsyncIterator()
        // The next chunk has not arrived yet.
        #expect(try await iterator.next() == .start())
        #expect(iterator.ending == nil)
        continuation.yield(Array("data: {\"type\":\"finish\"}\n\n".utf8))
        continuation.finish()
        #expect(try await iterator.next() == .finish())
        #expect(try await iterator.next() == nil)
        #expect(iterator.ending == .endOfBytes)
    }

    @Test("An event is returned as soon as its last byte has arrived")
    func singleBytesAreNotHeldBack() async throws {
        let (bytes, continuation) = AsyncStream<UInt8>.makeStream()
        for byte in "data: {\"type\":\"start\"}\n\n".utf8 { continuation.yield(byte) }
        var iterator = EventStream<UIMessageStream>(bytes).makeAsyncIterator()
        #expect(try await iterator.next() == .start())
        continuation.finish()
        #expect(try await iterator.next() == nil)
    }

    @Test("Decoded events have positions")
    func decoded() async throws {
        let stream = EventStream<UIMessageStream>(Source(elements: [Self.body]))
        var lines: [Int] = []
        for try await decoded in stream.decoded { lines.append(decoded.position.line) }
        #expect(lines == [2, 4, 6, 8, 11, 13, 15])
    }

    @Test("Lenient checking reports violations to the handler, including those at the end")
    func violations() async throws {
        let found = Mutex<[Int: LifecycleError.Rule]>([:])
        let source = Source(elements: [Array(EventDecoderTests.unruly.utf8)])
        let stream = EventStream<UIMessageStream>(source) { violation, index in
            found.withLock { $0[index] = violation.rule }
        }
        #expect(try await types(stream).count == 4)
        #expect(found.withLock { $0 } == [1: .scopeNotOpen, 4: .leftOpen])
    }

    @Test("A malformed event ends the stream with an error that has its index and line")
    func malformed() async throws {
        let source = Source(elements: [Array("data: {\"type\":\"start\"}\n\ndata: {]\n\ndata: {}\n\n".utf8)])
        var iterator = EventStream<UIMessageStream>(source).makeAsyncIterator()
        #expect(try await iterator.next() == .start())
        let error = await #expect(throws: EventStreamError.self) { try await iterator.next() }
        #expect(error?.index == 1)
        #expect(error?.line == 3)
        #expect(try await iterator.next() == nil)
    }

    @Test("An error of the bytes is thrown as it is, after the events that came before it")
    func errorOfTheBytes() async throws {
        let source = Source(elements: [Array("data: {\"type\":\"start\"}\n\n".utf8)], error: BrokenPipe())
        var iterator = EventStream<UIMessageStream>(source).makeAsyncIterator()
        #expect(try await iterator.next() == .start())
        await #expect(throws: BrokenPipe.self) { try await iterator.next() }
        #expect(iterator.ending == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test("Cancelling the reading task throws a CancellationError")
    func cancellation() async throws {
        let bytes = AsyncStream<[UInt8]>.makeStream().stream
        let task = Task {
            for try await _ in EventStream<UIMessageStream>(bytes, options: ReadingOptions(lifecycle: .strict)) {}
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("Endless bytes without a line end exceed the frame limit")
    func endlessLine() async throws {
        struct Endless: AsyncSequence, AsyncIteratorProtocol {
            func next() async -> UInt8? { UInt8(ascii: "x") }
            func makeAsyncIterator() -> Self { self }
        }
        let stream = EventStream<UIMessageStream>(Endless(), options: ReadingOptions(frameLimit: 50_000))
        await #expect(throws: EventStreamError.self) { try await types(stream) }
    }
}
