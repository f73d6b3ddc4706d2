package import ProtocolSchema

/// Writes a model as JSON Schema, draft 2020-12.
package enum JSONSchemaEmitter {
    /// The text of the schema of one event on the wire.
    package static func events(of model: ProtocolModel, client: ClientVersion? = nil) -> String {
        JSONPrinter.document(eventTree(of: model, client: client))
    }

    /// The schema of one event as it is on the wire, envelope included.
    ///
    /// Without `client` it accepts what any client may see: unknown keys, unknown values of open enums and unknown
    /// cases of open unions pass. With `client` it accepts exactly what that version does.
    package static func eventTree(of model: ProtocolModel, client: ClientVersion? = nil) -> JSONTree {
        let model = client.map { model.restricted(to: $0) } ?? model
        var builder = JSONSchemaBuilder(model, client: client)
        let event: JSONTree = ["anyOf": .array(model.events.indices.map { builder.reference(toEvent: $0) })]
        var root = builder.head(title: client.map { "\(model.name) for client \($0)" } ?? model.name, doc: model.doc)
        let forbidden = client == nil ? nil : builder.forbiddenKeys()
        if let envelope = model.transport.envelope {
            root = root.adding(builder.envelope(envelope, event: event))
        } else {
            root = root.adding(event)
        }
        if let forbidden { root["allOf"] = [forbidden] }
        return builder.complete(root)
    }

    /// The schema of a message type; nil if the protocol does not name it.
    package static func messages(
        of model: ProtocolModel,
        root: MessageRoot = .message,
        client: ClientVersion? = nil
    ) -> String? {
        let model = client.map { model.restricted(to: $0) } ?? model
        guard let id = root.type(in: model) else { return nil }
        var builder = JSONSchemaBuilder(model, client: client)
        let reference = builder.schema(for: .named(id))
        let type = model.types[id.index]
        let root = builder.head(title: "\(model.name).\(type.swiftName)", doc: type.doc).adding(reference)
        return JSONPrinter.document(builder.complete(root))
    }

    /// Which message type a schema is for.
    package enum MessageRoot: String, Hashable, Sendable, CaseIterable {
        /// A message.
        case message
        /// A part of a message.
        case part
        /// The body that the client posts.
        case request

        func type(in model: ProtocolModel) -> TypeID? {
            switch self {
            case .message: model.messages?.message
            case .part: model.messages?.part
            case .request: model.messages?.request
            }
        }
    }
}
