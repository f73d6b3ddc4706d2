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
            partKey = scopes[scope].key
            targets = [event]
        } else {
            targets = written.emits.compactMap { event($0) }
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
        for value in written.fixed {
            if let type = builder.fixedTypes[value.field.value] { checkLiteral(value.value, fits: type) }
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
            returnsKey: advanced.flatMap { scopes[$0].key }.map { $0 == written.generates?.value } ?? false,
            emissions: emissions,
            range: written.name.range
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
        for name in written.omits where builder.requiredNames.contains(name.value) {
            report(.invalidWriter, "'\(name.value)' is required and cannot be left out", at: name.range)
        }
        let made = written.generates.flatMap { builder.type(of: $0.value) }
        if let name = written.generates, let made, made.resolved(among: types) != .string {
            report(.invalidWriter, "'\(name.value)' is not a string; only strings can be made up", at: name.range)
        }
    }
}
