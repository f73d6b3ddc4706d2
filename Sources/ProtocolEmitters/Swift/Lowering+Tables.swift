import ProtocolSchema

extension Lowering {
    /// The tables that say how events travel, what clients know, and what strict reading asks.
    func tables() -> [Declaration] {
        [extending("", "", [transport(), clients(), hidden(events())])] + behaviours() + clientNames()
    }

    /// The first version of each release line that has a name.
    private func clientNames() -> [Declaration] {
        let names = (model.clients?.lines ?? []).compactMap { line in
            line.name.map {
                property(
                    SwiftNames.escaped($0),
                    nil,
                    else: "The first client of its release line: \(line.first).",
                    Self.version(line.first)
                )
            }
        }
        guard !names.isEmpty else { return [] }
        return [.type(TypeDeclaration(doc: nil, head: "extension ClientVersion", members: names))]
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
            case .jsonArray: ".jsonArray"
            case .messages: ".messages"
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
        let alternatives = transport.envelope?.alternatives ?? []
        let items: [CodeList.Item?] = [
            .text("framing: \(framing)"),
            .text("done: \(optionalString(transport.done))"),
            .text("hasEventNames: \(transport.hasEventNames)"),
            .list(.array(headers, open: "headers: [")),
            .text("envelopePayload: \(optionalString(transport.envelope?.payload))"),
            alternatives.isEmpty
                ? nil
                : .list(.array(alternatives.map { .text(SwiftLiteral.string($0)) }, open: "envelopeAlternatives: [")),
        ]
        return property(
            "transport",
            "TransportTable",
            "The transport of the events.",
            CodeList("(", items: items.compactMap(\.self), ")")
        )
    }

    private func optionalString(_ text: String?) -> String { text.map(SwiftLiteral.string) ?? "nil" }

    private func clients() -> Declaration {
        let clients = model.clients
        let lines = (clients?.lines ?? []).map {
            CodeList.Item.text("ClientTable.Line(first: \(Self.version($0.first)), newest: \(Self.version($0.newest)))")
        }
        let forbidden = (clients?.forbiddenKeys ?? []).map(forbiddenKey)
        let numbers = clients?.numbers ?? .any
        let items: [CodeList.Item?] = [
            clients.map { .text("floor: \(Self.version($0.floor))") },
            lines.isEmpty ? nil : .list(.array(lines, open: "lines: [")),
            since("tolerantSince: ", clients?.tolerantSince),
            numbers == .any ? nil : .text("numbers: .\(numbers.rawValue)"),
            forbidden.isEmpty ? nil : .list(.array(forbidden, open: "forbiddenKeys: [")),
            since("findsEscapedKeysSince: ", clients?.findsEscapedKeysSince),
        ]
        return property(
            "clients",
            "ClientTable",
            "The clients and the versions in which they changed.",
            CodeList("(", items: items.compactMap(\.self), ")")
        )
    }

    private func since(_ label: String, _ since: Availability?) -> CodeList.Item? {
        since.map { availability($0).labelled(label) }
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
        guard let behaviours = model.clients?.behaviours, !behaviours.isEmpty else { return [] }
        let cases = behaviours.map { behaviour in
            let value = behaviour.swiftName == behaviour.name ? "" : " = " + SwiftLiteral.string(behaviour.name)
            return Declaration.line(
                doc: DocComment(behaviour.doc, else: "The behaviour `\(behaviour.name)`."),
                text: "case \(behaviour.swiftName)\(value)"
            )
        }
        var body = Code("switch self {")
        for behaviour in behaviours {
            body.line("case .\(behaviour.swiftName):")
            body.begin()
            body.list(availability(behaviour.availability, type: "Availability"))
            body.end()
        }
        body.line("}")
        let availability = Declaration.property(
            PropertyDeclaration(
                doc: DocComment("The versions that have this behaviour."),
                head: "\(access)var availability: Availability",
                value: .getter(body)
            )
        )
        let type = TypeDeclaration(
            doc: DocComment("The ways in which clients differ from version to version."),
            head: "\(access)enum Behaviour: String, ClientBehaviour",
            members: cases + [hidden(availability)]
        )
        return [extending("", "", [.type(type)])]
    }

    /// A constant with what the schema says about it.
    func property(
        _ name: String,
        _ doc: String?,
        else fallback: String,
        _ value: String,
        access: String? = nil
    ) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc, else: fallback),
                head: "\(access ?? self.access)static let \(name)",
                value: .initial(CodeList(value, [], ""))
            )
        )
    }
}
