import AISDK
import GeneratedProtocol
import ProtocolSupport

/// Runs only one stage over a number of text deltas, so that a profiler can count its instructions.
enum InstructionProbe {
    /// The stages, by their names on the command line.
    static let stages: [String: @Sendable (Int) throws -> Int] = [
        "frames": frames, "event": event, "decode": decode, "message": message, "encode": encode,
    ]

    private static let delta = UIMessageStream.Event.textDelta(id: "text-001", delta: "eight ch")

    /// Returns a body of about `count` deltas, in chunks as a network delivers them.
    ///
    /// All chunks but the first are the same bytes, so that making them costs nothing that is counted. A frame has 64 bytes, so
    /// every chunk begins and ends in the middle of one.
    private static func chunks(_ count: Int) throws -> [[UInt8]] {
        var writer = JSONWriter(for: UIMessageStream.self)
        for event: UIMessageStream.Event in [.start(), .startStep(), .textStart(id: "text-001")] {
            try writer.writeFrame(event)
        }
        for _ in 0..<512 { try writer.writeFrame(delta) }
        let body = writer.takeBytes()
        let chunk = Array(body[16_384..<32_768])
        return [Array(body[..<16_384])] + Array(repeating: chunk, count: count / 256 - 1)
    }

    private static func frames(_ count: Int) throws -> Int {
        var decoder = SSEDecoder()
        var total = 0
        for chunk in try chunks(count) {
            decoder.append(chunk)
            while let frame = try decoder.next() { total += frame.data.count }
        }
        return total
    }

    private static func event(_ count: Int) throws -> Int {
        let json = try delta.json()[...]
        var total = 0
        for _ in 0..<count {
            if case .textDelta(let event) = try UIMessageStream.Event(json: json) { total += event.delta.utf8.count }
        }
        return total
    }

    private static func decode(_ count: Int) throws -> Int {
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .off))
        var total = 0
        for chunk in try chunks(count) {
            decoder.append(chunk)
            while let decoded = try decoder.next() {
                if case .textDelta(let event) = decoded.event { total += event.delta.utf8.count }
            }
        }
        return total
    }

    /// Like `decode`, but through an asynchronous sequence; callgrind cannot follow it, other profilers can.
    static func stream(_ count: Int) async throws -> Int {
        let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
        for chunk in try chunks(count) { continuation.yield(chunk) }
        continuation.finish()
        var total = 0
        for try await event in EventStream<UIMessageStream>(bytes) {
            if case .textDelta(let event) = event { total += event.delta.utf8.count }
        }
        return total
    }

    private static func message(_ count: Int) throws -> Int {
        var decoder = SSEDecoder()
        var reducer = MessageReducer()
        for chunk in try chunks(count) {
            decoder.append(chunk)
            while let frame = try decoder.next() { try reducer.apply(json: frame.data) }
        }
        return reducer.message?.text.utf8.count ?? 0
    }

    private static func encode(_ count: Int) throws -> Int {
        var writer = JSONWriter(capacity: 1 << 16)
        var total = 0
        for index in 0..<count {
            try writer.writeFrame(delta)
            if index % 512 == 511 {
                total += writer.count
                writer.removeAll(keepingCapacity: true)
            }
        }
        return total
    }
}
