import ProtocolSchema

/// What lets applications extend a protocol: the events that carry their data, their metadata and the calls of their tools.
extension Lowering {
    /// The conformances of a whole protocol; none if it has no such events.
    func applications() -> [Declaration] {
        [dataStream(), metadataStream(), toolStream()].compactMap { $0 }
    }

    private func function(
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
        guard let family = model.events.first(where: \.carriesData) else { return nil }
        var arguments = ["name: name"]
        for field in Record(event: family, self).stored {
            switch field.model.name {
            case "id": arguments.append(field.label + (field.presence == .required ? ": id ?? \"\"" : ": id"))
            case "data": arguments.append("\(field.label): data")
            case "transient":
                arguments.append(field.label + (field.presence == .optional ? ": transient" : ": transient ?? false"))
            default: break
            }
        }
        var body = Code()
        body.list(".\(family.caseName)(", arguments, ")")
        let parameters = ["name: String", "id: String?", "data: JSONValue", "transient: Bool?"]
        return extending(
            "",
            "DataStream",
            [function("dataEvent", "The event that carries `data` of the kind `name`.", parameters, "-> Event", body)]
        )
    }

    /// The call that makes an event from the fields given by name; nil if it needs others, or has not all of these.
    private func call(_ name: String, _ values: [(field: String, type: TypeReference, value: String)]) -> Code? {
        guard let event = model.events.first(where: { $0.name == name && !$0.isFamily }) else { return nil }
        let record = Record(event: event, self)
        var arguments: [String] = []
        var used: Set<String> = []
        for field in record.stored {
            if let value = values.first(where: { $0.field == field.model.name }),
                field.resolved == value.type, !field.isNullable
            {
                arguments.append("\(field.label): \(value.value)")
                used.insert(value.field)
            } else if field.presence == .required {
                return nil
            }
        }
        guard used.count == values.count(where: { $0.field != "preliminary" }) + (used.contains("preliminary") ? 1 : 0)
        else { return nil }
        var body = Code()
        body.list(".\(event.caseName)(", arguments, ")")
        return body
    }

    private func metadataStream() -> Declaration? {
        guard let body = call("message-metadata", [("messageMetadata", .any, "metadata")]) else { return nil }
        return extending(
            "",
            "MetadataStream",
            [
                function(
                    "metadataEvent",
                    "The event that merges `metadata` into the message's.",
                    ["_ metadata: JSONValue"],
                    "-> Event",
                    body
                )
            ]
        )
    }

    private func toolStream() -> Declaration? {
        let id: (String, TypeReference, String) = ("toolCallId", .string, "id")
        guard
            let input = call("tool-input-available", [id, ("toolName", .string, "name"), ("input", .any, "input")]),
            let output = call(
                "tool-output-available",
                [id, ("output", .any, "output"), ("preliminary", .bool, "isPreliminary ? true : nil")]
            ),
            let failure = call("tool-output-error", [id, ("errorText", .string, "errorText")])
        else { return nil }
        let start = call("tool-input-start", [id, ("toolName", .string, "name")])
        var events = Code()
        events.list(CodeList("[", items: [start, input].compactMap { $0?.onlyItem }, "]", hasTrailingComma: true))
        return extending(
            "",
            "ToolStream",
            [
                function(
                    "toolCallEvents",
                    "The events that begin a call with its whole input.",
                    ["id: String", "name: String", "input: JSONValue"],
                    "-> [Event]",
                    events
                ),
                function(
                    "toolOutputEvent",
                    "The event that gives the output of a call.",
                    ["id: String", "output: JSONValue", "isPreliminary: Bool"],
                    "-> Event",
                    output
                ),
                function(
                    "toolFailureEvent",
                    "The event that says that a call failed.",
                    ["id: String", "errorText: String"],
                    "-> Event",
                    failure
                ),
            ]
        )
    }
}

extension Code {
    /// The list that is the whole body.
    fileprivate var onlyItem: CodeList.Item? {
        if lines.count == 1, case .list(let list) = lines[0].line { .list(list) } else { nil }
    }
}
