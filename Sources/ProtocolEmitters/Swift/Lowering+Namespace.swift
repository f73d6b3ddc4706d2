import ProtocolSchema

extension Lowering {
    /// The enum that holds everything.
    func namespace() -> [Declaration] {
        let doc = DocComment(
            model.doc,
            else: model.base.map { "Additions of this application to `\($0.name)`." } ?? "The protocol `\(model.name)`."
        )
        guard model.base == nil else {
            return [lock, .type(TypeDeclaration(doc: doc, head: "\(access)enum \(model.name)", members: []))]
        }
        let name = Declaration.property(
            PropertyDeclaration(
                doc: DocComment("The protocol's name."),
                head: "\(access)static let name",
                value: .initial(CodeList(SwiftLiteral.string(model.name), [], ""))
            )
        )
        return [
            lock,
            .type(
                TypeDeclaration(
                    doc: doc,
                    head: "\(access)enum \(model.name): StreamProtocol",
                    members: [name] + discriminator
                )
            ),
        ]
    }

    /// The version of what generated code asks of the runtime; `GeneratorLock` there knows the same number.
    static let lockVersion = 2

    private var lock: Declaration {
        .line(
            doc: DocComment(
                "Ties this file to the version of the library that it was generated for.",
                [
                    "If the compiler does not find the type, update swift-stream-protocol; if the type is unavailable, "
                        + "generate this file again."
                ]
            ),
            text: "private typealias GeneratedFor = GeneratorLock.RuntimeForGenerator\(Self.lockVersion)"
        )
    }

    /// The enum over all events.
    func eventEnum() -> [Declaration] {
        let limit = StoredSize.limit(of: model)
        var members = model.events.map { event in
            let isLarge = StoredSize.bytes(of: event, model) > limit
            return Declaration.line(
                doc: DocComment(DocComment.sentence(event.doc, else: "The event `\(event.schemaName)`.")),
                text: (isLarge ? "indirect " : "")
                    + "case \(event.caseName)(\(event.swiftType.spelled(besides: ["Stream"])))"
            )
        }
        members.append(unrecognizedCase("An event"))
        let type = Declaration.type(
            TypeDeclaration(
                doc: DocComment("An event of the protocol."),
                attributes: nonexhaustive,
                head: "\(access)enum Event: Hashable, Sendable",
                members: members
            )
        )
        return [extending("", "", [type])]
    }

    /// An event's struct, with the shorthand that makes one.
    func event(_ index: Int) -> [Declaration] {
        let record = Record(event: model.events[index], self)
        var declarations = self.record(record)
        if isRestricting { declarations.append(extending(record.swiftName, "", [restriction(of: record)])) }
        declarations.insert(shapeExtension(of: index, record), at: 1)
        declarations.insert(shorthand(model.events[index], record), at: 1)
        return declarations
    }

    /// `.textDelta(id:delta:)`, so that making an event stays one line.
    private func shorthand(_ event: EventModel, _ record: Record) -> Declaration {
        var body = Code()
        let arguments =
            (record.hasName ? ["name: name"] : []) + record.stored.map { "\($0.label): \($0.model.swiftName)" }
        let call = CodeList(event.swiftType.qualified + "(", arguments, ")")
        body.list(CodeList(".\(event.caseName)(", items: [.list(call)], ")"))
        return extending(
            "Event",
            "",
            [
                .function(
                    FunctionDeclaration(
                        doc: DocComment(DocComment.sentence(event.doc, else: "Creates \(record.noun).")),
                        head: "\(access)static func \(event.caseName)",
                        parameters: parameters(of: record, qualified: true),
                        effects: "-> Self",
                        body: body
                    )
                )
            ]
        )
    }

}
