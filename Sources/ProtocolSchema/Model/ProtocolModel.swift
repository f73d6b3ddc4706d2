/// A protocol, resolved and checked: nothing in it is left to look up, every name is decided.
package struct ProtocolModel: Hashable, Sendable {
    /// The Swift namespace.
    package var name: String
    /// What the schema says about the protocol.
    package var doc: String?
    /// The path of the schema, as the user gave it.
    package var path: String
    /// The wire key that names the event.
    package var discriminator: String
    /// How events travel.
    package var transport: TransportModel
    /// What is known of the clients; nil when the schema names none.
    package var clients: ClientsModel?
    /// All named types, inline ones behind their owners; inherited ones first.
    package var types: [TypeModel]
    /// All events in written order; inherited ones first.
    ///
    /// A member of a family stands before its family.
    package var events: [EventModel]
    /// The scopes in written order; parents may stand behind children.
    package var scopes: [ScopeModel]
    /// The convenience methods in written order.
    package var writers: [WriterModel]
    /// The roots of the message types.
    package var messages: MessagesModel?
    /// The protocol that this one extends; nil for a protocol of its own.
    package var base: BaseModel?
    /// What an application keeps beside the parts of a message.
    package var metadata: MetadataModel?
    /// The tools of an application, in written order.
    package var tools: [ToolModel] = []
    /// How the schema wants its code to be generated.
    package var generation = GenerationModel()

    /// Creates a model.
    package init(
        name: String,
        doc: String?,
        path: String,
        discriminator: String,
        transport: TransportModel,
        clients: ClientsModel?,
        types: [TypeModel],
        events: [EventModel],
        scopes: [ScopeModel],
        writers: [WriterModel],
        messages: MessagesModel?,
        base: BaseModel?
    ) {
        self.name = name
        self.doc = doc
        self.path = path
        self.discriminator = discriminator
        self.transport = transport
        self.clients = clients
        self.types = types
        self.events = events
        self.scopes = scopes
        self.writers = writers
        self.messages = messages
        self.base = base
    }
}

/// The protocol that is extended.
package struct BaseModel: Hashable, Sendable {
    /// Its Swift namespace.
    package var name: String
    /// The path of its schema.
    package var path: String
    /// The module that holds its code; nil for the module that the extension's code becomes part of.
    package var module: String?

    /// Creates a base.
    package init(name: String, path: String, module: String?) {
        self.name = name
        self.path = path
        self.module = module
    }
}

/// How events travel.
package struct TransportModel: Hashable, Sendable {
    /// How one event is told from the next.
    package enum Framing: String, Sendable, CaseIterable {
        case serverSentEvents = "sse"
        case jsonLines = "json-lines"
    }

    /// A header of the response.
    package struct Header: Hashable, Sendable {
        /// The name in lower case.
        package var name: String
        /// The value.
        package var value: String

        /// Creates a header.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// An object around every event.
    package struct Envelope: Hashable, Sendable {
        /// The key that holds the event.
        package var payload: String
        /// What stands beside it.
        package var fields: [FieldModel]

        /// Creates an envelope.
        package init(payload: String, fields: [FieldModel]) {
            self.payload = payload
            self.fields = fields
        }
    }

    /// How one event is told from the next.
    package var framing: Framing
    /// The data of the frame that ends a stream.
    package var done: String?
    /// Whether the SSE `event:` line repeats the event's name.
    package var hasEventNames: Bool
    /// Headers of the response, in written order.
    package var headers: [Header]
    /// The object around every event.
    package var envelope: Envelope?

    /// Creates a transport.
    package init(
        framing: Framing = .serverSentEvents,
        done: String? = nil,
        hasEventNames: Bool = false,
        headers: [Header] = [],
        envelope: Envelope? = nil
    ) {
        self.framing = framing
        self.done = done
        self.hasEventNames = hasEventNames
        self.headers = headers
        self.envelope = envelope
    }
}

/// An event, or a family of events.
package struct EventModel: Hashable, Sendable {
    /// What is sent to clients that do not know an event.
    package enum Below: Hashable, Sendable {
        /// Nothing.
        case drop
        /// Nothing: writing throws.
        case refuse
        /// Other events.
        case send([Substitute])
    }

    /// What an extension asks of a family's member.
    package struct Membership: Hashable, Sendable {
        /// Whether a field is offered.
        package enum Policy: String, Hashable, Sendable, CaseIterable {
            case never = "none"
            case optional
            case always = "required"
        }

        /// The index of the family's event.
        package var family: Int
        /// Whether the caller gives an id.
        package var id: Policy
        /// `never`: false, `optional`: the caller's choice, `always`: true.
        package var transient: Policy
        /// Whether the struct that the event carries has the event's own Swift name.
        package var isPayload: Bool

        /// Creates a membership.
        package init(family: Int, id: Policy, transient: Policy, isPayload: Bool) {
            self.family = family
            self.id = id
            self.transient = transient
            self.isPayload = isPayload
        }
    }

    /// The string field whose texts may be joined, so that two such events become one; nil for none.
    package var joins: String?
    /// The name in the schema, without the `*` of a family.
    package var name: String
    /// The discriminator's value, or what it begins with.
    package var wireName: String
    /// Whether this stands for all events whose name begins with `wireName`.
    package var isFamily: Bool
    /// The Swift struct.
    package var swiftName: String
    /// The case of the event enum, with backticks where it needs them.
    package var caseName: String
    /// What the schema says about it.
    package var doc: String?
    /// The fields in written order.
    package var fields: [FieldModel]
    /// Which clients know it.
    package var availability: Availability
    /// What the others get.
    package var below: Below
    /// Field values to show, as the object on the wire without the discriminator.
    package var example: Literal?
    /// How an extension's event belongs to a family of the base.
    package var membership: Membership?
    /// Whether it comes from the protocol that is extended.
    package var isInherited: Bool
    /// Where it stands: the event's key.
    package var range: SourceRange

    /// Creates an event.
    package init(
        name: String,
        wireName: String,
        isFamily: Bool,
        swiftName: String,
        caseName: String,
        doc: String?,
        fields: [FieldModel],
        availability: Availability,
        below: Below,
        example: Literal?,
        membership: Membership?,
        isInherited: Bool,
        range: SourceRange
    ) {
        self.name = name
        self.wireName = wireName
        self.isFamily = isFamily
        self.swiftName = swiftName
        self.caseName = caseName
        self.doc = doc
        self.fields = fields
        self.availability = availability
        self.below = below
        self.example = example
        self.membership = membership
        self.isInherited = isInherited
        self.range = range
    }
}

/// The roots of the message types.
package struct MessagesModel: Hashable, Sendable {
    /// The type of a message.
    package var message: TypeID
    /// The union of its parts.
    package var part: TypeID
    /// What the client posts.
    package var request: TypeID?

    /// Creates the roots.
    package init(message: TypeID, part: TypeID, request: TypeID?) {
        self.message = message
        self.part = part
        self.request = request
    }
}
