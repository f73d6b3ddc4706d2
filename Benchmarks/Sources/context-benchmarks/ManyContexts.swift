import AISDK

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures the memory of many contexts, and whether they lose events.
enum ManyContexts {
    /// The bytes of memory that this process uses.
    static var residentBytes: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var sizes = (0, 0)
        let values = [CChar](unsafeUninitializedCapacity: 256) { buffer, count in
            count = fread(buffer.baseAddress, 1, 255, file)
        }
        let pieces = String(decoding: values.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        if pieces.count > 1 { sizes = (Int(pieces[0]) ?? 0, Int(pieces[1]) ?? 0) }
        return sizes.1 * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// The seconds of processor time of this process.
    static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Returns the bytes that an open, idle context uses, with its heartbeat and, on request, the task that reads it.
    static func idle(_ count: Int, isRead: Bool) async throws -> Int {
        _ = try await opened(100, isRead: isRead)
        let before = residentBytes
        let open = try await opened(count, isRead: isRead)
        try await Task.sleep(for: .seconds(1))
        let size = (residentBytes - before) / count
        for item in open { try await item.context.finish() }
        return size
    }

    private static func opened(
        _ count: Int,
        isRead: Bool
    ) async throws -> [(context: ChatContext, bytes: StreamBytes)] {
        var open: [(context: ChatContext, bytes: StreamBytes)] = []
        for _ in 0..<count {
            let context = ChatContext()
            let bytes = context.bytes
            open.append((context, bytes))
            if isRead { Task { await bytes.reduce(into: 0) { $0 += $1.count } } }
            try await context.writeText("Hello")
        }
        return open
    }

    /// Returns the bytes that a writer uses that is a million events ahead of its reader.
    static func stalled() async throws -> Int {
        _ = try await ContextBenchmarks.throughput(100_000, collects: false)
        let before = residentBytes
        let context = ChatContext()
        let bytes = context.bytes
        context.run { context in
            for _ in 0..<1_000_000 { try await context.writeText(ContextBenchmarks.delta) }
        }
        try await Task.sleep(for: .seconds(2))
        let size = residentBytes - before
        _ = bytes
        return size
    }

    /// Runs contexts at once, each with a hundred deltas at random times, and counts the events that arrive in order.
    static func open(_ count: Int) async throws -> (seconds: Double, processor: Double, resident: Int, lost: Int) {
        let clock = ContinuousClock()
        let start = clock.now
        let processor = processorSeconds
        var peak = 0
        let lost = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<count { group.addTask { await one() } }
            try? await Task.sleep(for: .seconds(3))
            peak = residentBytes
            return await group.reduce(0, +)
        }
        let elapsed = (clock.now - start).nanoseconds / 1e9
        return (elapsed, processorSeconds - processor, peak, lost)
    }

    private static func one() async -> Int {
        let context = ChatContext(options: StreamOptions(heartbeat: .milliseconds(500)))
        let bytes = context.bytes
        context.run { context in
            for number in 0..<100 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 0..<200)))
                try await context.writeText("\(number) ")
            }
        }
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .strict))
        var expected = 0
        do {
            for await chunk in bytes {
                decoder.append(chunk)
                while let decoded = try decoder.next() {
                    guard case .textDelta(let event) = decoded.event else { continue }
                    if event.delta == "\(expected) " { expected += 1 }
                }
            }
        } catch {
            return 100
        }
        return 100 - expected
    }
}
