/// A schema as it was written: every key understood, nothing looked up.
package struct SchemaDocument: Hashable, Sendable {
    /// The path of the file, as the user gave it.
    package var path: String
    /// The Swift namespace.
    package var name: Located<String>
    /// The documentation of the protocol.
    package var doc: String?
    /// The protocol that is extended.
    package var base: Located<String>?
    /// The way in which events are told apart.
    package var discriminator: Located<DiscriminatorModel>?
    /// How names are spelled.
    package var casing = SchemaCasing()
    /// How events travel.
    package var transport: SchemaTransport?
    /// The clients.
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
    /// The events that carry the data, metadata and tools of applications.
    package var carriers: SchemaCarriers?
    /// The data that an extension keeps with a message.
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
    /// The values of `since` and `until`.
    package var value = Availability.always
    /// Where the first of the two stands.
    package var range: SourceRange?
}

/// An event as written.
package struct SchemaEvent: Hashable, Sendable {
    /// The name, perhaps with a trailing `*`.
    package var name: Located<String>
    /// The documentation in the schema.
    package var doc: String?
    /// A pinned value of the discriminator.
    package var wire: Located<Literal>?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// Which clients know it.
    package var availability = SchemaAvailability()
    /// The events that other clients get.
    package var below: Below?
    /// The condition by which it is recognized.
    package var when: SchemaCondition?
    /// The key of the envelope that it is written under.
    package var envelope: Located<String>?
    /// The type of an event that is a value instead of an object, as a field of that type.
    package var value: SchemaField?
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

    /// The events that are sent to clients that do not know the event.
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
    /// The other keys that may hold the payload.
    package var payloadAlternatives: [Located<String>] = []
    /// The fields next to the payload.
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
    /// The treatment of numbers that are too large for a double.
    package var numbers = ClientsModel.Numbers.any
    /// Keys that clients refuse.
    package var forbiddenKeys: [ForbiddenKey] = []
    /// From where on such a key is found although it is spelled with escapes.
    package var findsEscapedKeysSince: SchemaAvailability?
    /// The behaviours of clients.
    package var behaviours: [Behaviour] = []
    /// Where it stands.
    package var range: SourceRange

    /// A key that clients refuse.
    package struct ForbiddenKey: Hashable, Sendable {
        /// The key, or that of the object that it is in and the key, with a dot between.
        package var name: Located<String>
        /// Whether it is refused only with the value `null`.
        package var onlyNull = false
        /// The documentation in the schema.
        package var doc: String?
        /// Which clients refuse it.
        package var availability = SchemaAvailability()
    }

    /// Something clients do from a version on.
    package struct Behaviour: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// The documentation in the schema.
        package var doc: String?
        /// Which clients do it.
        package var availability: SchemaAvailability
    }
}

/// A convenience method as written.
package struct SchemaWriter: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// The documentation in the schema.
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
    /// The body that the client posts.
    package var request: Located<String>?
}
