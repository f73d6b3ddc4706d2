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
                doc: DocComment("What the tool takes."),
                text: "\(access)typealias Input = \(model.swiftType(tool.input.type).qualified)"
            ),
            .line(
                doc: DocComment("What the tool gives."),
                text: "\(access)typealias Output = \(model.swiftType(tool.output.type).qualified)"
            ),
            constant("name", "The name that the model and the client know the tool by.", tool.wireName),
        ]
        for (field, noun) in [(tool.input, "an input"), (tool.output, "an output")] {
            let body = validation(of: field, named: field.name, isWhole: isStructure(field.type))
            guard !body.isEmpty else { continue }
            members.append(validateFunction("\(field.name): \(Words.capitalized(field.name))", noun, body))
        }
        let kind = tool.runs == .server ? "ServerTool" : "ClientTool"
        let head = "\(access)enum \(tool.swiftName): \(kind)"
        return [extending("", "", [.type(TypeDeclaration(doc: doc, head: head, members: members))])]
    }

    private func isStructure(_ type: TypeReference) -> Bool {
        if case .named(let id) = type, case .structure = model.types[id.index].shape { true } else { false }
    }

    /// The method that writes a call of a tool.
    func toolWriter(_ tool: ToolModel) -> Declaration {
        let name = model.name + "." + tool.swiftName
        var method = PayloadMethod(tool.input, label: "input", self)
        let id = method.add("id", or: "callID", "String? = nil", "The new call. Made up if there is none.")
        var doc = method.doc(tool.doc, else: "Writes a call of the tool `\(tool.name)`.")
        if !doc.parameters.isEmpty {
            doc.returns =
                tool.runs == .server ? "The call, which takes the output." : "The call, which the client answers."
        }
        var body = Code()
        body.list(CodeList("try await call(", items: [.text("\(name).self"), method.value, .text("id: \(id)")], ")"))
        return .function(
            FunctionDeclaration(
                doc: doc,
                attributes: ["@discardableResult"],
                head: "\(access)func call\(tool.swiftName)",
                parameters: method.parameters,
                effects: "async throws -> ToolCall<\(name), Self>",
                body: body
            )
        )
    }

    /// The method that merges metadata, with what changes.
    func metadataWriter(_ metadata: MetadataModel) -> Declaration? {
        let type = model.types[metadata.update.index]
        guard case .structure(let shape) = type.shape, !shape.fields.isEmpty else { return nil }
        let payload = FieldModel(
            name: "metadata",
            wireName: "metadata",
            swiftName: "metadata",
            type: .named(metadata.update),
            presence: .required,
            range: type.range
        )
        let method = PayloadMethod(payload, label: nil, self)
        var body = Code()
        body.list(CodeList("try await mergeMetadata(", items: [method.value], ")"))
        return .function(
            FunctionDeclaration(
                doc: method.doc("Merges what is given into the message's metadata.", else: ""),
                head: "\(access)func writeMetadata",
                parameters: method.parameters,
                effects: "async throws",
                body: body
            )
        )
    }
}
