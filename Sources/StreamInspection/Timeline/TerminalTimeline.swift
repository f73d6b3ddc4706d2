/// Draws a timeline for a terminal.
package struct TerminalTimeline {
    private let timeline: Timeline
    private let axis: TimelineAxis
    private let isColoured: Bool
    private let labelWidth: Int
    private let plotWidth: Int
    private let detailWidth: Int

    /// Prepares a drawing of so many columns.
    package init(_ timeline: Timeline, by measure: TimelineAxis.Measure? = nil, width: Int, isColoured: Bool) {
        self.timeline = timeline
        self.isColoured = isColoured
        axis = TimelineAxis(timeline, by: measure)
        let width = max(40, width)
        let lanes = timeline.lanes.prefix(Timeline.laneLimit)
        let widestLabel = lanes.map { PlainText.width(of: Self.label($0)) }.max() ?? 0
        let widestDetail = lanes.map { PlainText.width(of: PlainText.printable($0.detail)) }.max() ?? 0
        labelWidth = min(max(6, widestLabel), width * 3 / 10)
        detailWidth = min(widestDetail, width / 4)
        plotWidth = width - labelWidth - 1 - (detailWidth > 0 ? detailWidth + 1 : 0)
    }

    /// The drawing, lines with a line end between them.
    package func text() -> String {
        var lines = [timeline.summary]
        guard timeline.eventCount > 0 else { return lines.joined(separator: "\n") }
        lines.append(row(axis.measure.rawValue, axisText(), ""))
        if !timeline.steps.isEmpty { lines.append(row("steps", stepText(), "")) }
        for lane in timeline.lanes.prefix(Timeline.laneLimit) {
            lines.append(row(Self.label(lane), cells(of: lane), PlainText.printable(lane.detail)))
        }
        let more = timeline.lanes.count - Timeline.laneLimit
        if more > 0 { lines.append("and \(Timeline.count(more, "more lane"))") }
        lines.append("")
        lines.append(legend())
        return lines.joined(separator: "\n")
    }

    private static func label(_ lane: Timeline.Lane) -> String {
        PlainText.printable(lane.key.isEmpty ? lane.label : "\(lane.label) \(lane.key)")
    }

    private func row(_ label: String, _ plot: String, _ detail: String) -> String {
        let text = PlainText.fitted(label, to: labelWidth) + " " + plot
        if detail.isEmpty || detailWidth == 0 { return isColoured ? text : text.trimmingSpaces }
        return text + " " + PlainText.cut(detail, to: detailWidth)
    }

    /// The columns of a stretch, at least one.
    private func columns(_ begin: Double, _ end: Double) -> ClosedRange<Int> {
        let first = column(begin)
        return first...max(first, min(plotWidth, Int((end * Double(plotWidth)).rounded(.up))) - 1)
    }

    private func column(_ place: Double) -> Int { min(plotWidth - 1, max(0, Int(place * Double(plotWidth)))) }
}

// What stands above the lanes.
extension TerminalTimeline {
    private func axisText() -> String {
        var cells = [Character](repeating: " ", count: plotWidth)
        for silence in axis.silences {
            for place in columns(silence.begin, silence.end) { cells[place] = "≈" }
        }
        var free = 0
        for tick in axis.ticks(atMost: max(1, plotWidth / 8)) {
            let begin = column(tick.place)
            let end = begin + tick.label.count
            guard begin >= free, end <= plotWidth, !cells[begin..<min(end + 1, plotWidth)].contains("≈") else {
                continue
            }
            for (offset, character) in tick.label.enumerated() { cells[begin + offset] = character }
            free = end + 1
        }
        return String(cells)
    }

    private func stepText() -> String {
        var cells = [Character](repeating: " ", count: plotWidth)
        for (number, step) in timeline.steps.enumerated() {
            let columns = columns(axis.begin(of: step.begin), axis.end(of: step.end))
            for place in columns { cells[place] = "─" }
            cells[columns.upperBound] = step.isLeftOpen ? "»" : "┤"
            cells[columns.lowerBound] = "├"
            let inside = columns.dropFirst().dropLast()
            // Half a number is another number.
            guard inside.count >= "\(number + 1)".count else { continue }
            for (place, character) in zip(inside, "\(number + 1)") { cells[place] = character }
        }
        return String(cells)
    }
}

// The lanes.
extension TerminalTimeline {
    /// A cell of the plot: a sign, and what it stands for.
    private struct Cell {
        var sign: Character
        var state: Timeline.State?
    }

    private func cells(of lane: Timeline.Lane) -> String {
        var cells = [Cell](repeating: Cell(sign: " ", state: nil), count: plotWidth)
        for bar in lane.bars {
            let columns = columns(axis.begin(of: bar.begin), axis.end(of: bar, in: lane))
            for place in columns { cells[place] = Cell(sign: Self.sign(of: bar.state), state: bar.state) }
            if bar.state == .text || bar.state == .reasoning {
                for tick in bar.ticks { cells[column(axis.middle(of: tick))].sign = bar.state == .text ? "█" : "▓" }
            }
            if bar.isOpen { cells[columns.upperBound].sign = bar.isLeftOpen ? "»" : "›" }
        }
        for mark in lane.marks {
            cells[column(axis.middle(of: mark.event))] = Cell(sign: Self.sign(of: mark.state), state: mark.state)
        }
        return painted(cells)
    }

    private static func sign(of state: Timeline.State) -> Character {
        switch state {
        case .open: "─"
        case .text, .reasoning: "▂"
        case .inputStreaming: "░"
        case .inputAvailable: "▒"
        case .approvalRequested: "?"
        case .done: "✓"
        case .failed: "✗"
        case .stopped: "⊘"
        case .single: "●"
        }
    }

    private func painted(_ cells: [Cell]) -> String {
        guard isColoured else { return String(cells.map(\.sign)) }
        var text = ""
        var current: Timeline.State?
        for cell in cells {
            if cell.state != current {
                text += "\u{1B}[0m" + (cell.state.map { "\u{1B}[\(Self.colour(of: $0))m" } ?? "")
                current = cell.state
            }
            text.append(cell.sign)
        }
        return text + (current == nil ? "" : "\u{1B}[0m")
    }

    private static func colour(of state: Timeline.State) -> Int {
        switch state {
        case .open: 90
        case .text: 34
        case .reasoning: 35
        case .inputStreaming: 36
        case .inputAvailable: 33
        case .approvalRequested: 95
        case .done: 32
        case .failed: 31
        case .stopped: 33
        case .single: 36
        }
    }

    /// The legend of the signs in the drawing.
    private func legend() -> String {
        let states = timeline.states
        var entries: [(sign: String, colour: Int, meaning: String)] = Timeline.State.allCases
            .filter { $0 != .open && states.contains($0) }
            .map { (Self.legendSign(of: $0), Self.colour(of: $0), $0.meaning) }
        let open = Self.colour(of: .open)
        if timeline.isLeftOpen { entries.append(("»", open, "not closed")) }
        if timeline.isWaiting { entries.append(("›", open, "waits for the client")) }
        for silence in axis.silences { entries.append(("≈", open, "silence of \(silence.length), drawn short")) }
        var text = ""
        var columns = 0
        for entry in entries {
            let sign = isColoured ? "\u{1B}[\(entry.colour)m\(entry.sign)\u{1B}[0m" : entry.sign
            let width = entry.meaning.count + 2
            let fits = columns + width + 2 <= labelWidth + 1 + plotWidth + detailWidth
            text += columns == 0 ? "" : fits ? "  " : "\n"
            text += "\(sign) \(entry.meaning)"
            columns = fits ? columns + width + 2 : width
        }
        return text
    }

    /// The sign that catches the eye in a lane.
    private static func legendSign(of state: Timeline.State) -> String {
        switch state {
        case .text: "█"
        case .reasoning: "▓"
        default: String(sign(of: state))
        }
    }
}

extension Timeline {
    /// The content of the lanes.
    var states: Set<State> { Set(lanes.flatMap { lane in lane.bars.map(\.state) + lane.marks.map(\.state) }) }

    /// Whether a call waits for the client when the stream ends.
    var isWaiting: Bool { lanes.contains { $0.bars.contains { $0.isOpen && $0.mayStayOpen } } }

    /// Whether anything was not closed that should have been.
    var isLeftOpen: Bool {
        lanes.contains { $0.bars.contains(where: \.isLeftOpen) } || steps.contains(where: \.isLeftOpen)
    }
}

extension String {
    /// The text without the spaces at its end.
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
