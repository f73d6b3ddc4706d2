/// The elements of an SVG drawing, line by line.
struct SVGCanvas {
    /// What was drawn.
    private(set) var text = ""

    /// Where text stands relative to its place.
    enum Anchor: String {
        case start, middle, end
    }

    /// A rectangle.
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
        /// The radius of its corners.
        var radius = 0.0
    }

    /// Appends markup.
    mutating func add(_ line: String) { text += line + "\n" }

    /// Appends a text, with everything in it escaped.
    mutating func label(_ x: Double, _ y: Double, _ style: String, _ text: String, anchor: Anchor = .start) {
        let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        add("<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\"\(anchor)>\(XMLText.escaped(text))</text>")
    }

    /// Appends a rectangle.
    mutating func rectangle(_ style: String, _ box: Box, fill: String? = nil) {
        let corners = box.radius > 0 ? " rx=\"\(number(box.radius))\"" : ""
        let fill = fill.map { " fill=\"\($0)\"" } ?? ""
        add(
            "<rect class=\"\(style)\"\(fill) x=\"\(number(box.x))\" y=\"\(number(box.y))\" "
                + "width=\"\(number(box.width))\" height=\"\(number(box.height))\"\(corners)/>"
        )
    }

    /// Appends a line from top to bottom.
    mutating func vertical(_ style: String, _ x: Double, _ top: Double, _ bottom: Double) {
        let x = number(x)
        add("<line class=\"\(style)\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(number(top))\" y2=\"\(number(bottom))\"/>")
    }

    /// Appends a circle.
    mutating func circle(_ style: String, _ x: Double, _ y: Double, radius: Double) {
        add("<circle class=\"\(style)\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\"/>")
    }

    /// Appends a path that is drawn around its place.
    mutating func path(_ style: String, _ x: Double, _ y: Double, _ path: String) {
        add("<path class=\"\(style)\" transform=\"translate(\(number(x)) \(number(y)))\" d=\"\(path)\"/>")
    }

    /// Appends elements in a group, which a viewer shows the title of when it is pointed at.
    mutating func group(_ style: String, title: String? = nil, _ body: (inout SVGCanvas) -> Void) {
        add("<g class=\"\(style)\">" + (title.map { "<title>\(XMLText.escaped($0))</title>" } ?? ""))
        body(&self)
        add("</g>")
    }

    /// A coordinate with at most one digit after the point.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
