import AISDK
import StreamTestSupport
import Testing

@Suite("Heartbeats and delta windows") struct HeartbeatTests {
    private func text(_ chunk: [UInt8]?) -> String { String(decoding: chunk ?? [], as: UTF8.self) }

    @Test("a comment is sent after every silent interval")
    func beats() async {
        let clock = ManualClock()
        let context = ChatContext(options: StreamOptions(heartbeat: .seconds(15), clock: clock))
        let bytes = context.bytes
        let chunks = Task {
            var chunks: [[UInt8]] = []
            for await chunk in bytes.prefix(3) { chunks.append(chunk) }
            return chunks
        }
        // Time may advance before the reader waits again, so there may be more intervals than comments.
        let ticking = Task {
            while !Task.isCancelled {
                await clock.sleepers(1)
                clock.advance(by: .seconds(15))
                await Task.yield()
            }
        }
        let all = await chunks.value
        ticking.cancel()
        #expect(all.map { text($0) } == [": \n\n", ": \n\n", ": \n\n"])
        try? await context.finish()
    }

    @Test("no comment is sent while events are written")
    func staysSilent() async throws {
        let clock = ManualClock()
        let context = ChatContext(options: StreamOptions(heartbeat: .seconds(15), clock: clock))
        var bytes = context.bytes.makeAsyncIterator()
        async let first = bytes.next()
        await clock.sleepers(1)
        clock.advance(by: .seconds(10))
        try await context.writeData("x", data: 1)
        #expect(text(await first).contains("data-x"))
        async let second = bytes.next()
        // The heartbeat wakes after 15 seconds, finds 5 seconds of silence, and sleeps for the remaining 10.
        for _ in 0..<100 { await Task.yield() }
        clock.advance(by: .seconds(5))
        await clock.sleepers(1)
        clock.advance(by: .seconds(9))
        try await context.writeData("y", data: 1)
        let chunk = text(await second)
        #expect(chunk.contains("data-y"))
        #expect(!chunk.contains(": \n\n"))
        try await context.finish()
    }

    @Test("readers ignore comments")
    func areIgnored() async throws {
        let clock = ManualClock()
        let context = ChatContext(options: StreamOptions(heartbeat: .seconds(1), clock: clock))
        let bytes = context.bytes
        let reader = Task {
            var all: [UInt8] = []
            for await chunk in bytes { all += chunk }
            return all
        }
        try await context.writeText("a")
        await clock.sleepers(1)
        clock.advance(by: .seconds(1))
        await clock.sleepers(1)
        try await context.finish()
        let all = await reader.value
        #expect(text(all).contains("\n\n: \n\n"))
        #expect(Replay(all).problem == nil)
    }

    @Test("no comment is sent without a heartbeat")
    func isOff() async throws {
        let clock = ManualClock()
        let context = ChatContext(options: StreamOptions(heartbeat: nil, clock: clock))
        var bytes = context.bytes.makeAsyncIterator()
        async let first = bytes.next()
        for _ in 0..<100 { await Task.yield() }
        clock.advance(by: .seconds(100))
        try await context.finish()
        #expect(!text(await first).contains(": \n\n"))
    }

    @Test("deltas are joined while the window is open, and other events are not delayed")
    func gathers() async throws {
        let clock = ManualClock()
        let options = StreamOptions(heartbeat: nil, deltaWindow: .milliseconds(50), clock: clock)
        let context = ChatContext(messageID: "m", options: options)
        for piece in ["a", "b", "c"] { try await context.writeText(piece) }
        await clock.sleepers(1)
        clock.advance(by: .milliseconds(50))
        let call = try await context.startToolInput("x")
        for piece in ["{", "\"a\"", ":1}"] { try await context.appendToolInput(call, text: piece) }
        try await context.finishToolInput(call, name: "x", input: ["a": 1])
        try await context.writeText("d")
        try await context.finish()
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        let deltas = replay.events.compactMap { event -> String? in
            switch event {
            case .textDelta(let event): event.delta
            case .toolInputDelta(let event): event.inputTextDelta
            default: nil
            }
        }
        #expect(deltas == ["abc", "{\"a\":1}", "d"])
        clock.advance(by: .seconds(1))
    }

    @Test("deltas of different parts, or with their own metadata, are not joined")
    func keepsApart() async throws {
        let options = StreamOptions(heartbeat: nil, deltaWindow: .seconds(1), clock: ManualClock())
        let context = ChatContext(options: options)
        try await context.write([.textStart(id: "a"), .textStart(id: "b")])
        for id in ["a", "b", "b", "a"] { try await context.write(.textDelta(id: id, delta: id)) }
        try await context.write(.textDelta(id: "a", delta: "x", providerMetadata: ["p": ["k": 1]]))
        try await context.finish()
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        let deltas = replay.events.compactMap { if case .textDelta(let event) = $0 { event.delta } else { nil } }
        #expect(deltas == ["a", "bb", "a", "x"])
    }
}
