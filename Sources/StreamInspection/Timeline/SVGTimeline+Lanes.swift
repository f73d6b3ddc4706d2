extension SVGTimeline {
    /// Draws a lane: its name, what happened in it, and how it ended.
    func draw(_ lane: Timeline.Lane, at index: Int, _ canvas: inout SVGCanvas) {
        let top = layout.laneTop(index)
        drawName(of: lane, top + 18, &canvas)
        for bar in lane.bars { draw(bar, of: lane, top, &canvas) }
        for mark in lane.marks { draw(mark, of: lane, top + SVGLayout.laneHeight / 2, &canvas) }
        let style = lane.isInTrouble ? "trouble" : "quiet"
        let detail = Self.smallBold.cut(lane.detail, to: layout.detailWidth)
        if !detail.isEmpty { canvas.label(layout.detailLeft, top + 18, style, detail) }
    }

    /// The name and, less loud, what tells it from others of that name.
    private func drawName(of lane: Timeline.Lane, _ y: Double, _ canvas: inout SVGCanvas) {
        let bold = TextMeasure(size: 12, isBold: true)
        // The key is left at least a third of the room.
        let keyWidth = lane.key.isEmpty ? 0 : min(Self.small.width(of: lane.key) + 6, layout.labelWidth / 3)
        let name = bold.cut(lane.label, to: layout.labelWidth - keyWidth)
        let key = Self.small.cut(lane.key, to: max(20, layout.labelWidth - bold.width(of: name) - 6))
        let second = key.isEmpty ? "" : " <tspan class=\"quiet\">\(XMLText.escaped(key))</tspan>"
        canvas.add(
            "<text x=\"\(Int(layout.left))\" y=\"\(Int(y))\"><title>\(XMLText.escaped(lane.name))</title>"
                + "<tspan class=\"name\">\(XMLText.escaped(name))</tspan>\(second)</text>"
        )
    }

    private func draw(_ bar: Timeline.Bar, of lane: Timeline.Lane, _ top: Double, _ canvas: inout SVGCanvas) {
        let begin = layout.x(axis.begin(of: bar.begin))
        let width = max(3, layout.x(axis.end(of: bar, in: lane)) - begin)
        let inset = bar.state == .open ? 12.0 : 5.0
        let height = SVGLayout.laneHeight - 2 * inset
        let box = SVGCanvas.Box(x: begin, y: top + inset, width: width, height: height, radius: 3)
        let ending = bar.isLeftOpen ? ", not closed" : bar.isOpen ? ", waits for the client" : ""
        let title = "\(lane.name): \(bar.state.meaning)\(ending), events \(bar.begin) to \(bar.end)"
        canvas.group(bar.state.rawValue, title: title) { canvas in
            canvas.rectangle(bar.isLeftOpen ? "fill open-end" : "fill", box)
            if bar.state == .inputStreaming { canvas.rectangle("hatch", box, fill: "url(#hatch)") }
            drawTicks(of: bar, in: box, &canvas)
        }
        guard bar.isOpen, bar.mayStayOpen else { return }
        canvas.group("waiting", title: title) { canvas in
            let x = begin + width + SVGLayout.outcomeRadius + 1
            canvas.drawOutcome(SVGStyle.waitingSign, x, top + SVGLayout.laneHeight / 2)
        }
    }

    /// A line for every event that carried something; those that fall together are one.
    private func drawTicks(of bar: Timeline.Bar, in box: SVGCanvas.Box, _ canvas: inout SVGCanvas) {
        guard bar.state != .inputStreaming else { return }
        var last = -Double.infinity
        for tick in bar.ticks {
            let x = min(max(layout.x(axis.middle(of: tick)), box.x + 1), box.x + box.width - 1)
            guard x - last >= 2 else { continue }
            last = x
            canvas.vertical("tick", x, box.y + 3, box.y + box.height - 3)
        }
    }

    private func draw(_ mark: Timeline.Mark, of lane: Timeline.Lane, _ y: Double, _ canvas: inout SVGCanvas) {
        let endsABar = lane.bars.contains { !$0.isOpen && $0.end == mark.event }
        // After the bar that it ends, so that a short one can be seen.
        let x =
            endsABar
            ? layout.x(axis.begin(of: mark.event)) + SVGLayout.outcomeRadius + 1
            : layout.x(axis.middle(of: mark.event))
        canvas.group(mark.state.rawValue, title: "\(mark.type), event \(mark.event)") { canvas in
            if let sign = SVGStyle.sign(of: mark.state) {
                canvas.drawOutcome(sign, x, y)
            } else {
                canvas.circle("event", x, y, radius: 4.5)
            }
        }
    }
}

extension SVGCanvas {
    /// A circle with a sign in it.
    mutating func drawOutcome(_ sign: String, _ x: Double, _ y: Double) {
        circle("outcome", x, y, radius: SVGLayout.outcomeRadius)
        path("sign", x, y, sign)
    }
}

extension Timeline.Lane {
    /// What it is called, with what tells it from others.
    fileprivate var name: String { key.isEmpty ? label : "\(label) \(key)" }

    /// Whether it ended badly, or did not end.
    fileprivate var isInTrouble: Bool {
        kind == .unreadable || bars.last?.isLeftOpen == true || marks.last?.state == .failed
    }
}
