package import ProtocolSchema

/// Draws the lifecycle as a Mermaid state diagram.
package enum MermaidEmitter {
    /// The diagram, without a code fence; nil if the protocol has no lifecycle.
    package static func text(for model: ProtocolModel) -> String? {
        guard !model.scopes.isEmpty else { return nil }
        return MermaidDrawing(LifecycleGraph(model)).text
    }
}

/// A Mermaid diagram in the making.
private struct MermaidDrawing {
    private let graph: LifecycleGraph
    private let names: DiagramNames
    private var lines = ["stateDiagram-v2"]

    init(_ graph: LifecycleGraph) {
        self.graph = graph
        names = DiagramNames(graph)
        region(nil, graph.roots, depth: 1)
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    private mutating func line(_ text: String, _ depth: Int) {
        lines.append(String(repeating: "    ", count: depth) + text)
    }

    /// The scopes of a region, then the edges among them.
    private mutating func region(_ region: Int?, _ scopes: [Int], depth: Int) {
        for index in scopes { scope(index, depth) }
        for index in scopes where isUnopened(index) { line("[*] --> \(names.scope(index))", depth) }
        for edge in merged(graph.edges.filter { belongs($0, to: region) }) { self.edge(edge, depth) }
    }

    /// Whether no event opens the scope as a whole: an edge without a name then keeps it in its place.
    private func isUnopened(_ index: Int) -> Bool {
        graph.scopes[index].parent != nil && !graph.edges.contains { $0.effect == .opens && $0.to == .scope(index) }
    }

    /// Mermaid draws edges between the same nodes over one another, so they become one.
    private func merged(_ edges: [LifecycleGraph.Edge]) -> [LifecycleGraph.Edge] {
        var result: [LifecycleGraph.Edge] = []
        for edge in edges where !isDrawnInTitle(edge) {
            if let same = result.firstIndex(where: { $0.from == edge.from && $0.to == edge.to }) {
                result[same].events += edge.events
            } else {
                result.append(edge)
            }
        }
        return result
    }

    /// Mermaid cannot draw an edge from a region to itself.
    private func isDrawnInTitle(_ edge: LifecycleGraph.Edge) -> Bool {
        guard edge.from == edge.to, case .scope(let index) = edge.from else { return false }
        return graph.scopes[index].isRegion
    }

    private mutating func scope(_ index: Int, _ depth: Int) {
        let scope = graph.scopes[index]
        line("state \"\(label(scope, index))\" as \(names.scope(index))" + (scope.isRegion ? " {" : ""), depth)
        guard scope.isRegion else { return }
        for state in scope.states.indices {
            line("state \"\(escaped(scope.states[state].name))\" as \(names.state(index, state))", depth + 1)
        }
        region(index, scope.children, depth: depth + 1)
        line("}", depth)
    }

    private func label(_ scope: LifecycleGraph.Scope, _ index: Int) -> String {
        var pieces = [escaped(scope.name)]
        if let key = scope.key { pieces[0] += " (by \(escaped(key)))" }
        for edge in graph.edges where edge.from == .scope(index) && isDrawnInTitle(edge) {
            let names = edge.events.map(escaped).joined(separator: ", ")
            pieces[0] += edge.effect == .resets ? ", emptied by \(names)" : ", continued by \(names)"
        }
        pieces += scope.singles.map(escaped)
        return pieces.joined(separator: "<br/>")
    }

    /// An edge is drawn in the region that its ends are in: Mermaid knows no edges across regions.
    private func belongs(_ edge: LifecycleGraph.Edge, to region: Int?) -> Bool {
        switch (edge.from, edge.to) {
        case (.begin(let owner), _), (_, .end(let owner)): owner == region
        case (.scope(let index), _): graph.scopes[index].parent == region
        case (.state(let scope, _), _): scope == region
        case (.end, _): false
        }
    }

    private mutating func edge(_ edge: LifecycleGraph.Edge, _ depth: Int) {
        let label = edge.events.isEmpty ? "" : " : " + events(edge)
        line("\(node(edge.from)) --> \(node(edge.to))\(label)", depth)
    }

    private func node(_ node: LifecycleGraph.Node) -> String {
        switch node {
        case .begin, .end: "[*]"
        case .scope(let index): names.scope(index)
        case .state(let scope, let index): names.state(scope, index)
        }
    }

    private func events(_ edge: LifecycleGraph.Edge) -> String {
        edge.events.map(escaped).joined(separator: "<br/>")
    }

    /// Anything but plain text is written as a character code.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isPlain =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " -_./()*".unicodeScalars.contains(scalar)
            if isPlain { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
        }
        return result
    }
}
