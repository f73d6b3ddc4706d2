import ProtocolSchema

/// Turns the types and events of a draft into the outline of a schema.
struct DraftOutline {
    private var names: DraftNames
    private let fit: LiteralFit
    /// How many comments tell of something that could not be carried over.
    private(set) var lossCount = 0

    init(_ names: DraftNames) {
        self.names = names
        fit = LiteralFit(definitions: names.definitions)
    }

    /// The events, in the order of the document.
    mutating func events(_ events: [DraftEvent]) -> [Outline.Entry] {
        zip(events, names.events).map { event, name in
            var entries: [Outline.Entry] = []
            if let doc = OneLine.prose(event.doc) { entries.append(.init("doc", .prose(doc))) }
            if let wire = name.wire { entries.append(.init("wire", .text(wire))) }
            let owner = names.table.swiftName(of: name.name, suffix: "Event")
            let fields = fields(event.fields, owner: owner)
            if !fields.isEmpty { entries.append(.init("fields", .mapping(fields))) }
            return .init(YAMLScalar.text(name.name), .mapping(entries), comments: told(event.comments))
        }
    }

    /// The types that the events use; enums of fields may be among them, so they come after the events.
    mutating func types() -> [Outline.Entry] {
        var entries: [Outline.Entry] = []
        var index = 0
        // Enums that cannot be written in place are added to the end on the way.
        while index < names.order.count {
            let pointer = names.order[index]
            index += 1
            guard let definition = names.definitions[pointer], let name = names.types[pointer] else { continue }
            entries.append(type(definition.value, name: name))
        }
        return entries
    }

    private mutating func type(_ value: DraftValue, name: String) -> Outline.Entry {
        var entries: [Outline.Entry] = []
        let doc = OneLine.prose(value.doc)
        if let doc { entries.append(.init("doc", .prose(doc))) }
        let owner = names.table.swiftName(of: name, suffix: "Value")
        switch value.type {
        case .structure(let fields): entries.append(.init("fields", .mapping(self.fields(fields, owner: owner))))
        case .tuple(let fields): entries.append(.init("tuple", .mapping(self.fields(fields, owner: owner))))
        case .enumeration(let model): entries += enumeration(model)
        case .union(let union): entries.append(.init("union", self.union(union)))
        case .builtin, .named, .list, .map, .kinds, .constant:
            let phrase =
                (names.phrase(value.type) ?? "any") + (value.isNullable && value.type != .any ? " or null" : "")
            guard doc != nil else { return .init(YAMLScalar.text(name), .text(phrase), comments: told(value.comments)) }
            entries.append(.init("type", .text(phrase)))
        }
        return .init(YAMLScalar.text(name), .mapping(entries), comments: told(value.comments))
    }

    private func union(_ union: DraftUnion) -> Outline {
        let cases = union.cases.map { item -> Outline.Entry in
            .init(YAMLScalar.text(item.value), .text(names.types[item.pointer] ?? "any"))
        }
        var pinned = MemberTable("case", in: .cases, casing: .verbatim)
        let entries = zip(union.cases, cases).map { item, entry -> Outline.Entry in
            guard let swift = pinned.claim(item.value).swift else { return entry }
            return .init(entry.key, .mapping([.init("type", entry.value), .init("swift", .text(swift))]))
        }
        let isUsual = union.discriminator == "type"
        let discriminator = isUsual ? [] : [Outline.Entry("discriminator", .text(union.discriminator))]
        return .mapping(discriminator + [.init("cases", .mapping(entries))])
    }

    private mutating func enumeration(_ model: DraftEnum) -> [Outline.Entry] {
        if model.isNumeric { return [.init("enum", .list(model.values.map { .scalar($0.text) }))] }
        var table = MemberTable("value", in: .values, casing: names.casings.values)
        let named = model.values.map { (value: $0, name: table.claim($0.text)) }
        let isList = named.allSatisfy { $0.value.doc == nil && $0.name.wire == nil && $0.name.swift == nil }
        var entries: [Outline.Entry] = []
        if isList {
            entries.append(.init("enum", .list(named.map { .text($0.name.name) })))
        } else {
            entries.append(.init("enum", .mapping(named.map { self.value($0.value, $0.name) })))
        }
        if !model.isOpen { entries.append(.init("open", .scalar("false"))) }
        return entries
    }

    private func value(_ value: DraftEnum.Value, _ name: MemberTable.Name) -> Outline.Entry {
        let doc = OneLine.prose(value.doc)
        if name.wire == nil, name.swift == nil {
            return .init(YAMLScalar.text(name.name), doc.map(Outline.prose) ?? .mapping([]))
        }
        var entries = doc.map { [Outline.Entry("doc", .prose($0))] } ?? []
        if let wire = name.wire { entries.append(.init("wire", .text(wire))) }
        if let swift = name.swift { entries.append(.init("swift", .text(swift))) }
        return .init(YAMLScalar.text(name.name), .mapping(entries))
    }

    // MARK: Fields

    private mutating func fields(_ fields: [DraftField], owner: String) -> [Outline.Entry] {
        var table = MemberTable("field", in: .fields, casing: names.casings.fields)
        return fields.map { field in
            let placed = names.place(fit.checked(field), of: owner)
            return entry(placed, table.claim(field.name))
        }
    }

    private mutating func entry(_ field: DraftField, _ name: MemberTable.Name) -> Outline.Entry {
        let value = field.value
        var entries: [Outline.Entry] = []
        let phrase = names.phrase(value.type).map { $0 + (value.isNullable && value.type != .any ? " or null" : "") }
        if let phrase {
            entries.append(.init("type", .text(phrase)))
        } else if case .constant(let literal) = value.type {
            entries.append(.init("const", .scalar(YAMLScalar.literal(literal))))
        } else if case .enumeration(let model) = value.type {
            entries += enumeration(model)
        }
        if let wire = name.wire { entries.append(.init("wire", .text(wire))) }
        if let swift = name.swift { entries.append(.init("swift", .text(swift))) }
        entries += constraints(value)
        if let literal = value.defaultValue { entries.append(.init("default", .scalar(YAMLScalar.literal(literal)))) }
        if let literal = value.example { entries.append(.init("example", .scalar(YAMLScalar.literal(literal)))) }
        if let doc = OneLine.prose(value.doc) { entries.append(.init("doc", .prose(doc))) }
        let isPhrase = entries.count == 1 && phrase != nil
        let key = YAMLScalar.text(name.name + (field.isOptional ? "?" : ""))
        return .init(key, isPhrase ? entries[0].value : .mapping(entries), comments: told(value.comments))
    }

    private func constraints(_ value: DraftValue) -> [Outline.Entry] {
        let constraints = value.constraints
        let isList = if case .list = value.type { true } else { false }
        let lengths = isList ? ("min-items", "max-items") : ("min-length", "max-length")
        let numbers = [("min", constraints.min), ("max", constraints.max)].compactMap { key, text in
            text.map { Outline.Entry(key, .scalar($0)) }
        }
        let counts = [(lengths.0, constraints.minLength), (lengths.1, constraints.maxLength)].compactMap { key, count in
            count.map { Outline.Entry(key, .scalar(String($0))) }
        }
        let texts = [("pattern", constraints.pattern), ("format", constraints.format)].compactMap { key, text in
            text.map { Outline.Entry(key, .text($0)) }
        }
        return numbers + counts + texts
    }

    private mutating func told(_ comments: [String]) -> [String] {
        lossCount += comments.count
        return comments.map { "not carried over: \($0)" }
    }
}
