/// The keys of scopes, and the conditions of roles.
extension Resolver {
    /// Resolves a key; its fields are checked once the events of the scope are known.
    mutating func key(_ written: SchemaScopeKey) -> ScopeModel.Key {
        var key = ScopeModel.Key(
            fields: written.fields.map(\.value),
            alternatives: written.alternatives.map(\.value)
        )
        if key.fields.count > 1, let first = written.alternatives.first {
            report(.invalidValue, "'or' is for a key of one field", at: first.range)
        }
        for exception in written.exceptions {
            guard let event = event(exception.event) else { continue }
            if exception.fields.count != key.fields.count {
                report(
                    .invalidValue,
                    "the number of fields in '\(exception.event.value)' is \(exception.fields.count), and that in the key "
                        + "is \(key.fields.count)",
                    at: exception.event.range
                )
            }
            key.exceptions[event] = exception.fields.map(\.value)
        }
        return key
    }

    /// Reports fields of a key that an event of the scope does not have, or that cannot be keys.
    mutating func checkKey(_ written: SchemaScopeKey, of scope: ScopeModel) {
        if !written.alternatives.isEmpty, reportUnknown(written.fields + written.alternatives, in: scope) { return }
        for index in Set(scope.events).sorted() where events.indices.contains(index) {
            let exception = written.exceptions.first { $0.event.value == events[index].name }
            let hasAlternatives = exception == nil && !written.alternatives.isEmpty
            let fields = exception?.fields ?? written.fields
            for field in fields { check(field, of: index, mayBeAbsent: hasAlternatives, scope) }
            guard hasAlternatives else { continue }
            for field in written.alternatives { check(field, of: index, mayBeAbsent: true, scope) }
            checkIsAlwaysThere(fields + written.alternatives, of: index, scope)
        }
        for exception in written.exceptions {
            guard let event = eventIDs[exception.event.value], !scope.events.contains(event) else { continue }
            report(
                .invalidValue,
                "'\(exception.event.value)' is not an event of scope '\(scope.name)'",
                at: exception.event.range
            )
        }
    }

    private mutating func check(_ field: Located<String>, of index: Int, mayBeAbsent: Bool, _ scope: ScopeModel) {
        let event = events[index]
        let places = ConditionPath.steps(to: field.value, from: event.fields, among: types)
            .map { ConditionPath($0, from: event.fields, among: types).places }
        guard let places, case .field(let last, let isList, let value)? = places.last else {
            if mayBeAbsent { return }
            report(
                .missingScopeKey,
                "event '\(event.name)' lacks the required field '\(field.value)', the key of scope '\(scope.name)'",
                at: event.range,
                notes: [.init("the scope is here", at: scope.range)]
            )
            return
        }
        if isList || places.contains(where: \.isList) || !canBeKey(value.resolved) {
            report(
                .missingScopeKey,
                "'\(field.value)' of event '\(event.name)' is \(name(of: last.type)); the key of a scope is a string, an "
                    + "integer or an enum, or one of these",
                at: last.range,
                notes: [.init("the scope is here", at: scope.range)]
            )
        } else if !mayBeAbsent, places.contains(where: { $0.canBeAbsent(among: types) }) {
            report(
                .missingScopeKey,
                "'\(field.value)' of event '\(event.name)' may be absent, and is the key of scope '\(scope.name)'",
                at: last.range,
                notes: [.init("'or' in the key names a field that is there instead")]
            )
        }
    }

    /// Reports an event that may have none of the fields that can be its key.
    private mutating func checkIsAlwaysThere(_ fields: [Located<String>], of index: Int, _ scope: ScopeModel) {
        let event = events[index]
        let isThere = fields.contains { field in
            guard let path = ConditionPath.steps(to: field.value, from: event.fields, among: types) else { return false }
            let places = ConditionPath(path, from: event.fields, among: types).places
            return !places.contains { $0.canBeAbsent(among: types) }
        }
        guard !isThere else { return }
        let names = fields.map { "'\($0.value)'" }.joined(separator: " or ")
        report(
            .missingScopeKey,
            "event '\(event.name)' may come without \(names), the key of scope '\(scope.name)'",
            at: event.range,
            notes: [.init("one of them must be a required field", at: scope.range)]
        )
    }

    /// Whether there are fields that no event of the scope has, which are reported; one event may lack an alternative.
    private mutating func reportUnknown(_ fields: [Located<String>], in scope: ScopeModel) -> Bool {
        let members = Set(scope.events).sorted().filter(events.indices.contains)
        let unknown = fields.filter { field in
            members.allSatisfy { ConditionPath.steps(to: field.value, from: events[$0].fields, among: types) == nil }
        }
        let known = Set(members.flatMap { events[$0].fields.map(\.name) }).sorted()
        for field in unknown {
            reportUnknown(.unknownField, "field", field, known: known, in: " in the events of scope '\(scope.name)'")
        }
        return !unknown.isEmpty
    }

    private func canBeKey(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .int, .uint: return true
        case .named(let id):
            switch types[id.index].shape {
            case .enumeration: return true
            case .kindUnion(let union): return union.cases.allSatisfy { canBeKey($0.type.resolved(among: types)) }
            case .alias, .structure, .union, .tuple, .foreign: return false
            }
        default: return false
        }
    }

    // MARK: Conditions

    /// The conditions of the events that a scope names.
    mutating func conditions(of written: SchemaScope) -> [ScopeModel.Use: [ConditionModel]] {
        var conditions: [ScopeModel.Use: [ConditionModel]] = [:]
        let uses: [(ScopeModel.Use.Part, [Located<String>])] = [
            (.opens, [written.opens].compactMap(\.self)), (.continues, written.continues), (.closes, written.closes),
            (.ends, written.ends), (.resets, written.resets), (.single, written.single),
        ]
        for (part, names) in uses {
            for name in names {
                guard let condition = written.conditions[name], let event = event(name) else { continue }
                let resolved = self.condition(condition, on: events[event].fields, of: "'\(name.value)'")
                if let resolved { conditions[.init(part, event), default: []].append(resolved) }
            }
        }
        return conditions
    }

    /// Reports an event that opens and closes a scope at once, and references that depend on a condition.
    mutating func checkConditions(_ written: SchemaScope, in scope: ScopeModel) {
        if written.refers != nil, let name = written.single.first(where: { written.conditions[$0] != nil }) {
            report(.invalidCondition, "an event that refers to another has no condition", at: name.range)
        }
        guard case .span(let span) = scope.kind, let opens = written.opens else { return }
        let opening = scope.conditions[.init(.opens, span.opens)]?.first
        let closing = written.closes.map { ($0, ScopeModel.Use.Part.closes) } + written.ends.map { ($0, .ends) }
        for (name, part) in closing where name.value == opens.value {
            let others = scope.conditions[.init(part, span.opens)]
            guard opening.map({ others?.contains($0) ?? false }) ?? (others == nil) else { continue }
            report(
                .unopenableScope,
                "'\(opens.value)' both opens and closes scope '\(written.name.value)'",
                at: name.range,
                notes: [.init("an event that is the whole scope is a 'single' event")]
            )
            return
        }
    }
}

extension ConditionPath.Place {
    /// Whether the value is a list.
    package var isList: Bool { if case .field(_, true, _) = self { true } else { false } }

    /// Whether the value is sometimes missing; a field with a default never is.
    func canBeAbsent(among types: [TypeModel]) -> Bool {
        guard case .field(let field, let isList, let value) = self else { return false }
        if field.presence == .optional || field.type.withoutNull(among: types).isNullable { return true }
        return isList || value.resolved == .any
    }
}
