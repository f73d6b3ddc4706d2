import AISDK
import ModelBridge
import ProtocolSupport
import StreamInspection
import StreamRuntime
import Testing

/// Answers that lost, repeated or swapped a chunk on their way.
struct MutilatedAnswerTests {
    private static let cases = ProviderCase.all(of: "google")

    @Test(arguments: cases)
    func `A client accepts whatever becomes of a broken answer`(_ recorded: ProviderCase) throws {
        let frames = Self.frames(of: recorded.body)
        for index in frames.indices {
            var dropped = frames
            let frame = dropped.remove(at: index)
            try expectAccepted(recorded, dropped)
            var repeated = frames
            repeated.insert(frame, at: index)
            try expectAccepted(recorded, repeated)
            guard index > 0 else { continue }
            var swapped = frames
            swapped.swapAt(index - 1, index)
            try expectAccepted(recorded, swapped)
        }
    }

    private func expectAccepted(_ recorded: ProviderCase, _ frames: [[UInt8]]) throws {
        for (name, client) in RelayCorpusTests.versions {
            var relayCase = try recorded.relayCase(client)
            relayCase.body = Array(frames.joined())
            let events = relayCase.relayed(messageID: "msg").events
            var decoder = EventDecoder<UIMessageStream>()
            for event in events {
                decoder.append(Array("data: ".utf8) + (try event.json(floor: client)) + Array("\n\n".utf8))
            }
            decoder.finish()
            while let decoded = try decoder.next() {
                #expect(decoded.violation == nil, "\(recorded.name), \(name): \(decoded.event)")
                // Clients read no further.
                if case .error = decoded.event { break }
            }
            #expect(decoder.violationsAtEnd.isEmpty, "\(recorded.name), \(name): \(decoder.violationsAtEnd)")
        }
    }

    /// The pieces between blank lines, with them.
    private static func frames(of body: [UInt8]) -> [[UInt8]] {
        var frames: [[UInt8]] = [[]]
        for byte in body {
            frames[frames.count - 1].append(byte)
            if frames[frames.count - 1].suffix(2) == [10, 10] { frames.append([]) }
        }
        return frames.filter { !$0.isEmpty }
    }
}
