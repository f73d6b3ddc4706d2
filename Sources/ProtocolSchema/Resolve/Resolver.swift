/// A schema as written to a checked model: every reference looked up, every name decided.
///
/// Reports everything it can find; the model is only used when nothing was reported.
package struct Resolver {
    /// The finding.
    package var diagnostics: DiagnosticBag
    /// The subject that is resolved.
    let document: SchemaDocument
    /// The protocol that is extended, if any.
    let base: ProtocolModel?

    /// All types; those not yet resolved are placeholders.
    var types: [TypeModel] = []
    /// Named types by their schema name.
    var typeIDs: [String: TypeID] = [:]
    /// Named types of this document as written.
    var written: [TypeID: SchemaType] = [:]
    /// The progress of each type.
    var progress: [Progress] = []
    /// Types that something refers to.
    var referenced: Set<TypeID> = []
    /// Types that something takes the fields of.
    var included: Set<TypeID> = []
    /// Swift types of the namespace and where they were declared.
    var swiftTypes: [String: SourceRange] = [:]
    /// All events.
    var events: [EventModel] = []
    /// Events by their schema name, families with their `*`.
    var eventIDs: [String: Int] = [:]
    /// Scopes by name.
    var scopeIDs: [String: Int] = [:]

    /// Conditions of unions' cases, which wait until all types are resolved.
    var caseConditions: [(union: TypeID, index: Int, condition: SchemaCondition)] = []

    /// Checks that wait until all types are resolved.
    var valueChecks: [ValueCheck] = []

    /// Whether the document is resolved for a schema that extends it.
    var isBase = false

    /// How many types are being resolved because another needs them.
    var resolutionDepth = 0

    /// How many types may lead to one another; every stage follows such a chain call by call.
    static let chainLimit = 128

    /// How far a type has come.
    enum Progress { case waiting, running, done }

    /// Creates a resolver that adds to `diagnostics`.
    package init(_ document: SchemaDocument, base: ProtocolModel?, diagnostics: DiagnosticBag) {
        self.document = document
        self.base = base
        self.diagnostics = diagnostics
        types = base?.types ?? []
        events = base?.events ?? []
        for index in types.indices {
            types[index].isInherited = true
            typeIDs[types[index].name] = TypeID(index)
        }
        for index in events.indices {
            events[index].isInherited = true
            eventIDs[events[index].schemaName] = index
        }
        progress = Array(repeating: .done, count: types.count)
    }

    /// Resolves the whole document, once.
    package mutating func resolve() -> ProtocolModel {
        let before = diagnostics.errorCount
        checkNamespace()
        checkExtension()
        declareTypes()
        declareEvents()
        for index in types.indices { resolveType(TypeID(index)) }
        resolveEvents()
        resolveTags()
        resolveCaseConditions()
        resolveNestedDiscriminators()
        checkDiscriminator()
        resolveBelow()
        resolveOrigins()
        let carriers = resolveCarriers()
        let metadata = resolveMetadata()
        let tools = resolveTools()
        spellLiterals()
        let scopes = resolveScopes()
        let writers = resolveWriters(scopes: scopes)
        claimMethods(of: base?.scopes ?? scopes, writers)
        claimWriters(writers, metadata: metadata, tools: tools)
        let messages = resolveMessages()
        let envelope = resolveEnvelope()
        let clients = resolveClients()
        checkKindUnions()
        checkForeignTypes()
        checkTuples()
        checkValues()
        checkRecursion()
        checkUse()
        var model = ProtocolModel(
            name: document.name.value,
            doc: document.doc,
            path: document.path,
            discriminator: discriminator,
            transport: base?.transport ?? transport(envelope: envelope),
            clients: base?.clients ?? clients,
            types: types,
            events: events,
            scopes: base?.scopes ?? scopes,
            writers: writers,
            messages: base?.messages ?? messages,
            base: base.map { BaseModel(name: $0.name, path: $0.path, module: $0.generation.module) }
        )
        model.carriers = carriers
        model.metadata = metadata
        model.tools = tools
        model.generation = document.generation
        // The model is completed in place, without a second copy of its lists.
        types = []
        events = []
        // A model with mistakes may have dangling indices, and is not used.
        if diagnostics.errorCount == before { model.complete() }
        return model
    }

    private func transport(envelope: TransportModel.Envelope?) -> TransportModel {
        let isNamedByLine = discriminator == .eventLine
        guard let written = document.transport else { return TransportModel(hasEventNames: isNamedByLine) }
        return TransportModel(
            framing: written.framing,
            done: written.done,
            hasEventNames: written.hasEventNames || isNamedByLine,
            headers: written.headers,
            envelope: envelope
        )
    }

    private mutating func checkExtension() {
        guard let base else {
            if let range = document.extensionRange {
                report(
                    .invalidExtension,
                    "'metadata' and 'tools' belong in a schema that extends a protocol",
                    at: range
                )
            }
            return
        }
        if base.base != nil, let name = document.base {
            report(
                .invalidExtension,
                "'\(name.value)' is itself an extension; only a whole protocol can be extended",
                at: name.range
            )
        }
        let places: [(String, SourceRange?)] = [
            ("discriminator", document.discriminator?.range),
            ("transport", document.transport?.range),
            ("clients", document.clients?.range),
            ("lifecycle", document.lifecycleRange),
            ("messages", document.messages?.message.range),
            ("applications", document.carriers?.range),
        ]
        for (key, range) in places {
            guard let range else { continue }
            report(.invalidExtension, "'\(key)' belongs to the base; an extension cannot change it", at: range)
        }
    }

    private mutating func resolveMessages() -> MessagesModel? {
        guard let messages = document.messages else { return nil }
        let message = typeID(messages.message)
        let part = typeID(messages.part)
        let request = messages.request.flatMap { typeID($0) }
        if let message, case .structure = types[message.index].shape {
        } else if message != nil {
            report(.invalidType, "a message must be a struct", at: messages.message.range)
        }
        if let part, case .union = types[part.index].shape {
        } else if part != nil {
            report(.invalidType, "the parts of a message must be a union", at: messages.part.range)
        }
        guard let message, let part else { return nil }
        return MessagesModel(message: message, part: part, request: request)
    }

    /// Adds an error.
    mutating func report(
        _ rule: RuleID,
        _ message: String,
        at range: SourceRange,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(rule, message, at: range, notes: notes))
    }

    /// Adds an error about a name that nothing declares, with the nearest one that is declared.
    mutating func reportUnknown(
        _ rule: RuleID,
        _ kind: String,
        _ name: Located<String>,
        known: some Sequence<String>,
        in place: String = ""
    ) {
        let suggestion = nearest(to: name.value, among: known).map { "; did you mean '\($0)'?" } ?? ""
        report(rule, "unknown \(kind) '\(name.value)'\(place)\(suggestion)", at: name.range)
    }

    /// Claims a Swift type name in the namespace; reports the one it meets.
    mutating func claimSwiftType(_ name: String, at range: SourceRange) {
        if let first = swiftTypes[name] {
            report(
                .duplicateName,
                "the Swift type '\(name)' is declared twice",
                at: range,
                notes: [.init("the first is here", at: first), .init("'swift' gives one of them another name")]
            )
        } else {
            swiftTypes[name] = range
        }
    }
}
