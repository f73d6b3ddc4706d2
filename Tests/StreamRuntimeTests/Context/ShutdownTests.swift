import AISDK
import StreamTestSupport
import Synchronization
import Testing

@Suite("Shutting down") struct ShutdownTests {
    @Test("shutting down ends the stream with a masked error, cancels the work and completes the message")
    func ends() async throws {
        let completion = Mutex<StreamCompletion<UIMessageStream>?>(nil)
        let seen = Mutex(0)
        let options = StreamOptions(onError: { _ in seen.withLock { $0 += 1 } })
        let context = ChatContext(options: options) { ended in completion.withLock { $0 = ended } }
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let work = context.run { stream in
            try await stream.writeText("Wait.")
            continuation.finish()
            try await Task.sleep(for: .seconds(600))
        }
        for await _ in begun {}
        await context.shutDown()

        let ended = try #require(completion.withLock { $0 })
        #expect(ended.outcome.description == "failed: the server is shutting down")
        #expect(ended.message?.text == "Wait.")
        #expect(await work.value.description == ended.outcome.description)
        #expect(seen.withLock { $0 } == 0, "The work did not fail.")
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil && replay.isDone)
        #expect(replay.types.suffix(3) == ["text-end", "finish-step", "error"])
        guard case .error(let event) = replay.events.last else { return }
        #expect(event.errorText == "An error occurred.")
    }

    @Test("shutting down releases writers that wait for a reader")
    func letsWritersGo() async throws {
        let context = ChatContext(options: StreamOptions(highWaterMark: 1))
        let work = context.run { stream in
            while true { try await stream.writeText("More and more.") }
        }
        await context.shutDown()
        #expect(await work.value.description == "failed: the server is shutting down")
        #expect(Replay(await context.allBytes()).isDone)
    }

    @Test("shutting down an ended stream only waits for its completion handler")
    func comesTooLate() async throws {
        let hasReturned = Mutex(false)
        let context = ChatContext { _ in
            try? await Task.sleep(for: .milliseconds(50))
            hasReturned.withLock { $0 = true }
        }
        let work = context.run { try await $0.writeText("Done.") }
        _ = await context.allBytes()
        await context.shutDown()
        #expect(hasReturned.withLock { $0 })
        #expect(await work.value.description == "finished")
    }

    @Test("a probe sends a comment at once, even without a heartbeat")
    func probes() async {
        let context = ChatContext(options: StreamOptions(heartbeat: nil))
        var bytes = context.bytes.makeAsyncIterator()
        async let chunk = bytes.next()
        context.probe()
        #expect(await chunk.map { String(decoding: $0, as: UTF8.self) } == ": \n\n")
        context.disconnect()
        context.probe()
        #expect(await bytes.next() == nil)
    }
}
