/// The effect of an event on a scope, which is an index into `ProtocolModel.scopes`.
package enum EventRole: Hashable, Sendable {
    /// It opens the scope.
    case opens(Int)
    /// It continues the scope, which is open.
    case continues(Int)
    /// It closes the scope.
    case closes(Int)
    /// It closes the scope and everything in it at once.
    case ends(Int)
    /// It discards the content of the scope, which stays open.
    case resets(Int)
    /// It is a single event of the scope.
    case single(Int)
    /// It is a single event of the scope, and refers to an earlier event.
    case refers(Int)
    /// Events of the scope refer to it.
    case noted(Int)
    /// It moves the machine that the scope is.
    case moves(Int, transitions: [ScopeModel.Machine.Transition])
}

extension EventRole {
    /// The scope.
    package var scope: Int {
        switch self {
        case .opens(let scope), .continues(let scope), .closes(let scope), .ends(let scope), .resets(let scope),
            .single(let scope), .refers(let scope), .noted(let scope), .moves(let scope, _):
            scope
        }
    }
}

extension ScopeModel.Machine {
    /// The transitions by which an event leads to a state.
    package struct Move: Hashable, Sendable {
        /// The event.
        package var event: Int
        /// When it leads there; nil for always.
        package var condition: ConditionModel?
        /// The states it may come in; nil is `none`.
        package var from: [Int?]
        /// The state after it.
        package var to: Int

        /// Creates a move.
        package init(event: Int, when condition: ConditionModel? = nil, from: [Int?], to: Int) {
            self.event = event
            self.condition = condition
            self.from = from
            self.to = to
        }
    }

    /// Transitions with those of one event and one target together, in written order.
    package static func moves(of transitions: [Transition]) -> [Move] {
        var moves: [Move] = []
        for transition in transitions {
            let same = moves.firstIndex {
                $0.event == transition.event && $0.to == transition.to && $0.condition == transition.condition
            }
            if let same {
                moves[same].from.append(transition.from)
            } else {
                let (event, when) = (transition.event, transition.condition)
                moves.append(Move(event: event, when: when, from: [transition.from], to: transition.to))
            }
        }
        return moves
    }
}
