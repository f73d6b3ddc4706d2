extension Resolver {
    /// Resolves the convenience methods.
    mutating func resolveWriters(scopes: [ScopeModel]) -> [WriterModel] {
        let scopes = base?.scopes ?? scopes
        var writers: [WriterModel] = []
        var signatures: [[String]: SourceRange] = [:]
        for written in document.writers {
            guard let writer = writer(written, scopes: scopes) else { continue }
            let signature = [writer.signature.name] + writer.signature.parameters.map { $0.label ?? "_" }
            if let first = signatures[signature] {
                report(
                    .duplicateName,
                    "another writer has the same Swift name and labels, '\(writer.signature.name)'",
                    at: written.name.range,
                    notes: [.init("the first is here", at: first)]
                )
            }
            signatures[signature] = written.name.range
            writers.append(writer)
        }
        return writers
    }

    private mutating func writer(_ written: SchemaWriter, scopes: [ScopeModel]) -> WriterModel? {
        var appendsTo: Int?
        var partKey: String?
        var targets: [Int] = []
        if let name = written.appends {
            guard let scope = scopeID(name), case .span(let span) = scopes[scope].kind, let event = span.continues.first
            else {
                if scopeIDs[name.value] != nil {
                    report(.invalidWriter, "scope '\(name.value)' has no event that continues it", at: name.range)
                }
                return nil
            }
            appendsTo = scope
            partKey = scopes[scope].key?.single
            checkCanAppend(to: scopes[scope], event, at: name)
            targets = [event]
        } else {
            targets = written.emits.compactMap { event($0) }
        }
        var written = written
        for (place, value) in written.fixed.enumerated() {
            let fields = targets.flatMap { events[$0].fields }
            let field = fields.first { $0.name == value.field.value }
            if let field { written.fixed[place].value.value = fixed(value.value, for: field) }
        }
        var builder = WriterBuilder(written: written, partKey: partKey)
        for target in targets { builder.add(events[target], at: target) }
        for (name, first, second) in builder.conflicts {
            report(
                .invalidWriter,
                "'\(name)' is \(self.name(of: first)) in one event and \(self.name(of: second)) in another",
                at: written.name.range
            )
        }
        reportStray(in: builder, of: written)
        let swiftName = methodName(of: written)
        if !SwiftNames.isIdentifier(swiftName) {
            report(.invalidName, "'\(written.name.value)' gives no Swift name", at: written.name.range)
        }
        let (parameters, emissions) = builder.finish(reserved: namespaces)
        let advanced = appendsTo == nil ? machine(of: targets, in: scopes) : nil
        return WriterModel(
            name: written.name.value,
            doc: written.doc,
            signature: WriterSignature(name: SwiftNames.escaped(swiftName), parameters: parameters),
            appendsTo: appendsTo,
            advances: advanced,
            returnsKey: advanced.flatMap { scopes[$0].key?.single }.map { $0 == written.generates?.value } ?? false,
            emissions: emissions,
            range: written.name.range
        )
    }

    /// A part that is opened by the writer gets a key that the writer makes up, which is a string.
    private mutating func checkCanAppend(to scope: ScopeModel, _ event: Int, at name: Located<String>) {
        guard let key = scope.key else { return }
        let field = key.single.flatMap { single in events[event].fields.first { $0.name == single } }
        if let field, values(of: field, are: .string) { return }
        report(
            .invalidWriter,
            "'appends' needs a scope whose key is one string field, and that of '\(scope.name)' is \(key.name)",
            at: name.range,
            notes: [.init("a writer with 'emits' writes its events one by one")]
        )
    }

    /// The keyed machine that all the events move, if there is one.
    private func machine(of events: [Int], in scopes: [ScopeModel]) -> Int? {
        guard !events.isEmpty else { return nil }
        return scopes.firstIndex { scope in
            scope.machine != nil && scope.key != nil && events.allSatisfy(scope.events.contains)
        }
    }

    private mutating func reportStray(in builder: WriterBuilder, of written: SchemaWriter) {
        let named =
            [written.unlabelled, written.generates].compactMap { $0 } + written.fixed.map(\.field) + written.omits
            + written.labels.map(\.field)
        for name in named where !builder.seen.contains(name.value) {
            reportUnknown(
                .unknownField,
                "field",
                name,
                known: builder.seen.sorted(),
                in: " in the events of this writer"
            )
        }
        let parameters = [written.unlabelled, written.generates].compactMap(\.self) + written.labels.map(\.field)
        for name in parameters where written.sets(name.value) {
            report(
                .invalidWriter,
                "'\(name.value)' is not a parameter of the method: its value is fixed or left out",
                at: name.range
            )
        }
        for name in written.omits where builder.requiredNames.contains(name.value) {
            report(.invalidWriter, "'\(name.value)' is required and cannot be left out", at: name.range)
        }
        let made = written.generates.flatMap { builder.type(of: $0.value) }
        if let name = written.generates, let made, made.resolved(among: types) != .string {
            report(.invalidWriter, "'\(name.value)' is not a string; only strings can be made up", at: name.range)
        }
    }
}

extension SchemaWriter {
    /// Whether it decides the value of a field itself.
    fileprivate func sets(_ field: String) -> Bool {
        fixed.contains { $0.field.value == field } || omits.contains { $0.value == field }
    }
}
