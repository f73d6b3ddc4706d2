import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import StreamRuntime
import Testing

/// Answers of Anthropic whose events are lost, doubled or out of order.
struct AnthropicDisorderTests {
    @Test(arguments: ProviderCase.all(of: "anthropic"))
    func `Whatever the provider sends, clients get a stream that they accept`(_ recorded: ProviderCase) throws {
        let text = String(decoding: recorded.body, as: UTF8.self)
        let frames = text.split(separator: "\n\n").map(String.init)
        for seed in 1...4 as ClosedRange<UInt64> {
            let broken = Self.disorder(frames, seed &* UInt64(recorded.body.count))
            for (_, client) in RelayCorpusTests.versions {
                var relayCase = try recorded.relayCase(client)
                relayCase.body = Array((broken.joined(separator: "\n\n") + "\n\n").utf8)
                let relayed = relayCase.relayed(messageID: "msg", pieceSize: 7)
                let failure = try Self.refusal(of: relayed.events, client, mayEnd: relayed.turn.hasFailed)
                #expect(failure == nil, "seed \(seed)")
            }
        }
    }

    /// Drops, doubles and moves some frames.
    private static func disorder(_ frames: [String], _ seed: UInt64) -> [String] {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(bound, 1)
        }
        var frames = frames
        for _ in 0...next(3) where !frames.isEmpty {
            let index = next(frames.count)
            switch next(4) {
            case 0: frames.remove(at: index)
            case 1: frames.insert(frames[index], at: next(frames.count))
            case 2: frames.insert(frames.remove(at: index), at: next(frames.count))
            default: frames.removeSubrange(index...)
            }
        }
        return frames
    }

    /// The rule that a strict reader finds broken; nil if there is none.
    ///
    /// Clients stop at an error. Those that read on must not find another.
    private static func refusal(
        of events: [UIMessageStream.Event],
        _ client: ClientVersion,
        mayEnd: Bool
    ) throws -> String? {
        let events = events.filter { if case .error = $0 { false } else { true } }
        var writer = JSONWriter(for: UIMessageStream.self)
        for event in events { try writer.writeFrame(event) }
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(lifecycle: .strict, client: client))
        decoder.append(writer.bytes)
        decoder.finish()
        do throws(EventStreamError) {
            while try decoder.next() != nil {}
            return nil
        } catch {
            if case .leftOpen = error.reason, mayEnd { return nil }
            return "\(error)"
        }
    }
}
