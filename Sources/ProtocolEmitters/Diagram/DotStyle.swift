/// How a lifecycle looks in Graphviz.
enum DotStyle {
    private static let ink = "#1f2328"
    private static let faint = "#59636e"

    private static let font = "fontname=\"Helvetica,Arial,sans-serif\", fontcolor=\"\(ink)\""

    static let preamble = [
        "graph [rankdir=LR, compound=true, bgcolor=white, pad=0.3, nodesep=0.35, ranksep=0.6, \(font)]",
        "node [\(font), fontsize=11, shape=box, style=\"rounded,filled\", penwidth=1.2, margin=\"0.16,0.09\"]",
        "edge [\(font), fontsize=10, color=\"\(faint)\", arrowsize=0.7, penwidth=1.1]",
    ]

    static let begin = "shape=circle, width=0.16, \(dot)"
    static let end = "shape=doublecircle, width=0.11, \(dot)"
    static let span = "fillcolor=\"#ddf4ff\", color=\"#54aeff\""
    static let single = "fillcolor=\"#f6f8fa\", color=\"#afb8c1\", style=\"rounded,filled,dashed\""

    private static let dot = "style=filled, label=\"\", fixedsize=true, fillcolor=\"\(ink)\", color=\"\(ink)\""

    static func cluster(_ scope: LifecycleGraph.Scope, depth: Int) -> String {
        let fill = scope.states.isEmpty ? (depth.isMultiple(of: 2) ? "#f6f8fa" : "#ffffff") : "#fffdf5"
        return
            "labeljust=l; margin=16; style=\"rounded,filled\"; color=\"#d0d7de\"; penwidth=1.2; fillcolor=\"\(fill)\""
    }

    static func state(_ state: LifecycleGraph.State) -> String {
        switch state.finish {
        case .end: named(state.name, [], fill: "#dafbe1", line: "#4ac26b") + ", peripheries=2"
        case .open: named(state.name, ["may stay open"], fill: "#fff8c5", line: "#d4a72c")
        case .settled(let event): named(state.name, ["at the end: " + event], fill: "#ffebe9", line: "#ff8182")
        }
    }

    private static func named(_ name: String, _ notes: [String], fill: String, line: String) -> String {
        "label=\(label(name, size: 11, isBold: false, notes: notes)), fillcolor=\"\(fill)\", color=\"\(line)\""
    }

    static func edge(_ effect: LifecycleGraph.Effect) -> [String] {
        switch effect {
        case .opens: ["color=\"#0969da\""]
        case .closes, .moves, .finishes: []
        case .continues: ["color=\"#8c959f\""]
        case .ends: ["color=\"#cf222e\"", "fontcolor=\"#cf222e\"", "style=dashed"]
        case .resets: ["color=\"#9a6700\"", "fontcolor=\"#9a6700\"", "style=dashed", "constraint=false"]
        }
    }

    /// The small print about a scope.
    static func notes(_ scope: LifecycleGraph.Scope) -> [String] {
        var notes: [String] = []
        if let key = scope.key { notes.append("one for each " + key) }
        if !scope.interrupts.isEmpty { notes.append("closes " + scope.interrupts.joined(separator: ", ")) }
        return notes
    }

    // MARK: Text

    static func label(
        _ name: String,
        size: Int,
        isBold: Bool = true,
        lines: [String] = [],
        notes: [String] = [],
        isLeft: Bool = false
    ) -> String {
        let title = isBold ? "<b>\(escaped(name))</b>" : escaped(name)
        var rows = ["<font point-size=\"\(size)\">\(title)</font>"]
        rows += lines.map { "<font point-size=\"10\">\(escaped($0))</font>" }
        rows += notes.map { "<font point-size=\"9\" color=\"\(faint)\">\(escaped($0))</font>" }
        let end = isLeft ? "<br align=\"left\"/>" : "<br/>"
        return "<" + rows.joined(separator: end) + (isLeft ? end : "") + ">"
    }

    static func edgeLabel(_ events: [String]) -> String {
        events.isEmpty ? "\"\"" : "<" + events.map { " \(escaped($0)) " }.joined(separator: "<br/>") + ">"
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// The text as HTML-like labels take it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "[", "]", "\\": result += "&#\(scalar.value);"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.isEmpty ? " " : result
    }
}
