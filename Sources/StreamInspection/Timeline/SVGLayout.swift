/// The layout of an SVG drawing of a timeline.
struct SVGLayout {
    static let laneHeight = 28.0
    /// The radius of the circle that says how something ended.
    static let outcomeRadius = 6.5

    /// How wide the drawing is.
    let width = 1120.0
    /// Where labels begin.
    let left = 24.0
    /// How wide labels may be.
    let labelWidth = 190.0
    /// Where the plot begins.
    let plotLeft = 226.0
    /// How wide the plot is.
    let plotWidth = 710.0
    /// Where it is said how a part ended: after the plot and the circle at its end.
    let detailLeft = 960.0
    /// How wide that may be.
    let detailWidth = 144.0
    /// Where the axis is.
    let axisY = 86.0
    /// How many lanes are drawn.
    let laneCount: Int
    /// How many lanes are left out.
    let leftOutCount: Int
    /// Whether the axis has its labels below the lanes too, for those who have scrolled there.
    let hasLowerAxis: Bool
    private let hasSteps: Bool

    init(_ timeline: Timeline) {
        laneCount = min(timeline.lanes.count, Timeline.laneLimit)
        leftOutCount = timeline.lanes.count - laneCount
        hasSteps = !timeline.steps.isEmpty
        hasLowerAxis = laneCount > 20
    }

    /// Where a lane begins.
    func laneTop(_ index: Int) -> Double { axisY + (hasSteps ? 32 : 8) + Double(index) * Self.laneHeight }

    /// Where a place of the axis is.
    func x(_ place: Double) -> Double { plotLeft + place * plotWidth }

    /// Where the plot ends on the right.
    var plotRight: Double { plotLeft + plotWidth }

    /// Where the plot ends below.
    var bottom: Double { laneTop(laneCount) + (leftOutCount > 0 ? 26 : 4) }

    /// The line of the legend.
    var legendY: Double { bottom + (hasLowerAxis ? 46 : 28) }

    /// How high the drawing is.
    var height: Double { legendY + 20 }
}
