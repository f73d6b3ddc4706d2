/// A value and where it was written.
package struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    package var value: Value
    /// Where it stands.
    package var range: SourceRange

    /// Creates a located value.
    package init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

/// A schema as it was written: every key understood, nothing looked up.
package struct SchemaDocument: Hashable, Sendable {
    /// The path of the file, as the user gave it.
    package var path: String
    /// The Swift namespace.
    package var name: Located<String>
    /// What the schema says about the protocol.
    package var doc: String?
    /// The protocol that is extended.
    package var base: Located<String>?
    /// The wire key that names the event.
    package var discriminator: Located<String>?
    /// How names are spelled.
    package var casing = SchemaCasing()
    /// How events travel.
    package var transport: SchemaTransport?
    /// What is known of the clients.
    package var clients: SchemaClients?
    /// The named types.
    package var types: [SchemaType] = []
    /// The events.
    package var events: [SchemaEvent] = []
    /// The scopes of the lifecycle.
    package var scopes: [SchemaScope] = []
    /// Where the lifecycle stands.
    package var lifecycleRange: SourceRange?
    /// The convenience methods.
    package var writers: [SchemaWriter] = []
    /// The roots of the message types.
    package var messages: SchemaMessages?
    /// What an extension keeps beside the parts of a message.
    package var metadata: SchemaMetadata?
    /// The tools of an extension.
    package var tools: [SchemaTool] = []
    /// How the schema wants its code to be generated.
    package var generation = GenerationModel()
    /// Where an extension's sections stand that only an extension has.
    package var extensionRange: SourceRange?
}

/// How names are spelled, file-wide.
package struct SchemaCasing: Hashable, Sendable {
    /// Names of events.
    package var events = Casing.verbatim
    /// Names of fields.
    package var fields = Casing.verbatim
    /// Values of enums.
    package var values = Casing.verbatim
}

/// Which clients know something, as written.
package struct SchemaAvailability: Hashable, Sendable {
    /// What was read of `since` and `until`.
    package var value = Availability.always
    /// Where the first of the two stands.
    package var range: SourceRange?
}

/// A type as written where it is used.
package indirect enum SchemaTypeExpression: Hashable, Sendable {
    case phrase(Located<TypePhrase>)
    case enumeration(SchemaEnum)
    case structure(SchemaStruct)
    case union(SchemaUnion)
}

/// A named type as written.
package struct SchemaType: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// What the schema says about it.
    package var doc: String?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// What it is.
    package var expression: SchemaTypeExpression
}

/// An enum as written.
package struct SchemaEnum: Hashable, Sendable {
    /// A value.
    package struct Value: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// What the schema says about it.
        package var doc: String?
        /// A pinned spelling.
        package var wire: Located<String>?
        /// A pinned Swift name.
        package var swift: Located<String>?
        /// Which clients know it.
        package var availability = SchemaAvailability()
        /// What others get.
        package var below: Located<String>?
    }

    /// The values.
    package var values: [Value]
    /// Whether unknown values survive.
    package var isOpen: Bool
    /// How the values are spelled.
    package var casing: Casing?
    /// Where it stands.
    package var range: SourceRange
}

/// A struct as written.
package struct SchemaStruct: Hashable, Sendable {
    /// The fields.
    package var fields: [SchemaField]
    /// Structs whose fields come first.
    package var includes: [Located<String>]
    /// How the fields are spelled.
    package var casing: Casing?
    /// The field that says the state.
    package var stateField: Located<String>?
    /// What each state asks.
    package var states: [StateRule]
    /// Where it stands.
    package var range: SourceRange

    /// What a state asks of the fields.
    package struct StateRule: Hashable, Sendable {
        /// The state.
        package var value: Located<String>
        /// Fields that must be there.
        package var requires: [Located<String>]
        /// Fields that must not be there.
        package var forbids: [Located<String>]
    }
}

/// A union as written.
package struct SchemaUnion: Hashable, Sendable {
    /// The key that tells the cases apart.
    package var discriminator: Located<String>?
    /// Discriminator value to type name.
    package var cases: [Case]
    /// Whether unknown cases survive.
    package var isOpen: Bool
    /// Where it stands.
    package var range: SourceRange

    /// One case.
    package struct Case: Hashable, Sendable {
        /// The discriminator's value, perhaps with a trailing `*`.
        package var value: Located<String>
        /// The struct's name.
        package var type: Located<String>
        /// A pinned name of the Swift case.
        package var swift: Located<String>?
    }
}

/// A field as written.
package struct SchemaField: Hashable, Sendable {
    /// The name without the question mark.
    package var name: Located<String>
    /// Whether the key may be absent.
    package var isOptional: Bool
    /// The type; nil when only a constant is given.
    package var type: SchemaTypeExpression?
    /// What the schema says about it.
    package var doc: String?
    /// Which clients know it.
    package var availability = SchemaAvailability()
    /// A pinned spelling.
    package var wire: Located<String>?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// A casing of its own.
    package var casing: Casing?
    /// What the value must fulfil, with where that is said.
    package var constraints = Constraints()
    /// Where the first constraint stands.
    package var constraintsRange: SourceRange?
    /// The only value there is.
    package var constant: Located<Literal>?
    /// What an absent key reads as.
    package var defaultValue: Located<Literal>?
    /// A value to show.
    package var example: Located<Literal>?
}

/// An event as written.
package struct SchemaEvent: Hashable, Sendable {
    /// The name, perhaps with a trailing `*`.
    package var name: Located<String>
    /// What the schema says about it.
    package var doc: String?
    /// A pinned spelling.
    package var wire: Located<String>?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// Which clients know it.
    package var availability = SchemaAvailability()
    /// What others get.
    package var below: Below?
    /// The fields.
    package var structure: SchemaStruct
    /// The string field whose texts may be joined, so that two such events become one.
    package var joins: Located<String>?
    /// Field values to show.
    package var example: Located<Literal>?
    /// The id policy of an extension's event.
    package var id: Located<EventModel.Membership.Policy>?
    /// The transient policy of an extension's event.
    package var transient: Located<EventModel.Membership.Policy>?

    /// What is sent to clients that do not know the event.
    package enum Below: Hashable, Sendable {
        case drop
        case refuse
        case send(SchemaSubstitute)
    }
}

/// Events that are sent in place of another, as written.
package struct SchemaSubstitute: Hashable, Sendable {
    /// The events.
    package var events: [Located<String>]
    /// Fixed values by field.
    package var values: [FixedValue]
}

/// A field and the value it is given.
package struct FixedValue: Hashable, Sendable {
    /// The field.
    package var field: Located<String>
    /// The value.
    package var value: Located<Literal>
}

/// The transport as written.
package struct SchemaTransport: Hashable, Sendable {
    /// How one event is told from the next.
    package var framing = TransportModel.Framing.serverSentEvents
    /// The data of the last frame.
    package var done: String?
    /// Whether SSE frames carry the event's name.
    package var hasEventNames = false
    /// Headers of the response.
    package var headers: [TransportModel.Header] = []
    /// The key of the payload in the envelope.
    package var payload: Located<String>?
    /// What stands beside the payload.
    package var envelopeFields: [SchemaField] = []
    /// Where it stands.
    package var range: SourceRange
}

/// The clients as written.
package struct SchemaClients: Hashable, Sendable {
    /// The floor of a stream that names none.
    package var floor: Located<ClientVersion>?
    /// The release lines.
    package var lines: [Located<ClientsModel.Line>] = []
    /// From where on unknown keys are forgiven.
    package var tolerantSince: SchemaAvailability?
    /// Keys that kill the client.
    package var forbiddenKeys: [[String]] = []
    /// What clients do.
    package var behaviours: [Behaviour] = []
    /// Where it stands.
    package var range: SourceRange

    /// Something clients do from a version on.
    package struct Behaviour: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// What the schema says about it.
        package var doc: String?
        /// Which clients do it.
        package var availability: SchemaAvailability
    }
}

/// A scope as written.
package struct SchemaScope: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// What the schema says about it.
    package var doc: String?
    /// The scope around it.
    package var within: Located<String>?
    /// The field that tells several apart.
    package var key: Located<String>?
    /// The scopes that opening this one closes.
    package var interrupts: [Located<String>] = []
    /// The events that open it.
    package var opens: Located<String>?
    /// The events that continue it.
    package var continues: [Located<String>] = []
    /// The events that close it.
    package var closes: [Located<String>] = []
    /// The events that close it and all inside.
    package var ends: [Located<String>] = []
    /// The events that throw away what is inside.
    package var resets: [Located<String>] = []
    /// The field of the opening event that names the scope.
    package var id: Located<String>?
    /// What tells the reader that the writer failed.
    package var onFailure: Failure?
    /// What tells the reader that the writer was stopped.
    package var onCancel: SchemaSubstitute?
    /// What an event of the scope refers to.
    package var refers: Reference?
    /// Events that open nothing.
    package var single: [Located<String>] = []
    /// The states of a machine.
    package var states: [State] = []
    /// The transitions of a machine.
    package var transitions: [Transition] = []

    /// A field by which an event refers to an earlier one.
    package struct Reference: Hashable, Sendable {
        /// The field, which both have.
        package var field: Located<String>
        /// The earlier event.
        package var event: Located<String>
    }

    /// An event that carries a text for the reader's user.
    package struct Failure: Hashable, Sendable {
        /// The event.
        package var event: SchemaSubstitute
        /// The field that gets the text.
        package var text: Located<String>
    }

    /// A state.
    package struct State: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// What the schema says about it.
        package var doc: String?
        /// Whether a stream may finish in it.
        package var mayStayOpen = false
        /// What is sent when the stream ends in it.
        package var onEnd: SchemaSubstitute?
    }

    /// What an event does.
    package struct Transition: Hashable, Sendable {
        /// The event.
        package var event: Located<String>
        /// The states it may come in.
        package var from: [Located<String>]
        /// The state after it.
        package var to: Located<String>
    }
}

/// A convenience method as written.
package struct SchemaWriter: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// What the schema says about it.
    package var doc: String?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// The scope that is continued.
    package var appends: Located<String>?
    /// The events that are written.
    package var emits: [Located<String>] = []
    /// The field whose parameter has no label.
    package var unlabelled: Located<String>?
    /// The field whose value is made up.
    package var generates: Located<String>?
    /// Fixed values.
    package var fixed: [FixedValue] = []
    /// Fields that are not offered.
    package var omits: [Located<String>] = []
    /// Labels by field.
    package var labels: [Label] = []

    /// Another label for a parameter.
    package struct Label: Hashable, Sendable {
        /// The field.
        package var field: Located<String>
        /// The label.
        package var label: Located<String>
    }
}

/// The roots of the message types as written.
package struct SchemaMessages: Hashable, Sendable {
    /// The type of a message.
    package var message: Located<String>
    /// The union of its parts.
    package var part: Located<String>
    /// What the client posts.
    package var request: Located<String>?
}
