import AISDK

/// Measures the cost of a context, from `writeText` to bytes that have been read.
///
/// `throughput`, `write`, `data`, `tools` and `encode` print nanoseconds per event; `idle` and `stalled` print bytes;
/// `open` prints seconds, seconds of processor time, bytes, and the number of lost events.
@main
struct ContextBenchmarks {
    static let delta = "8 chars."

    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "throughput": report(try await throughput(count(arguments), collects: arguments.contains("collect")))
        case "write": report(try await write(count(arguments)))
        case "encode": report(try encode(count(arguments)))
        case "data": report(try await data(count(arguments), collects: arguments.contains("collect")))
        case "tools": report(try await tools(count(arguments), collects: arguments.contains("collect")))
        case "idle": print(try await ManyContexts.idle(count(arguments), isRead: arguments.contains("read")))
        case "stalled": print(try await ManyContexts.stalled())
        case "open":
            let result = try await ManyContexts.open(count(arguments))
            print(result.seconds, result.processor, result.resident, result.lost)
        default:
            print(
                "usage: context-benchmarks throughput|write|data|tools|encode|idle|open COUNT [collect] [read], or stalled"
            )
        }
    }

    static func count(_ arguments: [String]) -> Int { arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000 }

    static func report(_ nanoseconds: Double) { print(nanoseconds) }

    /// Measures one writer and one reader.
    static func throughput(_ count: Int, collects: Bool) async throws -> Double {
        let context = StreamContext(options: StreamOptions(collects: collects))
        let bytes = context.bytes
        let clock = ContinuousClock()
        let start = clock.now
        context.run { context in
            for _ in 0..<count { try await context.writeText(delta) }
        }
        var total = 0
        var chunks = 0
        for await chunk in bytes {
            total += chunk.count
            chunks += 1
        }
        let elapsed = clock.now - start
        precondition(total > count * delta.utf8.count)
        if CommandLine.arguments.contains("verbose") { print("chunks", chunks, "bytes", total) }
        return elapsed.nanoseconds / Double(count)
    }

    /// Measures one task that writes and reads in turn, so that it never waits.
    static func write(_ count: Int) async throws -> Double {
        let context = StreamContext(options: StreamOptions(highWaterMark: .max))
        var bytes = context.bytes.makeAsyncIterator()
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<count / 500 {
            for _ in 0..<500 { try await context.writeText(delta) }
            _ = await bytes.next()
        }
        return (clock.now - start).nanoseconds / Double(count)
    }

    /// Measures data parts, written and read in turn.
    static func data(_ count: Int, collects: Bool) async throws -> Double {
        let context = StreamContext(options: StreamOptions(collects: collects, highWaterMark: .max))
        var bytes = context.bytes.makeAsyncIterator()
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<count / 500 {
            for _ in 0..<500 { try await context.writeData("progress", data: 50, id: "upload") }
            _ = await bytes.next()
        }
        return (clock.now - start).nanoseconds / Double(count)
    }

    /// Measures tool calls of four events with streamed input, written and read in turn, with a step per hundred calls.
    static func tools(_ count: Int, collects: Bool) async throws -> Double {
        let context = StreamContext(options: StreamOptions(collects: collects, highWaterMark: .max))
        var bytes = context.bytes.makeAsyncIterator()
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<count / 400 {
            for _ in 0..<100 {
                let call = try await context.startToolInput("weather")
                try await context.appendToolInput(call, text: "{}")
                try await context.finishToolInput(call, name: "weather", input: [:] as JSONObject)
                try await context.completeToolCall(call, output: 3)
            }
            try await context.newStep()
            _ = await bytes.next()
        }
        return (clock.now - start).nanoseconds / Double(count)
    }

    /// Measures only encoding the same events into a buffer.
    static func encode(_ count: Int) throws -> Double {
        var writer = JSONWriter(for: UIMessageStream.self, floor: .v6)
        let id = RandomID.make()
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<count {
            try writer.writeFrame(UIMessageStream.Event.textDelta(id: id, delta: delta))
            if writer.count > 65_536 { writer.removeAll() }
        }
        return (clock.now - start).nanoseconds / Double(count)
    }
}

extension Duration {
    /// The duration in nanoseconds.
    var nanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9 }
}
