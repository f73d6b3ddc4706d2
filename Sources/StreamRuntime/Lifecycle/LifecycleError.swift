import ProtocolSupport

/// The error of an event that the lifecycle does not allow at its position.
public struct LifecycleError: Error, Hashable, Sendable {
    /// The rule that was broken.
    @nonexhaustive
    public enum Rule: String, Hashable, Sendable, Codable {
        /// The event continues, closes or belongs inside a scope that is not open.
        case scopeNotOpen = "scope-not-open"
        /// The event opens a scope that is already open.
        case scopeAlreadyOpen = "scope-already-open"
        /// The event does not fit the state that its machine is in.
        case wrongState = "wrong-state"
        /// The event begins a machine, such as a tool call, under a key that an earlier one has used.
        case keyUsed = "key-used"
        /// The event has a reference, such as the id of a request for approval, that an earlier one has used.
        case referenceUsed = "reference-used"
        /// The event advances a machine that waits for an answer, such as the user's to a request for approval.
        case unanswered
        /// The stream has ended.
        case streamEnded = "stream-ended"
        /// The event refers to an event that the stream does not contain.
        case unknownReference = "unknown-reference"
        /// The event answers a request that an earlier event has answered.
        case answeredTwice = "answered-twice"
        /// The event closes a scope that contains open scopes or unfinished machines.
        case leftOpen = "left-open"
    }

    /// The event's name on the wire; nil at the end of the stream.
    public var event: String?
    /// The rule that was broken.
    public var rule: Rule
    /// The name of the scope in the schema; nil for the stream as a whole.
    public var scope: String?
    /// The key of the instance of the scope.
    public var key: String?
    /// The actual state: `open`, `not open`, `not begun`, `ended`, or the name of a machine's state in the schema.
    public var state: String
    /// The events that would have been allowed, by their names on the wire.
    public var expected: [String]

    /// Creates a violation.
    package init(event: String?, rule: Rule, scope: String?, key: String?, state: String, expected: [String]) {
        self.event = event
        self.rule = rule
        self.scope = scope
        self.key = key
        self.state = state
        self.expected = expected
    }
}

extension LifecycleError: CustomStringConvertible {
    /// The event, the rule, the actual state and the expected events, in one sentence.
    public var description: String {
        let subject = event.map { "'\($0)'" } ?? "the end of the stream"
        let text = "\(subject) cannot come here (\(rule.rawValue)): \(situation)"
        return switch rule {
        case .keyUsed: text + "; writer methods choose an unused key for the next one, raw events must specify one"
        case .referenceUsed:
            text + "; choose an unused one, because an event that refers to it would apply to the earlier event"
        default: text
        }
    }

    /// The actual and the expected state, without the event and the rule.
    package var situation: String {
        let place = (scope ?? "the stream") + (key.map { " '\($0)'" } ?? "")
        let met = state == Self.notBegun ? "\(place) has \(state)" : "\(place) is \(state)"
        return expected.isEmpty ? met : "\(met); expected \(Self.list(expected))"
    }

    /// The state of a machine before its first event.
    package static let notBegun = "not begun"

    private static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}
