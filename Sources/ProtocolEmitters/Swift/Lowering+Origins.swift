import ProtocolSchema

/// The initialisers that make a part of a message from the event that it comes in.
extension Lowering {
    /// The initialiser of a struct that an event becomes; nil if none does.
    func origin(_ type: TypeModel, _ shape: StructModel) -> Declaration? {
        guard let origin = shape.origin else { return nil }
        let event = model.events[origin.event]
        let source = Record(event: event, self)
        let target = Record(type, shape, self)
        let copied = target.fields.enumerated().compactMap { place, field -> String? in
            guard let copy = origin.copies.first(where: { $0.field == place }) else { return nil }
            let from = source.fields[copy.from]
            let value = Slot(from, self).converted("event.\(from.model.swiftName)", to: Slot(field, self))
            return "\(field.label): \(value)"
        }
        var body = Code()
        body.list(CodeList("self.init(", (target.hasName ? ["name: event.name"] : []) + copied, ")"))
        return initialiser(
            of: type,
            "Creates the value from an event `\(event.schemaName)`, without keys that this build does not know.",
            "init",
            event.swiftType.qualified,
            body
        )
    }

    /// The initialiser of a union some of whose cases are made from events; nil if none is.
    func origin(_ type: TypeModel, _ shape: UnionModel) -> Declaration? {
        let cases = shape.cases.compactMap { item -> (label: String, statement: String)? in
            guard case .structure(let structure) = model.types[item.type.index].shape,
                let event = structure.origin.map({ model.events[$0.event] })
            else { return nil }
            return ("case .\(event.caseName)(let event)", "self = .\(item.swiftName)(.init(event))")
        }
        guard !cases.isEmpty else { return nil }
        var body = Code("switch event {")
        for item in cases { body.branch(item.label, item.statement) }
        body.line("default: return nil")
        body.line("}")
        return initialiser(
            of: type,
            "Creates the case for an event; nil if the event alone does not make one.",
            "init?",
            "\(model.name).Event",
            body
        )
    }

    private func initialiser(
        of type: TypeModel,
        _ doc: String,
        _ head: String,
        _ event: String,
        _ body: Code
    ) -> Declaration {
        extending(
            type.swiftName,
            "",
            [
                .function(
                    FunctionDeclaration(
                        doc: DocComment(doc),
                        head: access + head,
                        parameters: ["_ event: \(event)"],
                        body: body
                    )
                )
            ]
        )
    }
}
