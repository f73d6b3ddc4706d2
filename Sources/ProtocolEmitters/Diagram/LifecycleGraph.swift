package import ProtocolSchema

/// The lifecycle of a protocol as nodes and edges, ready to be drawn.
///
/// A region is what may hold scopes: the stream itself, and each scope that others are within. A region has a beginning
/// and an end.
package struct LifecycleGraph: Hashable, Sendable {
    /// Where an edge begins or ends.
    package enum Node: Hashable, Sendable {
        /// The beginning of a region; nil is the stream.
        case begin(Int?)
        /// The end of a region; nil is the stream.
        case end(Int?)
        /// A scope.
        case scope(Int)
        /// A state of a scope.
        case state(scope: Int, Int)
    }

    /// The effect of an edge.
    package enum Effect: Hashable, Sendable {
        /// It opens a scope or begins a machine.
        case opens
        /// It continues what is open.
        case continues
        /// It closes a scope.
        case closes
        /// It ends a scope and all inside at once.
        case ends
        /// It throws away what is inside.
        case resets
        /// It leads from one state to another.
        case moves
        /// No event: the state is one to finish in.
        case finishes
    }

    /// An edge; edges of one effect between the same nodes are one.
    package struct Edge: Hashable, Sendable {
        /// Where it begins.
        package var from: Node
        /// Where it ends.
        package var to: Node
        /// The effect.
        package var effect: Effect
        /// The names of the events on the wire.
        package var events: [String]
    }

    /// How a state may be left when the stream ends.
    package enum Finish: Hashable, Sendable {
        /// It is an end state.
        case end
        /// It may stay open.
        case open
        /// An event is sent to settle it.
        case settled(by: String)
    }

    /// A state of a machine.
    package struct State: Hashable, Sendable {
        /// The name in the schema.
        package var name: String
        /// How it may be left when the stream ends.
        package var finish: Finish
    }

    /// A scope.
    package struct Scope: Hashable, Sendable {
        /// The name in the schema.
        package var name: String
        /// The scope around it.
        package var parent: Int?
        /// The scopes inside.
        package var children: [Int]
        /// The states, for a machine.
        package var states: [State]
        /// The names of the events, for single events.
        package var singles: [String]
        /// The schema name of the field that tells several apart.
        package var key: String?
        /// The names of the scopes that opening this one closes.
        package var interrupts: [String]

        /// Whether something is drawn inside.
        package var isRegion: Bool { !children.isEmpty || !states.isEmpty }
    }

    /// The scopes, by their index in the model.
    package var scopes: [Scope]
    /// The scopes without a parent.
    package var roots: [Int]
    /// The edges in the order of the scopes.
    package var edges: [Edge]

    /// Reads the lifecycle of a model.
    package init(_ model: ProtocolModel) {
        scopes = model.scopes.indices.map { Self.scope($0, of: model) }
        roots = model.scopes.indices.filter { model.scopes[$0].parent == nil }
        edges = []
        for (index, scope) in model.scopes.enumerated() {
            switch scope.kind {
            case .span(let span): addEdges(of: span, index, parent: scope.parent, model)
            case .single: break
            case .machine(let machine): addEdges(of: machine, index, model)
            }
        }
    }

    private static func scope(_ index: Int, of model: ProtocolModel) -> Scope {
        let scope = model.scopes[index]
        var result = Scope(
            name: scope.name,
            parent: scope.parent,
            children: model.scopes.indices.filter { model.scopes[$0].parent == index },
            states: [],
            singles: [],
            key: scope.key?.name,
            interrupts: scope.interrupts.map { model.scopes[$0].name }
        )
        switch scope.kind {
        case .span: break
        case .single(let events):
            result.singles = model.names(of: events, as: .single, in: scope) { model.events[$0].displayName }
        case .machine(let machine): result.states = machine.states.map { State($0, in: model) }
        }
        return result
    }

    private mutating func addEdges(of span: ScopeModel.Span, _ index: Int, parent: Int?, _ model: ProtocolModel) {
        let scope = model.scopes[index]
        func add(_ from: Node, _ to: Node, _ effect: Effect, _ events: [Int], _ part: ScopeModel.Use.Part) {
            guard !events.isEmpty else { return }
            let names = model.names(of: events, as: part, in: scope) { model.events[$0].displayName }
            edges.append(Edge(from: from, to: to, effect: effect, events: names))
        }
        add(.begin(parent), .scope(index), .opens, [span.opens], .opens)
        add(.scope(index), .scope(index), .continues, span.continues, .continues)
        add(.scope(index), .scope(index), .resets, span.resets, .resets)
        add(.scope(index), .end(parent), .closes, span.closes, .closes)
        add(.scope(index), .end(parent), .ends, span.ends, .ends)
    }

    private mutating func addEdges(of machine: ScopeModel.Machine, _ index: Int, _ model: ProtocolModel) {
        let first = edges.count
        for transition in machine.transitions {
            let from = transition.from.map { Node.state(scope: index, $0) } ?? .begin(index)
            let to = Node.state(scope: index, transition.to)
            let effect: Effect = transition.from == nil ? .opens : from == to ? .continues : .moves
            let condition = model.wording(of: transition.condition, on: transition.event)
            let name = model.events[transition.event].displayName + condition
            if let same = edges[first...].firstIndex(where: { $0.from == from && $0.to == to }) {
                edges[same].events.append(name)
            } else {
                edges.append(Edge(from: from, to: to, effect: effect, events: [name]))
            }
        }
        for (state, finish) in scopes[index].states.map(\.finish).enumerated() where finish == .end {
            edges.append(Edge(from: .state(scope: index, state), to: .end(index), effect: .finishes, events: []))
        }
    }
}

extension LifecycleGraph.State {
    fileprivate init(_ state: ScopeModel.Machine.State, in model: ProtocolModel) {
        name = state.name
        finish =
            switch state.ending {
            case .done: .end
            case .staysOpen, .staysOpenUnlessBrokenOff: .open
            case .settled(let substitute): .settled(by: model.events[substitute.event].displayName)
            }
    }
}

/// Gives nodes of a drawing identifiers that are unique and plain.
struct DiagramNames {
    private let scopes: [String]
    private let states: [[String]]

    init(_ graph: LifecycleGraph) {
        var taken: Set<String> = []
        func unique(_ text: String) -> String {
            var plain = ""
            for scalar in text.unicodeScalars {
                let isPlain =
                    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                plain.unicodeScalars.append(isPlain ? scalar : "_")
            }
            var name = plain
            var number = 2
            while !taken.insert(name).inserted {
                name = plain + "_\(number)"
                number += 1
            }
            return name
        }
        // The prefixes keep the names clear of the words of Mermaid and Graphviz.
        scopes = graph.scopes.map { unique("scope_" + $0.name) }
        states = graph.scopes.map { scope in scope.states.map { unique("state_" + scope.name + "_" + $0.name) } }
    }

    func scope(_ index: Int) -> String { scopes[index] }

    func state(_ scope: Int, _ index: Int) -> String { states[scope][index] }
}
