import ProtocolSchema

extension Lowering {
    /// The tables that say how events travel, what clients know, and what strict reading asks.
    func tables() -> [Declaration] {
        [extending("", "", [transport(), clients(), hidden(events())])] + behaviours()
    }

    private func property(_ name: String, _ type: String, _ doc: String, _ list: CodeList) -> Declaration {
        var list = list
        list.open = type + list.open
        list.isBroken = true
        return .property(
            PropertyDeclaration(doc: DocComment(doc), head: "\(access)static let \(name)", value: .initial(list))
        )
    }

    private func transport() -> Declaration {
        let transport = model.transport
        let framing =
            switch transport.framing {
            case .serverSentEvents: ".sse"
            case .jsonLines: ".jsonLines"
            }
        let headers = transport.headers.map {
            CodeList.Item.list(
                CodeList(
                    "TransportTable.Header(",
                    ["name: " + SwiftLiteral.string($0.name), "value: " + SwiftLiteral.string($0.value)],
                    ")"
                )
            )
        }
        let items: [CodeList.Item] = [
            .text("framing: \(framing)"),
            .text("done: \(optionalString(transport.done))"),
            .text("hasEventNames: \(transport.hasEventNames)"),
            .list(.array(headers, open: "headers: [")),
            .text("envelopePayload: \(optionalString(transport.envelope?.payload))"),
        ]
        return property("transport", "TransportTable", "How events travel.", CodeList("(", items: items, ")"))
    }

    private func optionalString(_ text: String?) -> String { text.map(SwiftLiteral.string) ?? "nil" }

    private func clients() -> Declaration {
        let clients = model.clients
        let lines = (clients?.lines ?? []).map {
            CodeList.Item.text("ClientTable.Line(first: \(Self.version($0.first)), newest: \(Self.version($0.newest)))")
        }
        let forbidden = (clients?.forbiddenKeys ?? []).map(forbiddenKey)
        let behaviours = (clients?.behaviours ?? []).map {
            availability($0.availability).labelled(SwiftLiteral.string($0.name) + ": ")
        }
        let items: [CodeList.Item] = [
            .text("floor: \(clients.map { Self.version($0.floor) } ?? ".zero")"),
            .list(.array(lines, open: "lines: [")),
            since("tolerantSince: ", clients?.tolerantSince),
            .text("numbers: .\((clients?.numbers ?? .any).rawValue)"),
            .list(.array(forbidden, open: "forbiddenKeys: [")),
            since("findsEscapedKeysSince: ", clients?.findsEscapedKeysSince),
            behaviours.isEmpty ? .text("behaviours: [:]") : .list(.array(behaviours, open: "behaviours: [")),
        ]
        let doc = "What is known of the clients, by version."
        return property("clients", "ClientTable", doc, CodeList("(", items: items, ")"))
    }

    private func since(_ label: String, _ since: Availability?) -> CodeList.Item {
        since.map { availability($0).labelled(label) } ?? .text(label + "nil")
    }

    private func forbiddenKey(_ key: ClientsModel.ForbiddenKey) -> CodeList.Item {
        var items = [CodeList.Item.text(SwiftLiteral.string(key.key))]
        if let parent = key.parent { items.append(.text("in: " + SwiftLiteral.string(parent))) }
        if key.onlyNull { items.append(.text("onlyNull: true")) }
        if key.availability != .always { items.append(availability(key.availability).labelled("availability: ")) }
        return .list(CodeList("ClientTable.ForbiddenKey(", items: items, ")"))
    }

    private func events() -> Declaration {
        let items = model.events.map { CodeList.Item.text("\(model.name).\($0.swiftName).shape") }
        return .property(
            PropertyDeclaration(
                doc: DocComment("The events, in the order of their kinds."),
                head: "\(access)static let events: [EventShape]",
                value: .initial(.array(items))
            )
        )
    }

    private func behaviours() -> [Declaration] {
        guard let clients = model.clients, !clients.behaviours.isEmpty else { return [] }
        let members = clients.behaviours.map { behaviour in
            property(
                behaviour.swiftName,
                behaviour.doc,
                else: "The behaviour `\(behaviour.name)`.",
                SwiftLiteral.string(behaviour.name)
            )
        }
        let type = TypeDeclaration(
            doc: DocComment("What clients do, for `clients.has(_:_:)`."),
            head: "\(access)enum Behaviour",
            members: members
        )
        return [extending("", "", [.type(type)])]
    }

    /// A constant with what the schema says about it.
    func property(_ name: String, _ doc: String?, else fallback: String, _ value: String) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc, else: fallback),
                head: "\(access)static let \(name)",
                value: .initial(CodeList(value, [], ""))
            )
        )
    }
}
