/// Where events stand from left to right: in their order, each as wide as the next, or by when they arrived.
package struct TimelineAxis: Sendable {
    /// What is measured.
    package enum Measure: String, Sendable, CaseIterable {
        /// The events, in order.
        case events
        /// Milliseconds since the response began.
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

    /// Creates an axis; without times, or if all is over at once, it counts events.
    package init(_ timeline: Timeline, by measure: Measure?) {
        let canMeasure = (timeline.arrivals.last ?? 0) > 0
        self.measure = measure != .events && canMeasure ? .time : .events
        eventCount = max(1, timeline.eventCount)
        arrivals = timeline.arrivals
    }

    /// Where an event begins.
    func begin(of event: Int) -> Double { measure == .time ? time(of: event) : Double(event) / Double(eventCount) }

    /// Where an event ends.
    func end(of event: Int) -> Double { measure == .time ? time(of: event) : Double(event + 1) / Double(eventCount) }

    /// Where an event is.
    func middle(of event: Int) -> Double { (begin(of: event) + end(of: event)) / 2 }

    /// Where a stretch of a lane ends: where an outcome or the next state begins, if that is drawn, or behind its last event.
    func end(of bar: Timeline.Bar, in lane: Timeline.Lane) -> Double {
        let isFollowed = !bar.isOpen && (lane.kind == .tool || lane.kind == .message)
        return isFollowed ? begin(of: bar.end) : end(of: bar.end)
    }

    /// Labels at even distances, at most so many.
    func ticks(atMost limit: Int) -> [Tick] {
        let total = measure == .time ? max(1, arrivals.last ?? 1) : eventCount
        let distance = Self.distance(total, atMost: max(1, limit))
        return stride(from: 0, to: total + (measure == .time ? 1 : 0), by: distance).map { value in
            Tick(place: Double(value) / Double(total), label: measure == .time ? Self.time(value) : "\(value)")
        }
    }

    private func time(of event: Int) -> Double {
        guard arrivals.indices.contains(event), let last = arrivals.last, last > 0 else { return 0 }
        return Double(arrivals[event]) / Double(last)
    }

    /// One, two or five times a power of ten.
    private static func distance(_ total: Int, atMost limit: Int) -> Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where total / (factor * power) < limit { return factor * power }
            power *= 10
        }
    }

    /// A time for people: `340 ms`, `1.25 s`, `3 min 5 s`.
    static func time(_ milliseconds: Int) -> String {
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        if milliseconds >= 60_000 {
            let seconds = milliseconds / 1000
            return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
        }
        let hundredths = milliseconds % 1000 / 10
        let fraction = hundredths % 10 == 0 ? "\(hundredths / 10)" : "\(hundredths < 10 ? "0" : "")\(hundredths)"
        return "\(milliseconds / 1000)" + (hundredths == 0 ? "" : ".\(fraction)") + " s"
    }
}
