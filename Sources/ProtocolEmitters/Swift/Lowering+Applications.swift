import ProtocolSchema

/// The events that carry the data, the metadata and the tool calls of applications that extend a protocol.
extension Lowering {
    /// The conformances of a whole protocol; none if its schema names no such events.
    func applications() -> [Declaration] {
        [dataStream(), metadataStream(), toolStream()].compactMap { $0 }
    }

    /// A static function with its body.
    func function(
        _ name: String,
        _ doc: String,
        _ parameters: [String],
        _ effects: String,
        _ body: Code
    ) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment(doc),
                head: "\(access)static func \(name)",
                parameters: parameters,
                effects: effects,
                body: body
            )
        )
    }

    private func dataStream() -> Declaration? {
        guard let carrier = model.carriers.data else { return nil }
        let write = CarrierCall(carrier, self) { value, field in
            switch value {
            case .name: "name"
            case .id: field.presence == .optional ? "id" : "id ?? \"\""
            case .payload: "data"
            case .isTransient: field.presence == .optional ? "transient" : "transient ?? false"
            case .isPreliminary, .failureText: nil
            }
        }
        let make = function(
            "dataEvent",
            "Returns the event that carries `data` of the kind `name`.",
            ["name: String", "id: String?", "data: JSONValue", "transient: Bool?"],
            write.effects + "-> Event",
            write.body
        )
        let read = function(
            "data",
            "Returns the data that an event carries; nil if it carries none.",
            ["in event: Event"],
            "-> CarriedData?",
            CarrierMatch(carrier, self).body(returning: .carriedData)
        )
        return extending("", "DataStream", [make, read])
    }

    private func reading(_ metadata: CarriersModel.Metadata) -> Code {
        if metadata.also.isEmpty { return CarrierMatch(metadata.carrier, self).body(returning: .payload) }
        var body = Code("switch event {")
        for carrier in [metadata.carrier] + metadata.also {
            CarrierMatch(carrier, self).addCase(returning: .payload, to: &body)
        }
        body.line("default: nil")
        body.line("}")
        return body
    }

    private func metadataStream() -> Declaration? {
        guard let metadata = model.carriers.metadata else { return nil }
        let write = CarrierCall(metadata.carrier, self) { value, _ in value == .payload ? "metadata" : nil }
        let verb =
            metadata.replaces
            ? "replaces the message's metadata with `metadata`" : "merges `metadata` into the message's"
        return extending(
            "",
            "MetadataStream",
            [
                function(
                    "metadataEvent",
                    "Returns the event that \(verb).",
                    ["_ metadata: JSONValue"],
                    write.effects + "-> Event",
                    write.body
                ),
                function(
                    "metadata",
                    "Returns the metadata that an event carries; nil if it carries none.",
                    ["in event: Event"],
                    "-> CarriedValue?",
                    reading(metadata)
                ),
            ]
        )
    }
}
