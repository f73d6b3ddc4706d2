import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// An event that the AI SDK's client fails at, with which it gives up the stream.
public struct ReductionError: Error, Hashable, Sendable {
    /// The rule that was broken.
    @nonexhaustive
    public enum Rule: String, Hashable, Sendable, Codable {
        /// The client's version does not know the event.
        case unknownEvent = "unknown-event"
        /// A delta or an end came for a text or reasoning part that is not open.
        case partNotOpen = "part-not-open"
        /// A piece of input came for a call that was not begun with `tool-input-start`.
        case inputNotStarted = "input-not-started"
        /// An outcome or a request for approval came for a call that the message does not have.
        case unknownCall = "unknown-call"
        /// An answer came for an approval that no call asked for.
        case unknownApproval = "unknown-approval"
        /// Metadata with members came for metadata that is a scalar.
        case metadataNotMergeable = "metadata-not-mergeable"
        /// An event for the id `__proto__` came before, and has put fields on every object of the client.
        case changedPrototype = "changed-prototype"
    }

    /// The event's name on the wire.
    public var event: String
    /// The part, call or approval that it names.
    public var id: String?
    /// The rule that was broken.
    public var rule: Rule

    /// Creates a failure.
    package init(event: String, id: String? = nil, rule: Rule) {
        self.event = event
        self.id = id
        self.rule = rule
    }
}

extension ReductionError: CustomStringConvertible {
    /// Which event, which rule, what is wrong and what to do.
    public var description: String {
        let subject = id.map { "'\(event)' for '\($0)'" } ?? "'\(event)'"
        return "\(subject) cannot come here (\(rule.rawValue)): \(rule.advice)"
    }
}

extension ReductionError.Rule {
    /// The problem and a way to solve it, as a sentence without its full stop.
    var advice: String {
        switch self {
        case .unknownEvent:
            "the client does not know the event and gives up; write the stream for its version, which leaves it out"
        case .partNotOpen:
            "no part with this id is open; send its start first, and no delta after its end or after finish-step"
        case .inputNotStarted: "the input was not begun; send tool-input-start first"
        case .unknownCall:
            "the message has no such call; send tool-input-start or tool-input-available first, or begin with the message that the "
                + "stream continues"
        case .unknownApproval:
            "no call of the message waits for this approval; send tool-approval-request first, or begin with the message that the "
                + "stream continues"
        case .metadataNotMergeable: "the message's metadata is a scalar; use objects for metadata from the beginning"
        case .changedPrototype:
            "an event for the id '__proto__', which was not open, has put fields on every object of this client, and it refuses "
                + "events with fields that it does not know; never use that id"
        }
    }
}
