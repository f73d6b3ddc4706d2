extension SchemaReader {
    /// Reads `events`.
    mutating func events(_ node: YAMLNode) -> [SchemaEvent] {
        guard let entries = entries(node, of: "'events'") else { return [] }
        if entries.isEmpty { report(.missingKey, "'events' needs at least one event", at: node.range) }
        return entries.compactMap { event($0) }
    }

    private mutating func event(_ entry: YAMLNode.Entry) -> SchemaEvent? {
        guard var reader = mapping(entry.value, of: "event '\(entry.key)'") else { return nil }
        let doc = doc(&reader)
        let wire = wireTag(&reader)
        let swift = swiftName(&reader)
        let availability = availability(&reader)
        let fields = reader.take("fields")?.value ?? YAMLNode(.mapping([]), at: entry.keyRange)
        let structure = SchemaStruct(
            fields: self.fields(fields),
            includes: includes(&reader),
            casing: casing(&reader),
            states: [],
            range: fields.range
        )
        var event = SchemaEvent(
            name: Located(entry.key, at: entry.keyRange),
            doc: doc,
            wire: wire,
            swift: swift,
            availability: availability,
            structure: structure
        )
        if isExtension, let entry = reader.take("data") { event.structure.fields.append(field(entry)) }
        event.when = reader.take("when").map { condition(recognizing: $0) }
        event.envelope = reader.take("envelope").flatMap { name($0.value, of: "'envelope'") }
        event.value = reader.take("value").map { field($0) }
        if let value = event.value, let other = entry.value.entry("fields") ?? entry.value.entry("includes") {
            report(
                .invalidType,
                "event '\(entry.key)' has '\(other.key)' and 'value'; one says what it is",
                at: other.keyRange,
                notes: [.init("the value is here", at: value.name.range)]
            )
        }
        event.below = reader.take("below").flatMap { below($0.value) }
        event.joins = reader.take("joins").flatMap { name($0.value, of: "'joins'") }
        event.example = reader.take("example").map { literal($0.value) }
        event.id = policy(reader.take("id"), words: ["none": .never, "optional": .optional, "required": .always])
        event.transient = policy(
            reader.take("transient"),
            words: ["never": .never, "optional": .optional, "always": .always]
        )
        if structure.fields.isEmpty, structure.includes.isEmpty { _ = reportForgottenFields(&reader) }
        reader.finish(into: &diagnostics)
        return event
    }

    private mutating func policy(
        _ entry: YAMLNode.Entry?,
        words: [String: EventModel.Membership.Policy]
    ) -> Located<EventModel.Membership.Policy>? {
        guard let entry, let text = text(entry.value, of: "'\(entry.key)'") else { return nil }
        if let policy = words[text.value] { return Located(policy, at: text.range) }
        report(
            .invalidValue,
            "'\(text.value)' is not possible here",
            at: text.range,
            notes: [.init("possible are \(words.keys.sorted().joined(separator: ", "))")]
        )
        return nil
    }

    private mutating func below(_ node: YAMLNode) -> SchemaEvent.Below? {
        switch node.content {
        case .scalar("drop", _): return .drop
        case .scalar("refuse", _): return .refuse
        case .mapping: return substitute(node, of: "'below'").map(SchemaEvent.Below.send)
        case .scalar, .sequence:
            report(
                .invalidValue,
                "'below' must be drop, refuse or a mapping with 'send'",
                at: node.range
            )
            return nil
        }
    }

    /// Reads `{ send: …, with: … }`.
    mutating func substitute(_ node: YAMLNode, of subject: String) -> SchemaSubstitute? {
        guard var reader = mapping(node, of: subject) else { return nil }
        return substitute(&reader)
    }

    /// Reads what is left of `reader` as what is sent instead.
    mutating func substitute(_ reader: inout MappingReader) -> SchemaSubstitute? {
        let events = reader.require("send", into: &diagnostics).map { names($0.value, of: "'send'") } ?? []
        let values = reader.take("with").map { fixedValues($0.value) } ?? []
        reader.finish(into: &diagnostics)
        return events.isEmpty ? nil : SchemaSubstitute(events: events, values: values)
    }

    /// Reads fixed values by field.
    mutating func fixedValues(_ node: YAMLNode, of subject: String = "'with'") -> [FixedValue] {
        (entries(node, of: subject) ?? []).map {
            FixedValue(field: Located($0.key, at: $0.keyRange), value: literal($0.value))
        }
    }

    /// Reads `transport`.
    mutating func transport(_ node: YAMLNode) -> SchemaTransport? {
        guard var reader = mapping(node, of: "'transport'") else { return nil }
        var transport = SchemaTransport(range: node.range)
        if let entry = reader.take("framing"), let framing = word(entry.value, TransportModel.Framing.self) {
            transport.framing = framing
        }
        if let entry = reader.take("done") {
            transport.done = name(entry.value, of: "'done'")?.value
            if transport.framing == .jsonArray {
                report(
                    .invalidValue,
                    "framing 'json-array' has no 'done': the bracket that closes the array ends a stream",
                    at: entry.value.range
                )
            }
        }
        if let entry = reader.take("event-names") {
            transport.hasEventNames = bool(entry.value, of: "'event-names'") ?? false
            if transport.hasEventNames, transport.framing != .serverSentEvents {
                report(.invalidValue, "only framing 'sse' has event names", at: entry.value.range)
            }
        }
        if let entry = reader.take("headers") { transport.headers = headers(entry.value) }
        if let entry = reader.take("envelope"), var inner = mapping(entry.value, of: "'envelope'") {
            transport.payload = inner.require("payload", into: &diagnostics).flatMap { name($0.value, of: "'payload'") }
            transport.payloadAlternatives = inner.take("or").map { names($0.value, of: "'or'") } ?? []
            if let fields = inner.take("fields") { transport.envelopeFields = self.fields(fields.value) }
            inner.finish(into: &diagnostics)
        }
        reader.finish(into: &diagnostics)
        return transport
    }

    /// Header names are tokens after RFC 9110, values have no control characters: nothing can split a response.
    private mutating func headers(_ node: YAMLNode) -> [TransportModel.Header] {
        var headers: [TransportModel.Header] = []
        for entry in entries(node, of: "'headers'") ?? [] {
            guard let value = text(entry.value, of: "a header") else { continue }
            let isToken = !entry.key.isEmpty && entry.key.utf8.allSatisfy { Self.tokenCharacters.contains($0) }
            if !isToken {
                report(.invalidName, "'\(entry.key)' cannot be the name of a header", at: entry.keyRange)
            } else if !value.value.utf8.allSatisfy({ (32...126).contains($0) }) {
                report(.invalidValue, "the value of a header is printable ASCII", at: value.range)
            } else {
                headers.append(.init(name: entry.key.lowercased(), value: value.value))
            }
        }
        return headers
    }

    private static let tokenCharacters = Set(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8
    )
}
