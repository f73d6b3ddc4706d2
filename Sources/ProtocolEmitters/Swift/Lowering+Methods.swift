import ProtocolSchema

/// The methods that write an extension's data, metadata and calls of tools.
extension Lowering {
    /// A method with the signature that the model decided.
    func method(
        _ signature: WriterSignature,
        doc: DocComment,
        returns: String?,
        throws errors: String,
        body: Code
    ) -> Declaration {
        let printed = SwiftSignature(signature, model, for: .compiler)
        return .function(
            FunctionDeclaration(
                doc: comment(doc, signature, printed.parameters, returns: returns, throws: errors),
                attributes: signature.result == .nothing ? [] : ["@discardableResult"],
                head: "\(access)func \(signature.name)",
                parameters: printed.parameters,
                effects: "async throws" + (printed.result.map { " -> " + $0 } ?? "")
                    + (constrainsMethods ? streamConstraint : ""),
                body: body
            )
        )
    }

    private func comment(
        _ doc: DocComment,
        _ signature: WriterSignature,
        _ parameters: [String],
        returns: String?,
        throws errors: String
    ) -> DocComment {
        var doc = doc
        // The comment's tags name parameters without backticks, which the formatter takes for other names.
        guard !parameters.contains(where: { $0.prefix { $0 != ":" }.contains("`") }) else {
            return DocComment(doc.summary)
        }
        doc.parameters = signature.parameters.map { parameter in
            let text = DocComment.sentence(parameter.doc, else: "")
            return (parameter.bareName, text + (parameter.presence == .generated ? " Generated if nil." : ""))
        }
        doc.returns = doc.parameters.isEmpty ? nil : returns
        doc.errors = errors
        return doc
    }

    /// The method that writes a kind of data, metadata, or a call of a tool, for a writer of the base protocol.
    func declaration(_ method: ApplicationMethod) -> Declaration {
        switch method.subject {
        case .data(let event): return dataMethod(method, model.events[event])
        case .metadata:
            let verb = model.carriers.metadata?.replaces == true ? "replace" : "merge"
            let body = call("\(verb)Metadata", [payload(method)])
            return self.method(method, DocComment(method.doc, else: ""), body: body)
        case .call(let tool): return callMethod(method, model.tools[tool])
        }
    }

    private func dataMethod(_ method: ApplicationMethod, _ event: EventModel) -> Declaration {
        var arguments: [CodeList.Item] = [.text("\(event.swiftType.qualified).self"), payload(method)]
        if let id = method.id { arguments.append(.text("id: \(method.signature.parameters[id].swiftName)")) }
        switch method.transience {
        case .unsaid: break
        case .always: arguments.append(.text("transient: true"))
        case .parameter(let index):
            arguments.append(.text("transient: \(method.signature.parameters[index].swiftName)"))
        }
        let doc = DocComment(method.doc, else: "Writes the event `\(event.name)`.")
        return self.method(method, doc, body: call("writeData", arguments))
    }

    private func callMethod(_ method: ApplicationMethod, _ tool: ToolModel) -> Declaration {
        var arguments: [CodeList.Item] = [.text("\(tool.swiftType.qualified).self"), payload(method)]
        if let id = method.id { arguments.append(.text("id: \(method.signature.parameters[id].swiftName)")) }
        return self.method(
            method,
            DocComment(method.doc, else: "Writes a call of the tool `\(tool.name)`."),
            returns: tool.runs == .server
                ? "The call, for writing its output." : "The call, whose output the client sends.",
            body: call("call", arguments)
        )
    }

    private func method(
        _ method: ApplicationMethod,
        _ doc: DocComment,
        returns: String? = nil,
        body: Code
    ) -> Declaration {
        self.method(
            method.signature,
            doc: doc,
            returns: returns,
            throws: "`ConstraintError` naming a field that breaks a constraint, or an error of the writer.",
            body: body
        )
    }

    private func call(_ function: String, _ arguments: [CodeList.Item]) -> Code {
        var body = Code()
        body.list(CodeList("try await \(function)(", items: arguments, ")"))
        return body
    }

    /// The payload, made of the parameters.
    private func payload(_ method: ApplicationMethod) -> CodeList.Item {
        switch method.payload {
        case .whole(let index): return .text(method.signature.parameters[index].swiftName)
        case .memberwise(let type, let count):
            let arguments = method.signature.parameters.prefix(count).map {
                "\(SwiftLiteral.label(SwiftNames.escaped($0.label ?? $0.bareName))): \($0.swiftName)"
            }
            return .list(CodeList(type.qualified + "(", arguments, ")"))
        }
    }
}
