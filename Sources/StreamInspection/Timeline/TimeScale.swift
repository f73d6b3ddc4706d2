/// Where a time stands from left to right: as far as it takes, but for long silences, which are drawn short.
struct TimeScale {
    /// A stretch in which nothing arrives, and that would leave no room for what does.
    struct Silence: Hashable {
        /// When it begins, in milliseconds.
        var begin: Int
        /// How long it is, in milliseconds.
        var length: Int

        /// When it ends.
        var end: Int { begin + length }
    }

    /// How much of the width a silence takes.
    static let silenceWidth = 0.06
    /// Shorter ones are drawn as they are, in milliseconds.
    private static let shortest = 5000
    /// No more are drawn short.
    private static let silenceLimit = 4

    /// The silences that are drawn short, in order.
    let silences: [Silence]
    private let total: Int

    /// Creates a scale for times that never go back.
    init(_ arrivals: [Int]) {
        total = max(1, arrivals.last ?? 1)
        silences = Self.silences(arrivals)
    }

    /// How long the stream is, without the silences.
    var activeTime: Int { total - silences.reduce(0) { $0 + $1.length } }

    /// The stretches between the silences.
    var stretches: [ClosedRange<Int>] {
        let edges = [0] + silences.flatMap { [$0.begin, $0.end] } + [total]
        return stride(from: 0, to: edges.count, by: 2).map { edges[$0]...edges[$0 + 1] }
    }

    /// The place of a time, from 0 at the left to 1 at the right.
    func place(of time: Int) -> Double {
        let pace = (1 - Double(silences.count) * Self.silenceWidth) / Double(max(1, activeTime))
        var place = Double(time) * pace
        for silence in silences where silence.begin < time {
            let passed = min(time, silence.end) - silence.begin
            place += Self.silenceWidth * Double(passed) / Double(silence.length) - Double(passed) * pace
        }
        return min(1, max(0, place))
    }

    /// The longest gaps, if each is at least three times as long as all that is left without them.
    private static func silences(_ arrivals: [Int]) -> [Silence] {
        let gaps = zip([0] + arrivals, arrivals).map { Silence(begin: $0, length: $1 - $0) }
            .filter { $0.length >= shortest }
            .sorted { $0.length > $1.length }
        var rest = arrivals.last ?? 0
        var count = 0
        for (index, gap) in gaps.prefix(silenceLimit).enumerated() {
            rest -= gap.length
            if rest >= 50, gap.length >= 3 * rest { count = index + 1 }
        }
        return gaps.prefix(count).sorted { $0.begin < $1.begin }
    }
}
