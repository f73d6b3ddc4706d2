import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing

/// Tests every recorded body, whole and cut in places where a network may cut it.
@Suite struct RecordedBodyTests {
    /// Additional events by the standard: the recorded client loses a record that ends in a bare CR.
    static let extraEvents = ["framing-cr-last-event-is-lost": 1]

    /// The events of a body, with errors in their places.
    typealias Outcome = [Result<DecodedEvent<UIMessageStream>, EventStreamError>]

    private static func outcome(_ split: Split) -> (events: Outcome, ending: StreamEnding?) {
        var decoder = EventDecoder<UIMessageStream>(ReadingOptions(readsPastDone: true))
        var outcome: Outcome = []
        for (index, chunk) in (split.chunks + [[]]).enumerated() {
            decoder.append(chunk)
            if index == split.chunks.count { decoder.finish() }
            while true {
                let result = Result { () throws(EventStreamError) in try decoder.next() }
                guard case .success(nil) = result else {
                    outcome.append(result.map { $0.unsafelyUnwrapped })
                    continue
                }
                break
            }
        }
        return (outcome, decoder.ending)
    }

    @Test("there are more than a hundred recordings") func thereAreRecordings() {
        #expect(RecordedBody.all.count > 100)
    }

    @Test("the decoder finds as many events as the client", arguments: RecordedBody.all)
    func eventCount(_ body: RecordedBody) {
        let (events, ending) = Self.outcome(Split(body.bytes, at: []))
        #expect(events.count == body.eventCount + Self.extraEvents[body.name, default: 0])
        #expect(ending != nil)
    }

    @Test("the events are the same however the bytes are cut", arguments: RecordedBody.all)
    func splits(_ body: RecordedBody) {
        var random = SeededRandom()
        let whole = Self.outcome(Split(body.bytes, at: []))
        var splits = body.splits.map { Split(body.bytes, at: $0) }
        for size in [1, 2, 3, 5, 7, 16, 61, 1000] {
            splits.append(Split(body.bytes, at: Array(stride(from: size, to: body.bytes.count, by: size))))
        }
        for _ in 0..<20 {
            let count = Int.random(in: 0...min(12, body.bytes.count), using: &random)
            let places = (0..<count).map { _ in Int.random(in: 0...body.bytes.count, using: &random) }
            splits.append(Split(body.bytes, at: places.sorted()))
        }
        for split in splits {
            let cut = Self.outcome(split)
            #expect(cut == whole, "seed \(random.seed), \(split)")
        }
    }
}

/// A random number generator that can be repeated with its seed.
struct SeededRandom: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64 = .random(in: 0...UInt64.max)) {
        self.seed = seed
        state = seed
    }

    /// Returns the next number, by SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
