/// One difference between two protocols.
package struct ProtocolChange: Hashable, Sendable {
    /// The part of a protocol that changed.
    package enum Area: String, Hashable, Sendable, CaseIterable {
        case `protocol`, transport, clients, event, field, type, value, scope, state, transition, writer
        case application
    }

    /// The kind of change.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case added, removed, changed
    }

    /// Whether somebody is broken by a change, and why.
    package struct Verdict: Hashable, Sendable {
        /// Whether somebody is broken.
        package var breaks: Bool
        /// One sentence.
        package var reason: String

        /// Somebody is broken.
        package static func breaks(_ reason: String) -> Verdict { Verdict(breaks: true, reason: reason) }

        /// Nobody is broken.
        package static func fine(_ reason: String) -> Verdict { Verdict(breaks: false, reason: reason) }
    }

    /// The part of a protocol that changed.
    package var area: Area
    /// The kind of change.
    package var kind: Kind
    /// The changed item: an event's name on the wire, `event.key`, `type.value`.
    package var name: String
    /// The old and the new value, in a few words.
    package var detail: String?
    /// Whether a client of the old side and a server of the new side fail to understand each other.
    package var oldClients: Verdict
    /// Whether a client of the new side and a server of the old side fail to understand each other.
    package var newClients = Verdict.fine(Reason.unaffected)
    /// Whether Swift callers of the generated code stop compiling.
    package var swift: Verdict

    /// Whether a client of the old side and a server of the new side fail to understand each other.
    package var breaksOldClients: Bool { oldClients.breaks }
    /// Whether a client of the new side and a server of the old side fail to understand each other.
    package var breaksNewClients: Bool { newClients.breaks }
    /// Whether Swift callers of the generated code stop compiling.
    package var breaksSwift: Bool { swift.breaks }
}
