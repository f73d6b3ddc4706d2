import AISDK
import Foundation
@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing

/// Runs random handlers and checks the messages that clients build from their streams.
///
/// The sequences are the same in every run. `RANDOM_WRITER_SEQUENCES` sets their number for each floor,
/// `RANDOM_WRITER_SEED` the first seed, and `RANDOM_WRITER_FAULTS` the number of faults to show for each floor.
/// Each fault names the seed of its sequence.
@Suite struct RandomWriterTests {
    static let floors = [
        ClientVersion(5, 0, 0), ClientVersion(5, 0, 244), ClientVersion(6, 0, 0), ClientVersion(6, 0, 264),
        ClientVersion(7, 0, 0), ClientVersion(7, 0, 77),
    ]
    private static let sequenceCount = setting("SEQUENCES") ?? 2_000
    private static let firstSeed = UInt64(setting("SEED") ?? 1)
    private static let faultLimit = setting("FAULTS") ?? 3

    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment["RANDOM_WRITER_\(name)"].flatMap { Int($0) }
    }

    @Test(
        "every client from the floor on accepts any written stream and has the stored message",
        arguments: floors
    )
    func anySequence(_ floor: ClientVersion) async {
        let seen = await check { _ in floor }
        guard Self.sequenceCount >= 1_000 else { return }
        #expect(Self.missing(from: seen, floor) == [], "the sequences do not write everything")
    }

    @Test("clients also accept streams and have the stored message at floors where clients change")
    func anyFloor() async {
        let floors = ClientVersions.all
        _ = await check { seed in floors[Int(seed % UInt64(floors.count))] }
    }

    /// Runs and checks the sequences; returns the types of the sent events and the outcomes of the streams.
    private func check(_ floor: (UInt64) -> ClientVersion) async -> Set<String> {
        var seen: Set<String> = []
        var faultCount = 0
        for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.sequenceCount) {
            let sequence = SequenceGenerator.sequence(seed: seed, floor: floor(seed))
            let verdict = await SequenceCheck.verdict(
                on: sequence,
                asksAll: seed.isMultiple(of: 500),
                runsTwice: seed.isMultiple(of: 4)
            )
            seen.formUnion(verdict.types)
            if let outcome = verdict.outcome { seen.insert(outcome) }
            guard let fault = verdict.fault else { continue }
            faultCount += 1
            guard faultCount <= Self.faultLimit else { continue }
            let (smaller, rest) = await SequenceShrinker.shrink(sequence, fault)
            Issue.record("seed \(seed), \(rest)\n\(smaller)")
        }
        #expect(faultCount == 0, "of \(Self.sequenceCount) sequences")
        return seen
    }

    /// Returns the events that can be written for a floor, and the outcomes, that are missing from `seen`.
    private static func missing(from seen: Set<String>, _ floor: ClientVersion) -> [String] {
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
