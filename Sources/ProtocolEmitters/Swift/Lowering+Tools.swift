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
        ]
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
