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
        for edge in graph.edges where belongs(edge, to: region) { self.edge(edge, depth) }
    }

    private mutating func scope(_ index: Int, _ depth: Int) {
        let scope = graph.scopes[index]
        line("state \"\(label(scope))\" as \(names.scope(index))" + (scope.isRegion ? " {" : ""), depth)
        guard scope.isRegion else { return }
        for state in scope.states.indices {
            line("state \"\(escaped(scope.states[state].name))\" as \(names.state(index, state))", depth + 1)
        }
        region(index, scope.children, depth: depth + 1)
        line("}", depth)
    }

    private func label(_ scope: LifecycleGraph.Scope) -> String {
        var pieces = [escaped(scope.name)]
        if let key = scope.key { pieces[0] += " (by \(escaped(key)))" }
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
        if edge.effect == .resets, case .scope(let index) = edge.from, graph.scopes[index].isRegion {
            // Mermaid cannot draw an edge from a region to itself.
            line("note right of \(names.scope(index)) : \(events(edge)) throws away what is inside", depth)
            return
        }
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
            let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " -_./()*".unicodeScalars.contains(scalar)
            if isPlain { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
        }
        return result
    }
}
