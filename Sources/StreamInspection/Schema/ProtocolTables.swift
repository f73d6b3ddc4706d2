@_spi(Generated) package import ProtocolSupport

/// A protocol as data: the tables that generated code has as constants, of a protocol that is known only at run time.
package struct ProtocolTables: Sendable {
    /// The name of the protocol.
    package var name: String
    /// How events are told apart.
    package var discriminator: Discriminator
    /// The transport of the events.
    package var transport: TransportTable
    /// The clients; nil if the protocol names none, and everybody reads as generated code does.
    package var clients: ClientTable?
    /// The shapes of the events, by kind.
    package var events: [EventShape]
    /// The order in which events may come.
    package var lifecycle: LifecycleTable
    /// Whether a machine that is left in a state needs an event at the end, by scope and state.
    package var settledStates: [[Bool]]
    /// Reads the values by which the lifecycle knows an event of a kind.
    package var identify: @Sendable (_ kind: Int, _ event: JSONValue) -> EventIdentity

    /// Creates tables.
    package init(
        name: String,
        discriminator: Discriminator,
        transport: TransportTable,
        clients: ClientTable?,
        events: [EventShape],
        lifecycle: LifecycleTable,
        settledStates: [[Bool]],
        identify: @escaping @Sendable (_ kind: Int, _ event: JSONValue) -> EventIdentity
    ) {
        self.name = name
        self.discriminator = discriminator
        self.transport = transport
        self.clients = clients
        self.events = events
        self.lifecycle = lifecycle
        self.settledStates = settledStates
        self.identify = identify
    }

    /// The kind of an event; nil if the schema knows no such event.
    package func kind(of event: JSONValue) -> Int? { events.kind(of: event, by: discriminator) }

    /// An event as the lifecycle sees it.
    package func event(_ value: JSONValue) -> TableEvent {
        let kind = kind(of: value)
        let payload = discriminator.payload(in: value).value
        return TableEvent(
            kind: kind,
            type: discriminator.name(of: value) ?? kind.map { events[$0].type } ?? "unrecognized",
            identity: kind.map { identify($0, payload) } ?? EventIdentity(),
            value: value
        )
    }
}

/// The values by which the lifecycle knows an event.
package struct EventIdentity: Hashable, Sendable {
    /// The row of the lifecycle's table with the event's effects; nil for an event that has none.
    package var row: Int?
    /// The key of the event's scope.
    package var scopeKey: String?
    /// The reference to an earlier event, or of later ones to this.
    package var reference: String?

    /// Creates an identity; without arguments, that of an event which the lifecycle does not know.
    package init(row: Int? = nil, scopeKey: String? = nil, reference: String? = nil) {
        self.row = row
        self.scopeKey = scopeKey
        self.reference = reference
    }
}

/// What a schema says about an event beyond its shape: the rules that hold for every reader, and the application's own data.
package protocol EventJudge: Sendable {
    /// Returns everything that is wrong with an event of a kind; nil is the kind of an event that the schema does not know.
    mutating func problems(of kind: Int?, _ event: JSONValue) -> [EventProblem]
}

/// Something that is wrong with a value in an event.
package struct EventProblem: Hashable, Sendable {
    /// The kinds of problems.
    package enum Rule: String, Hashable, Sendable {
        /// The value is not what its type allows.
        case schema
        /// The value has the right type, but not what the schema demands of it.
        case constraint
    }

    /// The rule.
    package var rule: Rule
    /// The place of the value: `$.data.percent`.
    package var path: String
    /// The problem.
    package var message: String

    /// Creates a problem.
    package init(_ rule: Rule, at path: String, _ message: String) {
        self.rule = rule
        self.path = path
        self.message = message
    }
}
