import StreamRuntime
import Testing

/// What a stream's bytes say, read back as strictly as can be.
struct Replay {
    var events: [UIMessageStream.Event] = []
    var isDone = false
    var problem: String?

    /// Reads bytes as the client would, and holds them against the lifecycle.
    init(
        _ bytes: [UInt8],
        client: ClientVersion = .v6,
        continuing lifecycle: LifecycleEngine<UIMessageStream> = .init()
    ) {
        var decoder = EventDecoder<UIMessageStream>(
            ReadingOptions(lifecycle: .strict, client: client),
            lifecycle: lifecycle
        )
        decoder.append(bytes)
        decoder.finish()
        do {
            while let decoded = try decoder.next() { events.append(decoded.event) }
        } catch {
            problem = "\(error)"
        }
        isDone = decoder.ending == .done
    }

    /// The events' names.
    var types: [String] { events.map(\.type) }
}

extension StreamContext {
    /// Everything that the stream has written, once it has ended.
    func allBytes() async -> [UInt8] {
        var all: [UInt8] = []
        for await chunk in bytes { all += chunk }
        return all
    }
}

/// Runs work in a context and reads what comes out.
func replay(
    options: StreamOptions = StreamOptions(),
    messageID: String? = nil,
    _ work: @escaping @Sendable (ChatContext) async throws -> Void
) async -> Replay {
    let context = ChatContext(messageID: messageID, options: options)
    context.run(work)
    return Replay(await context.allBytes(), client: options.client ?? .v6)
}

struct SampleError: Error, Equatable, CustomStringConvertible {
    var description: String { "the password is hunter2" }
}

/// What the lifecycle has against events in a row.
func judged(
    _ engine: inout LifecycleEngine<UIMessageStream>,
    _ events: [UIMessageStream.Event]
) -> [LifecycleViolation] {
    var violations: [LifecycleViolation] = []
    for event in events {
        if let violation = engine.accept(event) { violations.append(violation) }
    }
    return violations
}
