import ProtocolSchema

extension Lowering {
    /// The tables that say how events travel, what clients know, and what strict reading asks.
    func tables() -> [Declaration] {
        [extending("", "", [transport(), clients(), events()])] + behaviours()
    }

    private func property(_ name: String, _ type: String, _ doc: String, _ list: CodeList) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc),
                head: "\(access)static let \(name): \(type)",
                value: .initial(list)
            )
        )
    }

    private func transport() -> Declaration {
        let transport = model.transport
        let framing =
            switch transport.framing {
            case .serverSentEvents: ".serverSentEvents"
            case .jsonLines: ".jsonLines"
            }
        let headers = transport.headers.map {
            "(name: \(SwiftLiteral.string($0.name)), value: \(SwiftLiteral.string($0.value)))"
        }
        let items = [
            "framing: \(framing)",
            "done: \(optionalString(transport.done))",
            "hasEventNames: \(transport.hasEventNames)",
            "headers: \(nested(headers))",
            "envelopePayload: \(optionalString(transport.envelope?.payload))",
        ]
        let list = CodeList("TransportTable(", items, ")", isBroken: true)
        return property("transport", "TransportTable", "How events travel.", list)
    }

    private func optionalString(_ text: String?) -> String { text.map(SwiftLiteral.string) ?? "nil" }

    /// A list inside a broken list: each item on its own line, two levels in.
    func nested(_ items: [String]) -> String {
        if items.isEmpty { return "[]" }
        let deep = String(repeating: "    ", count: 3)
        return "[\n" + items.map { deep + $0 + ",\n" }.joined() + String(repeating: "    ", count: 2) + "]"
    }

    private func clients() -> Declaration {
        let clients = model.clients
        let lines = (clients?.lines ?? []).map {
            "(first: \(Self.version($0.first)), newest: \(Self.version($0.newest)))"
        }
        let forbidden = (clients?.forbiddenKeys ?? []).map {
            "[" + $0.map(SwiftLiteral.string).joined(separator: ", ") + "]"
        }
        let behaviours = (clients?.behaviours ?? []).map {
            "\(SwiftLiteral.string($0.name)): \(availability($0.availability))"
        }
        let items = [
            "floor: \(clients.map { Self.version($0.floor) } ?? ".zero")",
            "lines: \(nested(lines))",
            "tolerantSince: \(clients?.tolerantSince.map(availability) ?? "nil")",
            "forbiddenKeys: \(nested(forbidden))",
            "behaviours: \(behaviours.isEmpty ? "[:]" : nested(behaviours))",
        ]
        let list = CodeList("ClientTable(", items, ")", isBroken: true)
        return property("clients", "ClientTable", "What is known of the clients, by version.", list)
    }

    private func events() -> Declaration {
        let items = model.events.map { "\(model.name).\($0.swiftName).shape" }
        let list = CodeList("[", items, "]", hasTrailingComma: true, isBroken: true)
        return property("events", "[EventShape]", "The events, in the order of their kinds.", list)
    }

    private func behaviours() -> [Declaration] {
        guard let clients = model.clients, !clients.behaviours.isEmpty else { return [] }
        let members = clients.behaviours.map { behaviour in
            property(
                behaviour.swiftName,
                "ClientBehaviour",
                behaviour.doc,
                else: "The behaviour `\(behaviour.name)`.",
                "ClientBehaviour(\(SwiftLiteral.string(behaviour.name)))"
            )
        }
        let type = TypeDeclaration(
            doc: DocComment("What clients do, by name."),
            head: "\(access)enum Behaviour",
            members: members
        )
        return [extending("", "", [.type(type)])]
    }

    /// A constant with what the schema says about it.
    func property(_ name: String, _ type: String, _ doc: String?, else fallback: String, _ value: String) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc, else: fallback),
                head: "\(access)static let \(name)",
                value: .initial(CodeList(value, [], ""))
            )
        )
    }
}
