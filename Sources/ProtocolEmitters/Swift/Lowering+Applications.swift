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

    /// A call that makes an event, with an expression for each value that is known.
    private func call(_ carrier: CarriersModel.Carrier, _ values: [CarriersModel.Carrier.Value: String]) -> CodeList {
        let event = model.events[carrier.event]
        let arguments = carrier.arguments.compactMap { argument -> String? in
            let field = event.fields[argument.field]
            return values[argument.value].map { "\(SwiftLiteral.label(field.swiftName)): \($0)" }
        }
        return CodeList(".\(event.caseName)(", (event.isFamily ? ["name: name"] : []) + arguments, ")")
    }

    private func body(_ list: CodeList) -> Code {
        var body = Code()
        body.list(list)
        return body
    }

    private func dataStream() -> Declaration? {
        guard let carrier = model.carriers.data else { return nil }
        let fields = model.events[carrier.event].fields
        func presence(_ value: CarriersModel.Carrier.Value) -> FieldModel.Presence? {
            carrier.arguments.first { $0.value == value }.map { fields[$0.field].presence }
        }
        let values: [CarriersModel.Carrier.Value: String] = [
            .id: presence(.id) == .required ? "id ?? \"\"" : "id",
            .payload: "data",
            .isTransient: presence(.isTransient) == .optional ? "transient" : "transient ?? false",
        ]
        let parameters = ["name: String", "id: String?", "data: JSONValue", "transient: Bool?"]
        let doc = "The event that carries `data` of the kind `name`."
        let make = function("dataEvent", doc, parameters, "-> Event", body(call(carrier, values)))
        return extending("", "DataStream", [make])
    }

    private func metadataStream() -> Declaration? {
        guard let carrier = model.carriers.metadata else { return nil }
        return extending(
            "",
            "MetadataStream",
            [
                function(
                    "metadataEvent",
                    "The event that merges `metadata` into the message's.",
                    ["_ metadata: JSONValue"],
                    "-> Event",
                    body(call(carrier, [.payload: "metadata"]))
                )
            ]
        )
    }

    private func toolStream() -> Declaration? {
        guard let tools = model.carriers.tools else { return nil }
        let begin: [CarriersModel.Carrier.Value: String] = [.id: "id", .name: "name", .payload: "input"]
        let calls = [tools.start, tools.input].compactMap { $0.map { CodeList.Item.list(call($0, begin)) } }
        let output = call(
            tools.output,
            [.id: "id", .payload: "output", .isPreliminary: "isPreliminary ? true : nil"]
        )
        return extending(
            "",
            "ToolStream",
            [
                function(
                    "toolCallEvents",
                    "The events that begin a call with its whole input.",
                    ["id: String", "name: String", "input: JSONValue"],
                    "-> [Event]",
                    body(CodeList("[", items: calls, "]", hasTrailingComma: true))
                ),
                function(
                    "toolOutputEvent",
                    "The event that gives the output of a call.",
                    ["id: String", "output: JSONValue", "isPreliminary: Bool"],
                    "-> Event",
                    body(output)
                ),
                function(
                    "toolFailureEvent",
                    "The event that says that a call failed.",
                    ["id: String", "errorText: String"],
                    "-> Event",
                    body(call(tools.failure, [.id: "id", .errorText: "errorText"]))
                ),
                function(
                    "unfinishedToolEvent",
                    "The event that ends a call whose output never came.",
                    ["id: String"],
                    "-> Event?",
                    Code(settling(after: tools.input.event, key: "id"))
                ),
            ]
        )
    }
}
