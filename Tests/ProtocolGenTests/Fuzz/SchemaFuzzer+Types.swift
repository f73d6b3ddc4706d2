/// Types: each kind is one function.
extension SchemaFuzzer {
    /// The kinds of types, each as often as the others.
    private static let typeKinds: [@Sendable (inout SchemaFuzzer, String) -> (TypeDraft.Kind, [FuzzEntry])] = [
        { fuzzer, _ in fuzzer.structure() },
        { fuzzer, name in fuzzer.recursive(name) },
        { fuzzer, _ in fuzzer.tuple() },
        { fuzzer, _ in fuzzer.enumeration() },
        { fuzzer, _ in fuzzer.union() ?? fuzzer.structure() },
        { fuzzer, _ in fuzzer.alias() },
        { fuzzer, _ in fuzzer.foreign() },
    ]

    mutating func types(_ count: Int) -> [FuzzEntry] {
        var entries: [FuzzEntry] = []
        for number in 0..<count {
            // A phrase is cut at spaces.
            let name = String(typeName().filter { !$0.isWhitespace })
            guard !name.isEmpty, let make = random.pick(Self.typeKinds) else { continue }
            drawn = []
            let (kind, keys) = make(&self, name)
            types.append(TypeDraft(name: name, number: number, kind: kind, fields: drawn))
            entries.append(FuzzEntry(name, .map(doc() + keys + swiftName(10))))
        }
        return entries
    }

    mutating func structure() -> (TypeDraft.Kind, [FuzzEntry]) {
        var fields = fields(random.number(0...4))
        if random.chance(20), !fields.contains(where: { $0.name == Self.head }) { fields.append(headField()) }
        drawn = fields
        var keys = [FuzzEntry("fields", .map(fields.map(\.entry)))]
        if random.chance(30) { keys += states(fields) }
        if random.chance(20), let other = structures.last {
            used.insert(other.name)
            keys.append(FuzzEntry("includes", .texts([other.name])))
        }
        if random.chance(20) { keys.append(FuzzEntry("casing", casing())) }
        return (.structure, keys)
    }

    /// A struct that holds itself where that may end.
    private mutating func recursive(_ name: String) -> (TypeDraft.Kind, [FuzzEntry]) {
        let (kind, keys) = structure()
        guard case .map(let fields)? = keys.first(where: { $0.key == "fields" })?.value else { return (kind, keys) }
        let phrase = random.pick([name, name, "list of " + name, "map of " + name, name + " or null"]) ?? ""
        let whole = fields + [FuzzEntry("own-\(fields.count)?", .text(phrase))]
        return (kind, keys.map { $0.key == "fields" ? FuzzEntry("fields", .map(whole)) : $0 })
    }

    private mutating func tuple() -> (TypeDraft.Kind, [FuzzEntry]) {
        var elements = fields(random.number(1...3)).filter { $0.value != nil && !$0.isConstant }
        elements = elements.filter { !$0.isOptional } + elements.filter(\.isOptional)
        guard !elements.isEmpty else { return structure() }
        return (
            .tuple,
            [
                FuzzEntry(
                    "tuple",
                    .map(
                        elements.map { element in
                            FuzzEntry(element.entry.key, .text(element.value?.phrase ?? ""))
                        }
                    )
                )
            ]
        )
    }

    /// What the states of a struct require, if one of its fields can say the state.
    private mutating func states(_ fields: [FieldDraft]) -> [FuzzEntry] {
        for field in fields where !field.isConstant {
            guard case .named(let type)? = field.value?.resolved, case .enumeration(let values) = type.kind else {
                continue
            }
            let optional = fields.filter { $0.isOptional && $0.name != field.name }.map(\.name)
            let rules = values.map { value in
                let rule = random.pick(["requires", "forbids"]) ?? ""
                return FuzzEntry(value, .map([FuzzEntry(rule, .texts(random.some(of: optional)))]))
            }
            return [
                FuzzEntry("states", .map([FuzzEntry("field", .text(field.name)), FuzzEntry("values", .map(rules))]))
            ]
        }
        return []
    }

    private mutating func enumeration() -> (TypeDraft.Kind, [FuzzEntry]) {
        let (values, keys) = enumKeys()
        return (.enumeration(values: values), keys)
    }

    mutating func enumKeys() -> (values: [String], keys: [FuzzEntry]) {
        if random.chance(15) { return numberKeys() }
        var taken: Set<String> = []
        let values = (0..<random.number(1...5)).map { _ in freshName(besides: &taken) }
        var keys: [FuzzEntry] = []
        if random.chance(50) {
            keys.append(FuzzEntry("enum", .texts(values)))
        } else {
            let entries = values.enumerated().map { place, value in
                FuzzEntry(value, .map(doc() + swiftName(10) + valueFloor(place, values)))
            }
            keys.append(FuzzEntry("enum", .map(entries)))
        }
        if random.chance(40) { keys.append(FuzzEntry("open", false)) }
        return (values, keys)
    }

    /// An enum of integers.
    private mutating func numberKeys() -> (values: [String], keys: [FuzzEntry]) {
        var taken: Set<String> = []
        let values = (0..<random.number(1...4)).map { _ in freshName(besides: &taken) }
        let entries = values.enumerated().map { FuzzEntry($1, .map([FuzzEntry("wire", .plain(String($0 - 1)))])) }
        return (values, [FuzzEntry("enum", .map(entries))] + (random.chance(40) ? [FuzzEntry("open", false)] : []))
    }

    private mutating func valueFloor(_ place: Int, _ values: [String]) -> [FuzzEntry] {
        guard hasClients, place > 0, random.chance(30) else { return [] }
        return [FuzzEntry("since", .text("1.2.0"))] + (random.chance(50) ? [FuzzEntry("below", .text(values[0]))] : [])
    }

    var structures: [TypeDraft] { types.filter { if case .structure = $0.kind { true } else { false } } }

    /// A Swift type that no schema declares.
    private mutating func foreign() -> (TypeDraft.Kind, [FuzzEntry]) {
        let (phrase, name) = foreignType()
        return (.foreign, [FuzzEntry("type", .text(phrase)), FuzzEntry("swift-type", .text(name))])
    }

    /// A type and the Swift type of its values.
    mutating func foreignType() -> (phrase: String, name: String) {
        let pairs = [
            ("string", "Foundation.UUID"), ("string", "Foundation.URL"), ("string", "Foundation.Date"),
            ("date-time", "Foundation.Date"), ("int", "Foundation.Decimal"), ("double", "Foundation.Decimal"),
            ("string", TypeCheck.ownType),
        ]
        return random.pick(pairs) ?? pairs[0]
    }

    private mutating func alias() -> (TypeDraft.Kind, [FuzzEntry]) {
        let value = value(depth: 2)
        return (.alias(value), [FuzzEntry("type", .text(value.phrase))])
    }

    /// A random type of a value.
    mutating func value(depth: Int = 3) -> ValueDraft {
        if depth > 2, random.chance(8) { return either() }
        if depth > 0, random.chance(25) {
            let inner = value(depth: 0)
            switch random.number(0...2) {
            case 0: return .list(inner)
            case 1: return .map(inner)
            default: if case .builtin("any") = inner.resolved { return inner } else { return .nullable(inner) }
            }
        }
        if random.chance(35), let type = random.pick(types) {
            used.insert(type.name)
            return .named(type)
        }
        return .builtin(random.pick(["string", "int", "uint", "double", "bool", "any", "object", "date-time"]) ?? "")
    }

    /// A value of one of several kinds of JSON.
    private mutating func either() -> ValueDraft {
        var kinds: [ValueDraft] = random.some(of: ["string", random.pick(["int", "double"]) ?? "", "bool"], 60)
            .map(ValueDraft.builtin)
        if random.chance(50) { kinds.append(.list(value(depth: 0))) }
        if random.chance(50), let type = structures.last {
            used.insert(type.name)
            kinds.append(.named(type))
        }
        guard kinds.count > 1 else { return .builtin("string") }
        return random.chance(20) ? .nullable(.either(kinds)) : .either(kinds)
    }

    /// A pinned Swift name in so many of a hundred cases.
    mutating func swiftName(_ percent: Int) -> [FuzzEntry] {
        guard random.chance(percent) else { return [] }
        let name = random.chance(20) ? random.pick(HostileNames.keywords + HostileNames.identifiers) : nil
        return [FuzzEntry("swift", .text(name ?? "pinned" + String(random.number(0...9999))))]
    }
}
