/// One way of doing a piece of work.
struct Contender {
    let name: String
    /// Does the work `count` times and returns something of it, so that it cannot be left out.
    let run: (_ count: Int) async throws -> Int
}

/// Runs contenders in turn, round by round, and keeps the median of each: what slows the machine slows them all.
struct Comparison {
    /// What is measured.
    let title: String
    /// The first one is what the others are compared with.
    let contenders: [Contender]
    let countPerRound: Int

    /// Nanoseconds for one piece of work, by contender.
    func medians(rounds: Int) async throws -> [Double] {
        let clock = ContinuousClock()
        var samples: [[Double]] = contenders.map { _ in [] }
        var sink = 0
        for round in 0...rounds {
            for (index, contender) in contenders.enumerated() {
                var result = 0
                let time = try await clock.measure { result = try await contender.run(countPerRound) }
                sink &+= result
                // The first round warms up.
                if round > 0 { samples[index].append(time.nanoseconds / Double(countPerRound)) }
            }
        }
        if sink == .min { print("") }
        return samples.map { $0.sorted()[$0.count / 2] }
    }

    /// Prints a Markdown table with the ratio of each contender to the first.
    func report(rounds: Int = 15) async throws {
        let medians = try await medians(rounds: rounds)
        print("\n| \(title) | ns each | times ours |\n|---|---:|---:|")
        for (contender, median) in zip(contenders, medians) {
            print(
                "| \(contender.name) | \(median.rounded(toPlaces: 1)) | \((median / medians[0]).rounded(toPlaces: 2)) |"
            )
        }
    }
}

extension Duration {
    /// The duration in nanoseconds.
    var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    }
}

extension Double {
    /// The number with so many places after the point.
    func rounded(toPlaces places: Int) -> Double {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        return (self * factor).rounded() / factor
    }
}
