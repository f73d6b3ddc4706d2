import ProtocolSchema

extension Lowering {
    /// A tool: its name, what it takes and what it gives.
    func tool(_ tool: ToolModel) -> [Declaration] {
        let side = tool.runs == .server ? "The server runs it." : "The client runs it."
        let doc = DocComment(
            tool.doc,
            else: "The tool `\(tool.name)`.",
            notes: "\(side) Schema entry `tools.\(tool.name)`."
        )
        var members: [Declaration] = [
            .line(
                doc: DocComment("The input of the tool."),
                text: "\(access)typealias Input = \(model.swiftType(tool.input.type).qualified)"
            ),
            .line(
                doc: DocComment("The output of the tool."),
                text: "\(access)typealias Output = \(model.swiftType(tool.output.type).qualified)"
            ),
            constant("name", "The name by which the model and the client know the tool.", tool.wireName),
            inputSchema(of: tool),
        ]
        if let doc = tool.doc { members.append(summary(doc)) }
        if tool.needsApproval { members.append(needsApproval) }
        for (field, noun) in [(tool.input, "an input"), (tool.output, "an output")] {
            let body = validation(of: field, named: field.name)
            guard !body.isEmpty else { continue }
            members.append(validateFunction("\(field.name): \(Words.capitalized(field.name))", noun, body))
        }
        let kind = tool.runs == .server ? "ServerTool" : "ClientTool"
        let head = "\(access)enum \(tool.swiftName): \(kind)"
        return [extending("", "", [.type(TypeDeclaration(doc: doc, head: head, members: members))])]
    }
}

extension Lowering {
    private func summary(_ doc: String) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("What the tool does, for the model."),
                head: "\(access)static let summary: String?",
                value: .initial(CodeList(SwiftLiteral.string(doc), [], ""))
            )
        )
    }

    private var needsApproval: Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("Whether the user must allow each call."),
                head: "\(access)static let needsApproval",
                value: .initial(CodeList("true", [], ""))
            )
        )
    }

    /// The input as a JSON Schema, in the text that a reader of the file would write.
    private func inputSchema(of tool: ToolModel) -> Declaration {
        let text = JSONPrinter.pretty(JSONSchemaEmitter.toolInput(tool, model), width: 80)
        return .property(
            PropertyDeclaration(
                doc: DocComment("The JSON Schema of the input, as models are told it."),
                head: "\(access)static let inputSchema",
                value: .initial(CodeList("JSONValue.schema(", [SwiftLiteral.raw(text)], ")", isBroken: true))
            )
        )
    }
}

extension Lowering {
    /// The protocol that an application implements to run its tools; none without tools.
    func toolSet() -> [Declaration] {
        guard !model.tools.isEmpty else { return [] }
        let name = model.name + "Tools"
        let served = model.tools.filter { $0.runs == .server }
        let head = "\(access)protocol \(name): ToolSet"
        let doc = DocComment(
            "Runs the tools of this application: one method for each that the server runs.",
            else: "",
            notes: "The input of a call is checked against the schema before its method gets it, and the output after."
        )
        let set = TypeDeclaration(doc: doc, head: head, members: served.map(requirement))
        return [.type(set), entries(name)]
    }

    private func requirement(_ tool: ToolModel) -> Declaration {
        let type = tool.swiftType.qualified
        return .line(
            doc: DocComment(tool.doc, else: "Runs a call of the tool `\(tool.name)`."),
            text: """
                func \(method(of: tool))(
                    _ input: \(type).Input,
                    _ call: ToolCallRun<\(type)>
                ) async throws -> \(type).Output
                """
        )
    }

    private func method(of tool: ToolModel) -> String {
        SwiftNames.escaped(SwiftNames.member(tool.swiftName.filter { $0 != "`" }))
    }

    private func entries(_ name: String) -> Declaration {
        var body = Code()
        let lines = model.tools.map { tool in
            let type = tool.swiftType.qualified
            return tool.runs == .client
                ? "    .client(\(type).self),"
                : "    .server(\(type).self) { try await self.\(method(of: tool))($0, $1) },"
        }
        body.line("[")
        for line in lines { body.line(line) }
        body.line("]")
        let tools = Declaration.property(
            PropertyDeclaration(
                doc: DocComment("The tools, with the methods that run them."),
                head: "\(access)var tools: [ToolEntry]",
                value: .getter(body)
            )
        )
        return .type(TypeDeclaration(doc: nil, head: "extension \(name)", members: [tools]))
    }
}
