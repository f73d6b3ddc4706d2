import ProtocolSupport

/// An event that came where the lifecycle does not allow it.
public struct LifecycleError: Error, Hashable, Sendable {
    /// The rule that was broken.
    @nonexhaustive
    public enum Rule: String, Hashable, Sendable, Codable {
        /// The event continues or closes something that is not open, or belongs inside of it.
        case scopeNotOpen = "scope-not-open"
        /// The event opens what is open already.
        case scopeAlreadyOpen = "scope-already-open"
        /// The event does not fit the state that its machine is in.
        case wrongState = "wrong-state"
        /// The event begins a machine, such as a tool call, under a key that an earlier one has used.
        case keyUsed = "key-used"
        /// The event has a reference, such as the id of a request for approval, that an earlier one has used.
        case referenceUsed = "reference-used"
        /// The event moves a machine that waits for an answer, such as the user's to a request for approval.
        case unanswered
        /// The stream has ended.
        case streamEnded = "stream-ended"
        /// The event refers to one that never came.
        case unknownReference = "unknown-reference"
        /// The event answers what an earlier one has answered.
        case answeredTwice = "answered-twice"
        /// The event closes a scope around something that is still open.
        case leftOpen = "left-open"
    }

    /// The event's name on the wire; nil at the end of the stream.
    public var event: String?
    /// The rule that was broken.
    public var rule: Rule
    /// The scope it is about, as the schema names it; nil for the stream as a whole.
    public var scope: String?
    /// The key of the instance of the scope.
    public var key: String?
    /// The state that was met: `open`, `not open`, `not begun`, `ended`, or the state of a machine as the schema names it.
    public var state: String
    /// The events that would have been right, by their names on the wire.
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
    /// Which event, which rule, what was met and what was expected, in one sentence.
    public var description: String {
        let subject = event.map { "'\($0)'" } ?? "the end of the stream"
        let text = "\(subject) cannot come here (\(rule.rawValue)): \(situation)"
        return switch rule {
        case .keyUsed: text + "; writer methods choose an unused key for the next one, raw events must name one"
        case .referenceUsed:
            text + "; choose one that is unused, since an event that refers to it would be about the earlier one"
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
