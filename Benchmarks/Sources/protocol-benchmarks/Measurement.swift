/// One way to do a piece of work.
struct Contender {
    let name: String
    /// Does the work `count` times and returns a part of the result, so that the work cannot be optimised away.
    let run: (_ count: Int) async throws -> Int
}

/// Runs contenders in turn, round by round, and keeps the medians, so that a busy machine affects them all.
struct Comparison {
    /// The title of the measurement.
    let title: String
    /// The contenders; the others are compared with the first one.
    let contenders: [Contender]
    let countPerRound: Int

    /// The nanoseconds for one piece of work, by contender.
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
    /// Returns the number with this many decimal places.
    func rounded(toPlaces places: Int) -> Double {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        return (self * factor).rounded() / factor
    }
}
