extension SchemaReader {
    /// Reads `lifecycle`.
    mutating func scopes(_ node: YAMLNode) -> [SchemaScope] {
        (entries(node, of: "'lifecycle'") ?? []).compactMap { scope($0) }
    }

    private mutating func scope(_ entry: YAMLNode.Entry) -> SchemaScope? {
        guard var reader = mapping(entry.value, of: "scope '\(entry.key)'") else { return nil }
        var scope = SchemaScope(name: Located(entry.key, at: entry.keyRange))
        scope.doc = doc(&reader)
        scope.within = reader.take("within").flatMap { name($0.value, of: "'within'") }
        scope.key = reader.take("key").flatMap { scopeKey($0) }
        scope.interrupts = names(&reader, "interrupts")
        if let opens = reader.take("opens") { scope.opens = use(opens.value, of: "'opens'", in: &scope) }
        scope.continues = uses(&reader, "continues", in: &scope)
        scope.closes = uses(&reader, "closes", in: &scope)
        scope.ends = uses(&reader, "ends", in: &scope)
        scope.resets = uses(&reader, "resets", in: &scope)
        scope.refers = reader.take("refers").flatMap { reference($0.value) }
        scope.id = reader.take("id").flatMap { name($0.value, of: "'id'") }
        scope.onFailure = reader.take("on-failure").flatMap { failure($0.value) }
        scope.onCancel = reader.take("on-cancel").flatMap { substitute($0.value, of: "'on-cancel'") }
        scope.onCompletion = reader.take("on-completion").flatMap { completion($0.value) }
        scope.renews = reader.take("renews").flatMap { renewal($0) }
        scope.single = uses(&reader, "single", in: &scope)
        if let states = reader.take("states") { scope.states = self.states(states.value) }
        scope.onEnd = reader.take("on-end").flatMap { ending($0) }
        if let transitions = reader.take("transitions") {
            for item in entries(transitions.value, of: "'transitions'") ?? [] {
                scope.transitions += self.transitions(item)
            }
        }
        reader.finish(into: &diagnostics)
        return scope
    }

    /// Events with a role in a scope: one, or a list of them.
    private mutating func uses(
        _ reader: inout MappingReader,
        _ key: String,
        in scope: inout SchemaScope
    ) -> [Located<String>] {
        guard let entry = reader.take(key) else { return [] }
        guard case .sequence(let nodes) = entry.value.content else {
            return use(entry.value, of: "'\(key)'", in: &scope).map { [$0] } ?? []
        }
        var uses: [Located<String>] = []
        for node in nodes {
            guard let use = use(node, of: "'\(key)'", in: &scope) else { continue }
            let first = uses.first { $0.value == use.value }
            // Under several conditions, an event has the role if one of them holds.
            if let first, scope.conditions[first] == nil || scope.conditions[use] == nil {
                report(
                    .duplicateName,
                    "'\(use.value)' stands twice in '\(key)'",
                    at: use.range,
                    notes: [.init("the first is here", at: first.range)]
                )
            }
            uses.append(use)
        }
        return uses
    }

    /// An event by its name, or with the condition under which it has the role.
    private mutating func use(
        _ node: YAMLNode,
        of subject: String,
        in scope: inout SchemaScope
    ) -> Located<String>? {
        guard case .mapping = node.content else { return name(node, of: subject) }
        guard var reader = mapping(node, of: subject) else { return nil }
        let event = reader.require("event", into: &diagnostics).flatMap { name($0.value, of: "'event'") }
        let condition = reader.require("when", into: &diagnostics).flatMap { self.condition($0) }
        reader.finish(into: &diagnostics)
        if let event, let condition { scope.conditions[event] = condition }
        return event
    }

    private mutating func reference(_ node: YAMLNode) -> SchemaScope.Reference? {
        guard var reader = mapping(node, of: "'refers'") else { return nil }
        let field = reader.require("by", into: &diagnostics).flatMap { name($0.value, of: "'by'") }
        let event = reader.require("to", into: &diagnostics).flatMap { name($0.value, of: "'to'") }
        let awaited = reader.take("awaited").flatMap { bool($0.value, of: "'awaited'") == true ? $0.keyRange : nil }
        reader.finish(into: &diagnostics)
        guard let field, let event else { return nil }
        return SchemaScope.Reference(field: field, event: event, awaitedRange: awaited)
    }

    private mutating func failure(_ node: YAMLNode) -> SchemaScope.Failure? {
        guard var reader = mapping(node, of: "'on-failure'") else { return nil }
        let text = reader.require("text", into: &diagnostics).flatMap { name($0.value, of: "'text'") }
        let masked = reader.take("masked").flatMap { self.text($0.value, of: "'masked'")?.value }
        let event = substitute(&reader)
        return text.flatMap { text in event.map { SchemaScope.Failure(event: $0, text: text, masked: masked) } }
    }

    private mutating func completion(_ node: YAMLNode) -> SchemaScope.Completion? {
        guard var reader = mapping(node, of: "'on-completion'") else { return nil }
        let waiting = reader.take("while-waiting").map { fixedValues($0.value, of: "'while-waiting'") } ?? []
        return substitute(&reader).map { SchemaScope.Completion(event: $0, whileWaiting: waiting) }
    }

    private mutating func renewal(_ entry: YAMLNode.Entry) -> SchemaScope.Renewal? {
        guard var reader = mapping(entry.value, of: "'renews'") else { return nil }
        let before = reader.require("before", into: &diagnostics).map { scopeNames($0.value, of: "'before'") } ?? []
        let after = reader.require("after", into: &diagnostics).flatMap { name($0.value, of: "'after'") }
        let except = reader.take("except").flatMap { name($0.value, of: "'except'") }
        reader.finish(into: &diagnostics)
        guard let after, !before.isEmpty else { return nil }
        return SchemaScope.Renewal(before: before, after: after, except: except, range: entry.keyRange)
    }

    /// One name or more.
    private mutating func scopeNames(_ node: YAMLNode, of subject: String) -> [Located<String>] {
        if case .sequence([]) = node.content {
            report(.invalidValue, "\(subject) needs at least one scope", at: node.range)
        }
        return names(node, of: subject)
    }

    private mutating func names(_ reader: inout MappingReader, _ key: String) -> [Located<String>] {
        reader.take(key).map { names($0.value, of: "'\(key)'") } ?? []
    }

    private mutating func states(_ node: YAMLNode) -> [SchemaScope.State] {
        if case .sequence = node.content { return names(node, of: "'states'").map { SchemaScope.State(name: $0) } }
        var states: [SchemaScope.State] = []
        for entry in entries(node, of: "'states'") ?? [] {
            guard var reader = mapping(entry.value, of: "state '\(entry.key)'") else { continue }
            var state = SchemaScope.State(name: Located(entry.key, at: entry.keyRange))
            state.doc = doc(&reader)
            state.mayStayOpen =
                reader.take("may-stay-open").flatMap { bool($0.value, of: "'may-stay-open'") } ?? false
            state.onEnd = reader.take("on-end").flatMap { substitute($0.value, of: "'on-end'") }
            reader.finish(into: &diagnostics)
            states.append(state)
        }
        return states
    }

    private mutating func ending(_ entry: YAMLNode.Entry) -> SchemaScope.Ending? {
        guard var reader = mapping(entry.value, of: "'on-end'") else { return nil }
        let states = reader.require("in", into: &diagnostics).map { names($0.value, of: "'in'") } ?? []
        return substitute(&reader).map { SchemaScope.Ending(states: states, event: $0, range: entry.keyRange) }
    }

    private mutating func transitions(_ entry: YAMLNode.Entry) -> [SchemaScope.Transition] {
        let event = Located(entry.key, at: entry.keyRange)
        let nodes: [YAMLNode] =
            if case .sequence(let nodes) = entry.value.content { nodes } else { [entry.value] }
        return nodes.compactMap { node in
            guard var reader = mapping(node, of: "a transition of '\(entry.key)'") else { return nil }
            let from = reader.require("from", into: &diagnostics).map { names($0.value, of: "'from'") } ?? []
            let to = reader.require("to", into: &diagnostics).flatMap { name($0.value, of: "'to'") }
            let when = reader.take("when").flatMap { condition($0) }
            let otherwise = reader.take("otherwise")
            let isFallback = otherwise.map { word($0.value, Otherwise.self) != nil } ?? false
            reader.finish(into: &diagnostics)
            let range = isFallback ? otherwise?.keyRange : nil
            return to.map { to in
                SchemaScope.Transition(event: event, when: when, from: from, to: to, otherwiseRange: range)
            }
        }
    }

    /// Reads `writers`.
    mutating func writers(_ node: YAMLNode) -> [SchemaWriter] {
        (entries(node, of: "'writers'") ?? []).compactMap { writer($0) }
    }

    private mutating func writer(_ entry: YAMLNode.Entry) -> SchemaWriter? {
        guard var reader = mapping(entry.value, of: "writer '\(entry.key)'") else { return nil }
        var writer = SchemaWriter(name: Located(entry.key, at: entry.keyRange))
        writer.doc = doc(&reader)
        writer.swift = swiftName(&reader)
        writer.appends = reader.take("appends").flatMap { name($0.value, of: "'appends'") }
        writer.emits = names(&reader, "emits")
        writer.unlabelled = reader.take("unlabelled").flatMap { name($0.value, of: "'unlabelled'") }
        writer.generates = reader.take("generates").flatMap { name($0.value, of: "'generates'") }
        writer.fixed = reader.take("with").map { fixedValues($0.value) } ?? []
        writer.omits = names(&reader, "omits")
        if let labels = reader.take("labels") {
            for item in entries(labels.value, of: "'labels'") ?? [] {
                guard let label = name(item.value, of: "a label") else { continue }
                if SwiftNames.isIdentifier(label.value) {
                    writer.labels.append(.init(field: Located(item.key, at: item.keyRange), label: label))
                } else {
                    report(.invalidName, "'\(label.value)' cannot be an argument label", at: label.range)
                }
            }
        }
        if (writer.appends == nil) == writer.emits.isEmpty {
            report(.invalidWriter, "\(reader.subject) needs either 'appends' or 'emits'", at: entry.keyRange)
        }
        reader.finish(into: &diagnostics)
        return writer
    }
}

/// The events that a writer sends instead of an event that a state does not allow.
enum Otherwise: String, CaseIterable {
    case below
}
