/// A protocol, resolved and checked: every reference is looked up, and every name, role and signature is decided.
package struct ProtocolModel: Hashable, Sendable {
    /// The Swift namespace.
    package var name: String
    /// The documentation of the protocol.
    package var doc: String?
    /// The path of the schema, as the user gave it.
    package var path: String
    /// The way in which events are told apart.
    package var discriminator: DiscriminatorModel
    /// How events travel.
    package var transport: TransportModel
    /// The clients; nil if the schema names none.
    package var clients: ClientsModel?
    /// All named types, inline ones after their owners; inherited ones first.
    package var types: [TypeModel]
    /// All events in written order; inherited ones first.
    ///
    /// A member of a family comes before its family.
    package var events: [EventModel]
    /// The scopes in written order; parents may follow children.
    package var scopes: [ScopeModel]
    /// The span of the whole stream: the first that is not within another scope; nil if there is none.
    package internal(set) var outermost: Int?
    /// The convenience methods that the schema declares, in written order.
    package var writers: [WriterModel]
    /// The methods that an extension has in addition: they write its data, its metadata and calls of its tools.
    package internal(set) var methods: [ApplicationMethod] = []
    /// The roots of the message types.
    package var messages: MessagesModel?
    /// The protocol that this one extends; nil for a protocol of its own.
    package var base: BaseModel?
    /// The events that carry the data, metadata and tools of applications; for an extension, those of its base.
    package var carriers = CarriersModel()
    /// The data that an application keeps with a message.
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
        discriminator: DiscriminatorModel,
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

extension ProtocolModel {
    /// The Swift namespace of the protocol that streams are of: for an extension, that of its base.
    package var streamName: String { base?.name ?? name }

    /// The indices of the protocol's own events: an extension has those of its base too.
    package var ownEvents: [Int] { events.indices.filter { !events[$0].isInherited } }

    /// The indices of the protocol's own types.
    package var ownTypes: [Int] { types.indices.filter { !types[$0].isInherited && !types[$0].isLent } }
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
        case jsonArray = "json-array"
        case messages
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
        /// The other keys that may hold the event.
        package var alternatives: [String]
        /// The fields next to it.
        package var fields: [FieldModel]

        /// The keys that may hold the event; of several that are there, the first counts.
        package var keys: [String] { [payload] + alternatives }

        /// Creates an envelope.
        package init(payload: String, alternatives: [String] = [], fields: [FieldModel]) {
            self.payload = payload
            self.alternatives = alternatives
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

/// The roots of the message types.
package struct MessagesModel: Hashable, Sendable {
    /// The type of a message.
    package var message: TypeID
    /// The union of its parts.
    package var part: TypeID
    /// The body that the client posts.
    package var request: TypeID?

    /// Creates the roots.
    package init(message: TypeID, part: TypeID, request: TypeID?) {
        self.message = message
        self.part = part
        self.request = request
    }
}
