import AISDK
import StreamTestSupport
import Synchronization
import Testing

@Suite("Readers") struct ReaderTests {
    @Test("writers wait for a slow reader at the high-water mark")
    func backpressure() async throws {
        let mark = 1_000
        let context = ChatContext(options: StreamOptions(highWaterMark: mark))
        var bytes = context.bytes.makeAsyncIterator()
        let work = context.run { context in
            for _ in 0..<2_000 { try await context.writeText("0123456789") }
        }
        var largest = 0
        while let chunk = await bytes.next() {
            largest = max(largest, chunk.count)
            for _ in 0..<5 { await Task.yield() }
        }
        #expect(largest < mark + 400)
        #expect(largest >= mark)
        #expect(await work.value.description == "finished")
    }

    @Test("events that are written together arrive as one chunk of whole frames")
    func coalesces() async throws {
        let context = ChatContext()
        for _ in 0..<100 { try await context.writeText("x") }
        var bytes = context.bytes.makeAsyncIterator()
        let chunk = try #require(await bytes.next())
        let text = String(decoding: chunk, as: UTF8.self)
        #expect(text.hasSuffix("\n\n"))
        #expect(text.split(separator: "\n\n").count == 103)
    }

    @Test("a single event is delivered at once")
    func loneEvent() async throws {
        let context = ChatContext()
        var bytes = context.bytes.makeAsyncIterator()
        async let first = bytes.next()
        try await context.writeData("x", data: 1)
        #expect(await first != nil)
        try await context.finish()
    }

    @Test("the work is cancelled when its reader is released")
    func vanishes() async {
        let context = ChatContext()
        let isCancelled = Mutex(false)
        let work = context.run { context in
            do {
                while true { try await context.writeText("on and on ") }
            } catch {
                isCancelled.withLock { $0 = Task.isCancelled }
                throw error
            }
        }
        do {
            var bytes = context.bytes.makeAsyncIterator()
            _ = await bytes.next()
        }
        #expect(await work.value.description == "disconnected")
        #expect(isCancelled.withLock { $0 })
        await #expect(throws: StreamWriteError.disconnected) { try await context.writeText("more") }
    }

    @Test("cancelling the reading task counts as a disconnect")
    func readerIsCancelled() async {
        let context = ChatContext()
        let bytes = context.bytes
        let reader = Task { for await _ in bytes {} }
        let work = context.run {
            try await Task.sleep(for: .seconds(3_600)); try await $0.writeText("never")
        }
        reader.cancel()
        await reader.value
        #expect(await work.value.description == "disconnected")
    }

    @Test("work with `continuesAfterDisconnect` continues without a client and is recorded")
    func continues() async {
        let (completions, continuation) = AsyncStream.makeStream(of: StreamCompletion<UIMessageStream>.self)
        let context = ChatContext(options: StreamOptions(highWaterMark: 100, continuesAfterDisconnect: true)) {
            continuation.yield($0)
            continuation.finish()
        }
        let work = context.run { context in
            for number in 0..<1_000 { try await context.writeText("\(number) ") }
        }
        do { _ = context.bytes }
        #expect(await work.value.description == "finished")
        for await completion in completions {
            #expect(completion.isDisconnected)
            #expect(completion.outcome.description == "finished")
            #expect(completion.record?.text.hasSuffix("999 ") == true)
        }
    }

    /// Makes tasks wait until it is opened.
    private struct Gate: Sendable {
        private let stream = AsyncStream.makeStream(of: Void.self)

        func wait() async { for await _ in stream.stream {} }
        func open() { stream.continuation.finish() }
    }

    @Test("the bytes end only after the completion handler, so the client's next request finds the answer")
    func endsAfterCompletion() async {
        let gate = Gate()
        let isStored = Mutex(false)
        let context = ChatContext { _ in
            await gate.wait()
            isStored.withLock { $0 = true }
        }
        context.run { try await $0.writeText("Hello") }
        var text = ""
        for await chunk in context.bytes {
            text += String(decoding: chunk, as: UTF8.self)
            guard text.hasSuffix("[DONE]\n\n") else { continue }
            #expect(!isStored.withLock { $0 })
            gate.open()
        }
        #expect(text.hasSuffix("[DONE]\n\n"))
        #expect(isStored.withLock { $0 })
    }

    @Test("a client that disconnects does not wait for the completion handler", arguments: [true, false])
    func leavesBeforeCompletion(isEarly: Bool) async {
        let (gate, isDone) = (Gate(), Gate())
        let context = ChatContext { _ in await gate.wait() }
        let work = context.run { try await $0.writeText("Hello") }
        let bytes = context.bytes
        let reader = Task {
            for await chunk in bytes where String(decoding: chunk, as: UTF8.self).contains("[DONE]") { isDone.open() }
        }
        if !isEarly { await isDone.wait() }
        reader.cancel()
        await reader.value
        gate.open()
        _ = await work.value
    }

    @Test("cancellation wakes a writer that waits for room, and the stream still ends normally")
    func cancelledWhileWaiting() async {
        let context = ChatContext(options: StreamOptions(highWaterMark: 10))
        let isWaiting = AsyncStream.makeStream(of: Void.self)
        let work = context.run { context in
            try await context.writeText("more than ten bytes")
            isWaiting.continuation.yield()
            try await context.writeText("waits")
        }
        for await _ in isWaiting.stream { break }
        for _ in 0..<100 { await Task.yield() }
        work.cancel()
        #expect(await work.value.description == "aborted")
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        #expect(replay.types.last == "abort")
        #expect(replay.isDone)
    }

    @Test("cancelling work that sleeps aborts the stream")
    func cancelledWhileSleeping() async {
        let context = ChatContext()
        let work = context.run { context in
            try await context.writeText("a")
            try await Task.sleep(for: .seconds(3_600))
        }
        work.cancel()
        #expect(await work.value.description == "aborted")
        #expect(Replay(await context.allBytes()).problem == nil)
    }

    @Test("the stream ends if its work is cancelled before it begins")
    func cancelledBefore() async {
        let context = ChatContext()
        let work = context.run { _ in try Task.checkCancellation() }
        work.cancel()
        _ = await work.value
        #expect(Replay(await context.allBytes()).isDone)
    }

    @Test("a second reader gets no bytes while the first waits")
    func secondReader() async throws {
        let context = ChatContext(options: StreamOptions(heartbeat: nil))
        let bytes = context.bytes
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var iterator = bytes.makeAsyncIterator()
                    return await iterator.next()
                }
            }
            // The reader that returns before anything is written is the second one.
            let second = try await group.next()
            #expect(second == .some(nil))
            try await context.finish()
            let first = try await group.next()
            #expect(first??.isEmpty == false)
        }
    }

    @Test("an event larger than the high-water mark is delivered whole")
    func largeEvent() async {
        let replay = await replay(options: StreamOptions(highWaterMark: 1)) { context in
            try await context.writeText(String(repeating: "x", count: 100_000))
            try await context.writeText("y")
        }
        #expect(replay.problem == nil)
        #expect(
            replay.events.contains { if case .textDelta(let e) = $0 { e.delta.utf8.count == 100_000 } else { false } }
        )
    }
}

@Suite("Unread bytes") struct ReaderTimeoutTests {
    @Test("a writer that waits for room fails after the reader timeout")
    func nobodyReads() async throws {
        let clock = ManualClock()
        let context = ChatContext(
            options: StreamOptions(highWaterMark: 100, readerTimeout: .seconds(60), heartbeat: nil, clock: clock)
        )
        let work = context.run { stream in
            while true { try await stream.writeText("on and on ") }
        }
        await clock.sleepers(1)
        clock.advance(by: .seconds(60))
        #expect(await work.value.description == "disconnected")
    }

    @Test("a writer waits for a reader that arrives before the timeout")
    func lateReader() async throws {
        let clock = ManualClock()
        let context = ChatContext(
            options: StreamOptions(highWaterMark: 100, readerTimeout: .seconds(60), heartbeat: nil, clock: clock)
        )
        let work = context.run { stream in
            for _ in 0..<100 { try await stream.writeText("on and on ") }
        }
        await clock.sleepers(1)
        let bytes = context.bytes
        clock.advance(by: .seconds(60))
        for await _ in bytes {}
        #expect(await work.value.description == "finished")
    }
}
