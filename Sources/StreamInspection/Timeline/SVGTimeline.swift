/// Draws a timeline as SVG: one file without scripts or references, on a light or a dark background.
package struct SVGTimeline {
    private let timeline: Timeline
    private let axis: TimelineAxis
    private let title: String
    private let layout: SVGLayout
    private var lines = ""

    /// Prepares a drawing with a title.
    package init(_ timeline: Timeline, by measure: TimelineAxis.Measure? = nil, title: String) {
        self.timeline = timeline
        self.title = title
        axis = TimelineAxis(timeline, by: measure)
        layout = SVGLayout(timeline)
    }

    /// The drawing, complete with its last line end.
    package func text() -> String {
        var copy = self
        return copy.draw()
    }

    private mutating func draw() -> String {
        let (width, height) = (layout.width, layout.height)
        add(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\""
        )
        add("  role=\"img\" font-family=\"\(SVGStyle.fonts)\" font-size=\"12\">")
        add("<title>\(XMLText.escaped(title)): \(XMLText.escaped(timeline.summary))</title>")
        add(SVGStyle.definitions)
        add("<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\" rx=\"8\"/>")
        drawHead()
        drawBands()
        drawAxis()
        drawSteps()
        for (index, lane) in timeline.lanes.prefix(Timeline.laneLimit).enumerated() { draw(lane, at: index) }
        if layout.leftOutCount > 0 {
            label(layout.left, layout.laneTop(layout.laneCount) + 16, "quiet", "and \(layout.leftOutCount) more")
        }
        drawLegend()
        add("</svg>")
        return lines
    }

    private mutating func add(_ line: String) {
        lines += line + "\n"
    }

    private mutating func label(_ x: Double, _ y: Double, _ style: String, _ text: String, anchor: String = "start") {
        let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
        add("<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\"\(anchor)>\(XMLText.escaped(text))</text>")
    }

    private func x(_ place: Double) -> Double { layout.plotLeft + place * layout.plotWidth }

    /// A coordinate with one digit behind the point.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}

// What stands above the lanes.
extension SVGTimeline {
    private mutating func drawHead() {
        label(layout.left, 30, "title", XMLText.cut(title, to: 90))
        label(layout.left, 50, "quiet", timeline.summary)
    }

    private mutating func drawBands() {
        for index in stride(from: 0, to: layout.laneCount, by: 2) {
            let y = number(layout.laneTop(index))
            add(
                "<rect class=\"band\" x=\"1\" y=\"\(y)\" width=\"\(layout.width - 2)\" height=\"\(number(SVGLayout.laneHeight))\"/>"
            )
        }
    }

    private mutating func drawAxis() {
        let name = axis.measure == .time ? "time" : "event"
        label(layout.plotLeft - 12, layout.axisY - 6, "quiet", name, anchor: "end")
        for tick in axis.ticks(atMost: 10) {
            let x = x(tick.place)
            add(
                "<line class=\"grid\" x1=\"\(number(x))\" x2=\"\(number(x))\" y1=\"\(number(layout.axisY))\" y2=\"\(number(layout.bottom))\"/>"
            )
            label(
                x,
                layout.axisY - 6,
                "quiet",
                tick.label,
                anchor: tick.place > 0.97 ? "end" : tick.place < 0.03 ? "start" : "middle"
            )
        }
    }

    private mutating func drawSteps() {
        guard !timeline.steps.isEmpty else { return }
        let y = layout.axisY + 6
        for (index, step) in timeline.steps.enumerated() {
            let begin = x(axis.begin(of: step.begin))
            let width = max(2, x(axis.end(of: step.end)) - begin)
            add(
                "<rect class=\"step\" x=\"\(number(begin))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"18\" rx=\"3\"/>"
            )
            let name = "step \(index + 1)"
            let text = width > 52 ? name : width > 16 ? "\(index + 1)" : ""
            if !text.isEmpty { label(begin + width / 2, y + 13, "step-name", text, anchor: "middle") }
            for edge in step.isLeftOpen ? [begin] : [begin, begin + width] {
                add(
                    "<line class=\"boundary\" x1=\"\(number(edge))\" x2=\"\(number(edge))\" y1=\"\(number(y))\" y2=\"\(number(layout.bottom))\"/>"
                )
            }
        }
    }
}

// The lanes.
extension SVGTimeline {
    private mutating func draw(_ lane: Timeline.Lane, at index: Int) {
        let top = layout.laneTop(index)
        let height = SVGLayout.laneHeight
        drawLabel(of: lane, top + 18)
        for bar in lane.bars { draw(bar, of: lane, top) }
        for mark in lane.marks { draw(mark, top + height / 2) }
        label(
            layout.plotLeft + layout.plotWidth + 14,
            top + 18,
            lane.isInTrouble ? "trouble" : "quiet",
            XMLText.cut(lane.detail, to: 22)
        )
    }

    /// The name and, less loud, what tells it from others of that name.
    private mutating func drawLabel(of lane: Timeline.Lane, _ y: Double) {
        let name = XMLText.cut(lane.label, to: lane.key.isEmpty ? 28 : 18)
        let key = XMLText.cut(lane.key, to: max(6, 26 - name.count))
        let second = key.isEmpty ? "" : " <tspan class=\"quiet\">\(XMLText.escaped(key))</tspan>"
        add(
            "<text x=\"\(number(layout.left))\" y=\"\(number(y))\"><title>\(XMLText.escaped(lane.label + " " + lane.key))</title>"
                + "<tspan class=\"name\">\(XMLText.escaped(name))</tspan>\(second)</text>"
        )
    }

    private mutating func draw(_ bar: Timeline.Bar, of lane: Timeline.Lane, _ top: Double) {
        let begin = x(axis.begin(of: bar.begin))
        let width = max(3, x(axis.end(of: bar, in: lane)) - begin)
        let (y, height) = bar.state == .open ? (top + 11, 4.0) : (top + 5, SVGLayout.laneHeight - 10)
        let frame =
            "x=\"\(number(begin))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" rx=\"3\""
        let ending = bar.isLeftOpen ? ", not closed" : bar.isOpen ? ", waits for the client" : ""
        let name = bar.state.rawValue + ending
        add(
            "<g class=\"\(bar.state.rawValue)\"><title>\(XMLText.escaped("\(lane.label) \(lane.key)")): \(name), events \(bar.begin) to \(bar.end)</title>"
        )
        add("<rect class=\"fill\(bar.isLeftOpen ? " open-end" : "")\" \(frame)/>")
        if bar.state == .inputStreaming { add("<rect class=\"hatch\" fill=\"url(#hatch)\" \(frame)/>") }
        drawTicks(of: bar, y, height)
        add("</g>")
    }

    /// A line for every event that carried something; those that fall together are one.
    private mutating func drawTicks(of bar: Timeline.Bar, _ y: Double, _ height: Double) {
        guard bar.state != .inputStreaming else { return }
        var last = -Double.infinity
        for tick in bar.ticks {
            let x = x(axis.middle(of: tick))
            guard x - last >= 1.5 else { continue }
            last = x
            add(
                "<line class=\"tick\" x1=\"\(number(x))\" x2=\"\(number(x))\" y1=\"\(number(y + 3))\" y2=\"\(number(y + height - 3))\"/>"
            )
        }
    }

    private mutating func draw(_ mark: Timeline.Mark, _ y: Double) {
        let x = number(x(axis.middle(of: mark.event)))
        add("<g class=\"\(mark.state.rawValue)\"><title>\(XMLText.escaped(mark.type)), event \(mark.event)</title>")
        switch mark.state {
        case .done, .failed, .stopped:
            add("<circle class=\"outcome\" cx=\"\(x)\" cy=\"\(number(y))\" r=\"7\"/>")
            add(
                "<path class=\"sign\" transform=\"translate(\(x) \(number(y)))\" d=\"\(SVGStyle.sign(of: mark.state))\"/>"
            )
        default:
            add("<circle class=\"event\" cx=\"\(x)\" cy=\"\(number(y))\" r=\"4.5\"/>")
        }
        add("</g>")
    }
}

// What the colours mean.
extension SVGTimeline {
    private mutating func drawLegend() {
        let y = layout.bottom + 26
        var x = layout.left
        for entry in SVGStyle.legend where timeline.states.contains(entry.state) {
            add("<g class=\"\(entry.state.rawValue)\">")
            switch entry.state {
            case .done, .failed, .stopped:
                add("<circle class=\"outcome\" cx=\"\(number(x + 7))\" cy=\"\(number(y - 4))\" r=\"7\"/>")
                add(
                    "<path class=\"sign\" transform=\"translate(\(number(x + 7)) \(number(y - 4)))\" d=\"\(SVGStyle.sign(of: entry.state))\"/>"
                )
            case .single: add("<circle class=\"event\" cx=\"\(number(x + 7))\" cy=\"\(number(y - 4))\" r=\"4.5\"/>")
            default:
                let frame = "x=\"\(number(x))\" y=\"\(number(y - 11))\" width=\"16\" height=\"13\" rx=\"3\""
                add("<rect class=\"fill\" \(frame)/>")
                if entry.state == .inputStreaming { add("<rect class=\"hatch\" fill=\"url(#hatch)\" \(frame)/>") }
            }
            add("</g>")
            label(x + 22, y, "quiet", entry.meaning)
            x += 22 + Double(entry.meaning.count) * 5.6 + 20
        }
        if timeline.isLeftOpen {
            add(
                "<g class=\"open\"><rect class=\"fill open-end\" x=\"\(number(x))\" y=\"\(number(y - 11))\" width=\"16\" height=\"13\" rx=\"3\"/></g>"
            )
            label(x + 22, y, "quiet", "not closed")
        }
    }
}

extension Timeline.Lane {
    /// Whether it ended badly, or did not end.
    fileprivate var isInTrouble: Bool {
        kind == .unreadable || bars.last?.isLeftOpen == true || marks.last?.state == .failed
    }
}
