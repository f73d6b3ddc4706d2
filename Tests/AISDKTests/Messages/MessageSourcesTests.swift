import AISDK
import StreamTestSupport
import Synchronization
import Testing

/// Tests that a stream produces the same messages from its bytes and from its events.
@Suite struct MessageSourcesTests {
    /// The result of reading a stream.
    private struct Reading: Equatable {
        var message: UIMessageStream.UIMessage?
        var failure: ClientReplay.Failure?
        var ending: StreamEnding?
    }

    @Test("bytes and events produce the same message", arguments: Recording.all)
    func agree(_ recording: Recording) async {
        let whole = await reading(recording, in: recording.body.count) { bytes, reducer, handlers in
            MessageStream(bytes: bytes, reducer: reducer, handlers: handlers)
        }
        for size in [1, 7, 61] {
            let ofBytes = await reading(recording, in: size) { bytes, reducer, handlers in
                MessageStream(bytes: bytes, reducer: reducer, handlers: handlers)
            }
            let ofEvents = await reading(recording, in: size) { bytes, reducer, handlers in
                MessageStream(EventStream<UIMessageStream>(bytes), reducer: reducer, handlers: handlers)
            }
            #expect(ofBytes == whole, "in pieces of \(size) bytes")
            #expect(ofEvents == whole, "events, in pieces of \(size) bytes")
        }
    }

    @Test("halves of a surrogate pair are joined in filtered decoded events")
    func decodedEvents() async throws {
        let halves =
            #"data: {"type":"text-delta","id":"t","delta":"\ud83d"}"# + "\n\n"
            + #"data: {"type":"text-delta","id":"t","delta":"\ude00"}"# + "\n\n"
        let body = Array((#"data: {"type":"text-start","id":"t"}"# + "\n\n" + halves).utf8)
        let events = EventStream<UIMessageStream>(Chunks(bytes: body, size: 1)).decoded.filter { $0.event.kind != nil }
        var last: UIMessageStream.UIMessage?
        for try await message in MessageStream(events) { last = message }
        #expect(last?.text == "😀")
    }

    private func reading(
        _ recording: Recording,
        in size: Int,
        _ makeStream: (Chunks, MessageReducer, MessageStream.Handlers) -> MessageStream
    ) async -> Reading {
        let ending = Mutex<StreamEnding?>(nil)
        let reducer = MessageReducer(initialMessage: recording.initialMessage, generateID: { "made-up" })
        let handlers = MessageStream.Handlers(onEnd: { end in ending.withLock { $0 = end } })
        let stream = makeStream(Chunks(bytes: recording.body, size: max(1, size)), reducer, handlers)
        var result = Reading()
        do {
            for try await message in stream { result.message = message }
        } catch let failure as ClientReplay.Failure {
            result.failure = failure
        } catch {
            Issue.record(error)
        }
        result.ending = ending.withLock { $0 }
        return result
    }
}

/// The bytes of a recording in chunks of one size.
private struct Chunks: AsyncSequence, Sendable {
    var bytes: [UInt8]
    var size: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        var size: Int

        mutating func next() async -> [UInt8]? {
            if rest.isEmpty { return nil }
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes[...], size: size) }
}
