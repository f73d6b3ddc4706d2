/// Where events stand from left to right: in their order, each as wide as the next, or by when they arrived.
package struct TimelineAxis: Sendable {
    /// What is measured.
    package enum Measure: String, Sendable, CaseIterable {
        /// The events, in order.
        case events
        /// Milliseconds since the request was sent.
        case time
    }

    /// A label on the axis.
    struct Tick {
        /// From 0 at the left to 1 at the right.
        var place: Double
        var label: String
    }

    /// What is measured.
    package let measure: Measure
    private let eventCount: Int
    private let arrivals: [Int]
    private let scale: TimeScale

    /// Creates an axis; without times, or if all is over at once, it counts events.
    package init(_ timeline: Timeline, by measure: Measure?) {
        let canMeasure = (timeline.arrivals.last ?? 0) > 0
        self.measure = measure != .events && canMeasure ? .time : .events
        eventCount = max(1, timeline.eventCount)
        arrivals = timeline.arrivals
        scale = TimeScale(timeline.arrivals)
    }

    /// Where an event begins.
    func begin(of event: Int) -> Double { measure == .time ? time(of: event) : Double(event) / Double(eventCount) }

    /// Where an event ends.
    func end(of event: Int) -> Double { measure == .time ? time(of: event) : Double(event + 1) / Double(eventCount) }

    /// Where an event is.
    func middle(of event: Int) -> Double { (begin(of: event) + end(of: event)) / 2 }

    /// Where a stretch of a lane ends: where an outcome or the next state begins, if that is drawn, or after its last event.
    func end(of bar: Timeline.Bar, in lane: Timeline.Lane) -> Double {
        let isFollowed = !bar.isOpen && (lane.kind == .tool || lane.kind == .message)
        return isFollowed ? begin(of: bar.end) : end(of: bar.end)
    }

    /// The long silences that are drawn short: where, and how long they are.
    var silences: [(begin: Double, end: Double, length: String)] {
        guard measure == .time else { return [] }
        return scale.silences.map { silence in
            (scale.place(of: silence.begin), scale.place(of: silence.end), Self.time(silence.length))
        }
    }

    /// Labels at even distances, at most so many, and none in a silence.
    func ticks(atMost limit: Int) -> [Tick] {
        guard measure == .time else {
            let distance = Self.distance(eventCount, atMost: max(1, limit))
            return stride(from: 0, to: eventCount, by: distance).map { Tick(place: begin(of: $0), label: "\($0)") }
        }
        let distance = Self.duration(scale.activeTime, atMost: max(1, limit))
        return scale.stretches.flatMap { stretch in
            let first = (stretch.lowerBound + distance - 1) / distance * distance
            return stride(from: first, through: stretch.upperBound, by: distance)
                .map { Tick(place: scale.place(of: $0), label: Self.time($0)) }
        }
    }

    private func time(of event: Int) -> Double {
        arrivals.indices.contains(event) ? scale.place(of: arrivals[event]) : 0
    }

    /// One, two or five times a power of ten.
    private static func distance(_ total: Int, atMost limit: Int) -> Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where total / (factor * power) < limit { return factor * power }
            power *= 10
        }
    }

    /// A distance that people count time in.
    private static func duration(_ total: Int, atMost limit: Int) -> Int {
        if total / 500 < limit { return distance(total, atMost: limit) }
        let seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].first { total / ($0 * 1000) < limit }
        return seconds.map { $0 * 1000 } ?? distance(total / 3_600_000, atMost: limit) * 3_600_000
    }

    /// A time for people: `340 ms`, `1.25 s`, `3 min 5 s`, `2 h 10 min`.
    static func time(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        if seconds == 0 { return "\(milliseconds) ms" }
        if seconds >= 3600 { return two(seconds / 3600, "h", seconds % 3600 / 60, "min") }
        if seconds >= 60 { return two(seconds / 60, "min", seconds % 60, "s") }
        let hundredths = milliseconds % 1000 / 10
        if hundredths == 0 { return "\(seconds) s" }
        let fraction = hundredths % 10 == 0 ? "\(hundredths / 10)" : "\(hundredths < 10 ? "0" : "")\(hundredths)"
        return "\(seconds).\(fraction) s"
    }

    private static func two(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String) -> String {
        "\(large) \(unit)" + (small == 0 ? "" : " \(small) \(smallUnit)")
    }
}
