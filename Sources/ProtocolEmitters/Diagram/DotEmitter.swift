package import ProtocolSchema

/// Draws the lifecycle as Graphviz text.
package enum DotEmitter {
    /// The graph in the dot language; nil if the protocol has no lifecycle.
    package static func text(for model: ProtocolModel) -> String? {
        guard !model.scopes.isEmpty else { return nil }
        return DotDrawing(LifecycleGraph(model), title: model.name).text
    }
}

/// A graph in the making.
private struct DotDrawing {
    private let graph: LifecycleGraph
    private let names: DiagramNames
    private var lines: [String] = []

    init(_ graph: LifecycleGraph, title: String) {
        self.graph = graph
        names = DiagramNames(graph)
        add(0, "digraph \(DotStyle.quoted(title)) {")
        for line in DotStyle.preamble { add(1, line) }
        ends(of: nil, 1)
        for root in graph.roots { scope(root, 1) }
        for edge in graph.edges where edge.effect != .finishes { self.edge(edge) }
        for index in graph.scopes.indices { hold(index) }
        add(0, "}")
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    private mutating func add(_ depth: Int, _ text: String) {
        lines.append(String(repeating: "    ", count: depth) + text)
    }

    // MARK: Nodes

    private mutating func scope(_ index: Int, _ depth: Int) {
        let scope = graph.scopes[index]
        guard scope.isRegion else { return add(depth, "\(names.scope(index)) [\(leafStyle(scope))]") }
        add(depth, "subgraph cluster_\(names.scope(index)) {")
        add(depth + 1, "label=\(clusterLabel(scope)); \(DotStyle.cluster(scope, depth: nesting(of: index)))")
        ends(of: index, depth + 1)
        for state in scope.states.indices {
            add(depth + 1, "\(names.state(index, state)) [\(DotStyle.state(scope.states[state]))]")
        }
        for child in scope.children { self.scope(child, depth + 1) }
        add(depth, "}")
    }

    private func clusterLabel(_ scope: LifecycleGraph.Scope) -> String {
        DotStyle.label(scope.name, size: 13, notes: DotStyle.notes(scope), isLeft: true)
    }

    private func leafStyle(_ scope: LifecycleGraph.Scope) -> String {
        let label = DotStyle.label(scope.name, size: 11, lines: scope.singles, notes: DotStyle.notes(scope))
        return "label=\(label), " + (scope.singles.isEmpty ? DotStyle.span : DotStyle.single)
    }

    /// The beginning and the end of a region, where they are used.
    private mutating func ends(of region: Int?, _ depth: Int) {
        let name = regionName(region)
        if begins(region) { add(depth, "begin_\(name) [\(DotStyle.begin)]") }
        if finishes(region) { add(depth, "end_\(name) [\(DotStyle.end)]") }
    }

    private func begins(_ region: Int?) -> Bool {
        graph.edges.contains { edge in
            switch (edge.from, edge.to) {
            case (.begin(let owner), _): owner == region
            default: false
            }
        } || needsEntry(region)
    }

    private func finishes(_ region: Int?) -> Bool {
        graph.edges.contains { $0.to == .end(region) && $0.effect != .finishes } || needsEntry(region)
    }

    /// A scope with scopes inside is entered and left through its ends.
    private func needsEntry(_ region: Int?) -> Bool {
        region.map { graph.scopes[$0].states.isEmpty && graph.scopes[$0].isRegion } ?? false
    }

    private func nesting(of index: Int) -> Int {
        var depth = 0
        var parent = graph.scopes[index].parent
        while let outer = parent, depth < graph.scopes.count {
            depth += 1
            parent = graph.scopes[outer].parent
        }
        return depth
    }

    private func regionName(_ region: Int?) -> String {
        region.map { names.scope($0) } ?? "stream"
    }

    // MARK: Edges

    /// Unseen edges that hold a machine or single events between the beginning and the end of their region.
    private mutating func hold(_ index: Int) {
        let scope = graph.scopes[index]
        guard let parent = scope.parent, needsEntry(parent), !scope.states.isEmpty || !scope.singles.isEmpty else {
            return
        }
        let first = scope.states.isEmpty ? names.scope(index) : "begin_" + names.scope(index)
        add(1, "begin_\(names.scope(parent)) -> \(first) [style=invis]")
        let lasts = scope.states.indices.filter { scope.states[$0].finish == .end }.map { names.state(index, $0) }
        for last in scope.states.isEmpty ? [first] : lasts {
            add(1, "\(last) -> end_\(names.scope(parent)) [style=invis]")
        }
    }

    private mutating func edge(_ edge: LifecycleGraph.Edge) {
        var style = ["label=\(DotStyle.edgeLabel(edge.events))"] + DotStyle.edge(edge.effect)
        let from = source(edge, &style)
        let to = target(edge, &style)
        add(1, "\(from) -> \(to) [\(style.joined(separator: ", "))]")
    }

    private func source(_ edge: LifecycleGraph.Edge, _ style: inout [String]) -> String {
        guard case .scope(let index) = edge.from, graph.scopes[index].isRegion else { return node(edge.from) }
        // What closes or ends a region leaves it at its border.
        if edge.effect != .resets { style.append("ltail=cluster_\(names.scope(index))") }
        return "end_" + names.scope(index)
    }

    private func target(_ edge: LifecycleGraph.Edge, _ style: inout [String]) -> String {
        guard case .scope(let index) = edge.to, graph.scopes[index].isRegion else { return node(edge.to) }
        if edge.effect != .resets { style.append("lhead=cluster_\(names.scope(index))") }
        return "begin_" + names.scope(index)
    }

    private func node(_ node: LifecycleGraph.Node) -> String {
        switch node {
        case .begin(let region): "begin_" + regionName(region)
        case .end(let region): "end_" + regionName(region)
        case .scope(let index): names.scope(index)
        case .state(let scope, let index): names.state(scope, index)
        }
    }
}
