import ProtocolSchema

extension JSONSchemaBuilder {
    /// The object around every event: one of its keys holds the event, and any other of them is null or absent.
    mutating func envelope(_ envelope: TransportModel.Envelope, event: JSONTree) -> JSONTree {
        let payload = reference(to: "Event") { _ in event }
        guard !envelope.alternatives.isEmpty else {
            return object(envelope.fields, first: .init(envelope.payload, payload))
        }
        var tree = object(envelope.fields, first: nil)
        let orNull: JSONTree = ["anyOf": [payload, ["type": "null"]]]
        let keys = JSONTree.object(envelope.keys.map { .init($0, orNull) })
        tree["properties"] = keys.adding(tree["properties"] ?? [:])
        tree["anyOf"] = .array(
            envelope.keys.map { key in
                ["required": [.string(key)], "properties": .object([.init(key, payload)])]
            }
        )
        return tree
    }
}
