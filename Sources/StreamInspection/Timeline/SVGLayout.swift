/// Where things stand in an SVG drawing of a timeline.
struct SVGLayout {
    static let laneHeight = 28.0

    /// How wide the drawing is.
    let width = 1120
    /// Where labels begin.
    let left = 24.0
    /// Where the plot begins.
    let plotLeft = 226.0
    /// How wide the plot is; how a part ended stands behind it.
    let plotWidth = 718.0
    /// Where the axis is.
    let axisY = 86.0
    /// How many lanes are drawn.
    let laneCount: Int
    /// How many lanes are left out.
    let leftOutCount: Int
    private let hasSteps: Bool

    init(_ timeline: Timeline) {
        laneCount = min(timeline.lanes.count, Timeline.laneLimit)
        leftOutCount = timeline.lanes.count - laneCount
        hasSteps = !timeline.steps.isEmpty
    }

    /// Where a lane begins.
    func laneTop(_ index: Int) -> Double { axisY + (hasSteps ? 32 : 8) + Double(index) * Self.laneHeight }

    /// Where the plot ends.
    var bottom: Double { laneTop(laneCount) + (leftOutCount > 0 ? 26 : 4) }

    /// How high the drawing is.
    var height: Int { Int(bottom) + 46 }
}
