package import AISDK
import Testing

/// The events of a stream's bytes, read back with the strictest checks.
package struct Replay {
    package var events: [UIMessageStream.Event] = []
    package var isDone = false
    package var problem: String?

    /// Reads bytes as the client would and checks them against the lifecycle.
    package init(
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

    /// The types of the events.
    package var types: [String] { events.map(\.type) }
}

extension StreamContext {
    /// Returns everything that the stream has written, after it has ended.
    package func allBytes() async -> [UInt8] {
        var all: [UInt8] = []
        for await chunk in bytes { all += chunk }
        return all
    }
}

/// Runs work in a context and replays the bytes it writes.
package func replay(
    options: StreamOptions = StreamOptions(),
    messageID: String? = nil,
    _ work: @escaping @Sendable (ChatContext) async throws -> Void
) async -> Replay {
    let context = ChatContext(messageID: messageID, options: options)
    context.run(work)
    return Replay(await context.allBytes(), client: options.client ?? .v6)
}

package struct SampleError: Error, Equatable, CustomStringConvertible {
    package init() {}

    package var description: String { "the password is hunter2" }
}

/// Returns the lifecycle violations of a sequence of events.
package func judged(
    _ engine: inout LifecycleEngine<UIMessageStream>,
    _ events: [UIMessageStream.Event]
) -> [LifecycleError] {
    var violations: [LifecycleError] = []
    for event in events {
        if let violation = engine.accept(event) { violations.append(violation) }
    }
    return violations
}
