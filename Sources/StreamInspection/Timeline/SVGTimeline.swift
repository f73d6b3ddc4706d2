/// Draws a timeline as SVG: one file without scripts or references, on a light or a dark background.
package struct SVGTimeline {
    let timeline: Timeline
    let axis: TimelineAxis
    let layout: SVGLayout
    private let title: String

    static let small = TextMeasure(size: 11)
    static let smallBold = TextMeasure(size: 11, isBold: true)

    /// Prepares a drawing with a title.
    package init(_ timeline: Timeline, by measure: TimelineAxis.Measure? = nil, title: String) {
        self.timeline = timeline
        self.title = title
        axis = TimelineAxis(timeline, by: measure)
        layout = SVGLayout(timeline)
    }

    /// The drawing, complete with its last line end.
    package func text() -> String {
        var canvas = SVGCanvas()
        let size = (width: Int(layout.width), height: Int(layout.height))
        canvas.add(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.width)\" height=\"\(size.height)\" "
                + "viewBox=\"0 0 \(size.width) \(size.height)\""
        )
        canvas.add("  role=\"img\" font-family=\"\(SVGStyle.fonts)\" font-size=\"12\">")
        canvas.add("<title>\(XMLText.escaped(title)): \(XMLText.escaped(timeline.summary))</title>")
        canvas.add(SVGStyle.definitions)
        canvas.rectangle("paper", .init(x: 0.5, y: 0.5, width: layout.width - 1, height: layout.height - 1, radius: 8))
        drawHead(&canvas)
        drawBands(&canvas)
        drawAxis(&canvas)
        drawSilences(&canvas)
        drawSteps(&canvas)
        for (index, lane) in timeline.lanes.prefix(layout.laneCount).enumerated() { draw(lane, at: index, &canvas) }
        drawLegend(&canvas)
        canvas.add("</svg>")
        return canvas.text
    }
}

// The frame around the lanes.
extension SVGTimeline {
    private func drawHead(_ canvas: inout SVGCanvas) {
        let room = layout.width - 2 * layout.left
        canvas.label(layout.left, 30, "title", TextMeasure(size: 16, isBold: true).cut(title, to: room))
        canvas.label(layout.left, 50, "quiet", timeline.summary)
    }

    private func drawBands(_ canvas: inout SVGCanvas) {
        for index in stride(from: 0, to: layout.laneCount, by: 2) {
            let top = layout.laneTop(index)
            canvas.rectangle("band", .init(x: 1, y: top, width: layout.width - 2, height: SVGLayout.laneHeight))
        }
        guard layout.leftOutCount > 0 else { return }
        let text = "and \(Timeline.count(layout.leftOutCount, "more lane"))"
        canvas.label(layout.left, layout.laneTop(layout.laneCount) + 16, "quiet", text)
    }

    private func drawAxis(_ canvas: inout SVGCanvas) {
        let name = axis.measure == .time ? "time" : "event"
        let lines = [layout.axisY - 6] + (layout.hasLowerAxis ? [layout.bottom + 14] : [])
        for y in lines { canvas.label(layout.plotLeft - 12, y, "quiet", name, anchor: .end) }
        // The label of a silence is on the same line.
        let taken = axis.silences.map { layout.x($0.begin)...layout.x($0.end) }
        var free = -Double.infinity
        for tick in axis.ticks(atMost: 10) {
            let x = layout.x(tick.place)
            canvas.vertical("grid", x, layout.axisY, layout.bottom)
            let half = Self.small.width(of: tick.label) / 2 + 4
            let center = min(max(x, layout.plotLeft + half - 4), layout.plotRight - half + 4)
            guard center - half >= free, !taken.contains(where: { $0.overlaps(center - half...center + half) }) else {
                continue
            }
            free = center + half
            for y in lines { canvas.label(center, y, "quiet", tick.label, anchor: .middle) }
        }
    }

    private func drawSteps(_ canvas: inout SVGCanvas) {
        let y = layout.axisY + 6
        var last = -Double.infinity
        for (index, step) in timeline.steps.enumerated() {
            let begin = layout.x(axis.begin(of: step.begin))
            let width = max(1, layout.x(axis.end(of: step.end)) - begin - 1)
            canvas.rectangle("step", .init(x: begin, y: y, width: width, height: 18, radius: min(3, width / 2)))
            let names = ["step \(index + 1)", "\(index + 1)"]
            if let name = names.first(where: { Self.smallBold.width(of: $0) < width - 4 }) {
                canvas.label(begin + width / 2, y + 13, "step-name", name, anchor: .middle)
            }
            // Where steps are short, a line for each would hide what is in them.
            for edge in step.isLeftOpen ? [begin] : [begin, begin + width + 1] where edge - last > 8 {
                canvas.vertical("boundary", edge, y, layout.bottom)
                last = edge
            }
        }
    }

    /// Hatches the stretches in which the axis goes faster, and says how long they are.
    private func drawSilences(_ canvas: inout SVGCanvas) {
        for silence in axis.silences {
            let (begin, end) = (layout.x(silence.begin), layout.x(silence.end))
            let box = SVGCanvas.Box(
                x: begin,
                y: layout.axisY,
                width: end - begin,
                height: layout.bottom - layout.axisY
            )
            canvas.group("silence", title: "\(silence.length) of silence, drawn short") { canvas in
                canvas.rectangle("break", box, fill: "url(#break)")
                canvas.label((begin + end) / 2, layout.axisY - 6, "silence-name", silence.length, anchor: .middle)
            }
        }
    }
}
