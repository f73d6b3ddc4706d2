import Foundation
import ProtocolSupport
import StreamRuntime
import Testing

/// Handlers that write whatever comes to mind, and what clients make of it.
///
/// The sequences are the same each time. `RANDOM_WRITER_SEQUENCES` asks for more or fewer of them for each floor, and
/// `RANDOM_WRITER_SEED` for others; a failure names the seed that makes its sequence alone.
@Suite struct RandomWriterTests {
    static let floors = [
        ClientVersion(5, 0, 0), ClientVersion(5, 0, 244), ClientVersion(6, 0, 0), ClientVersion(6, 0, 264),
        ClientVersion(7, 0, 0), ClientVersion(7, 0, 77),
    ]
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["RANDOM_WRITER_SEQUENCES"].flatMap { Int($0) } ?? 2_000
    private static let faultLimit = environment["RANDOM_WRITER_FAULTS"].flatMap { Int($0) } ?? 5
    private static let firstSeed = environment["RANDOM_WRITER_SEED"].flatMap { UInt64($0) } ?? 1

    @Test(
        "whatever is written, every client from the floor on takes it to its end, and has the message that is stored",
        arguments: floors
    )
    func randomSequences(_ floor: ClientVersion) async {
        var faultCount = 0
        var seen: Set<String> = []
        for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.count) {
            let sequence = SequenceGenerator.sequence(seed: seed, floor: floor)
            let verdict = await SequenceCheck.verdict(on: sequence, asksAll: seed.isMultiple(of: 100))
            seen.formUnion(verdict.types)
            if let outcome = verdict.outcome { seen.insert(outcome) }
            guard let fault = verdict.fault else { continue }
            faultCount += 1
            if faultCount > Self.faultLimit { return }
            let (smaller, rest) = await SequenceShrinker.shrink(sequence, fault)
            Issue.record("seed \(seed), \(rest)\n\(smaller)")
        }
        guard Self.count >= 1_000 else { return }
        #expect(missing(from: seen, floor) == [], "the sequences do not write everything")
    }

    /// The events that may be written for a floor, and the ways to end, that are not among those seen.
    private func missing(from seen: Set<String>, _ floor: ClientVersion) -> [String] {
        let events = UIMessageStream.events.filter { shape in
            guard let first = shape.availability.sendableFrom, first <= floor else { return false }
            return !seen.contains { shape.isFamily ? $0.hasPrefix(shape.type) : $0 == shape.type }
        }
        let outcomes = ["finished", "aborted", "failed", "disconnected"].filter { outcome in
            !seen.contains { $0.hasPrefix(outcome) }
        }
        return events.map(\.type) + outcomes
    }
}
