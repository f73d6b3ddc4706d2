extension SVGTimeline {
    /// The legend of the colours and signs in the drawing.
    func drawLegend(_ canvas: inout SVGCanvas) {
        let y = layout.legendY
        var x = layout.left
        func add(_ meaning: String, _ draw: (inout SVGCanvas, SVGCanvas.Box) -> Void) {
            draw(&canvas, .init(x: x, y: y - 11, width: 16, height: 13, radius: 3))
            canvas.label(x + 22, y, "quiet", meaning)
            x += 22 + Self.small.width(of: meaning) + 16
        }
        for state in Timeline.State.allCases where state != .open && timeline.states.contains(state) {
            add(state.meaning) { canvas, box in draw(state, in: box, &canvas) }
        }
        if timeline.isWaiting {
            add("waits for the client") { canvas, box in
                canvas.group("waiting") { $0.drawOutcome(SVGStyle.waitingSign, box.x + 8, y - 4) }
            }
        }
        if timeline.isLeftOpen {
            add("not closed") { canvas, box in
                canvas.group("open") { $0.rectangle("fill open-end", box) }
            }
        }
        if !axis.silences.isEmpty {
            add("silence, drawn short") { canvas, box in
                canvas.group("silence") { $0.rectangle("swatch", box, fill: "url(#break)") }
            }
        }
    }

    private func draw(_ state: Timeline.State, in box: SVGCanvas.Box, _ canvas: inout SVGCanvas) {
        let (x, y) = (box.x + box.width / 2, box.y + box.height / 2 + 0.5)
        canvas.group(state.rawValue) { canvas in
            if let sign = SVGStyle.sign(of: state) {
                canvas.drawOutcome(sign, x, y)
            } else if state == .single {
                canvas.circle("event", x, y, radius: 4.5)
            } else {
                canvas.rectangle("fill", box)
                if state == .inputStreaming { canvas.rectangle("hatch", box, fill: "url(#hatch)") }
            }
        }
    }
}
