/// Fields: their types, and what else they say.
extension SchemaFuzzer {
    /// The keys of a field beside its type; each function adds its own if it fits and the dice say so.
    private static let fieldKeys: [@Sendable (inout SchemaFuzzer, inout FieldDraft) -> Void] = [
        { fuzzer, field in field.keys += fuzzer.doc() },
        { fuzzer, field in field.keys += fuzzer.swiftName(5) },
        { fuzzer, field in if fuzzer.random.chance(5) { field.keys.append(FuzzEntry("wire", .text("w" + field.name))) }
        },
        { fuzzer, field in if fuzzer.random.chance(5) { field.keys.append(FuzzEntry("casing", fuzzer.casing())) } },
        { fuzzer, field in fuzzer.addSwiftType(to: &field) },
        { fuzzer, field in fuzzer.addFloor(to: &field) },
        { fuzzer, field in fuzzer.addLiteral(to: &field) },
        { fuzzer, field in fuzzer.addConstraints(to: &field) },
    ]

    mutating func fields(_ count: Int) -> [FieldDraft] {
        var taken: Set<String> = []
        return fields(count, besides: &taken)
    }

    mutating func fields(_ count: Int, besides taken: inout Set<String>) -> [FieldDraft] {
        (0..<count).map { _ in field(freshName(besides: &taken)) }
    }

    private mutating func field(_ name: String) -> FieldDraft {
        // A question mark at the end says something else.
        var field = FieldDraft(name.isEmpty ? "x" : name, isOptional: random.chance(50), nil)
        if random.chance(12) {
            field.keys = inlineKeys()
        } else {
            field.value = value()
        }
        for add in Self.fieldKeys { add(&self, &field) }
        return field
    }

    /// A type that is declared in place.
    private mutating func inlineKeys() -> [FuzzEntry] {
        if random.chance(50) { return enumKeys().keys }
        if random.chance(20) {
            return [FuzzEntry("tuple", .map([FuzzEntry(anyName(), .text(value(depth: 0).phrase))]))]
        }
        return [FuzzEntry("fields", .map(fields(random.number(0...2)).filter { $0.value != nil }.map(\.entry)))]
    }

    /// Gives some strings and numbers a Swift type of elsewhere.
    private mutating func addSwiftType(to field: inout FieldDraft) {
        guard random.chance(5) else { return }
        let (phrase, name) = foreignType()
        guard field.value?.phrase == phrase else { return }
        field.keys.append(FuzzEntry("swift-type", .text(name)))
    }

    private mutating func addFloor(to field: inout FieldDraft) {
        guard hasClients, field.isOptional, random.chance(20) else { return }
        field.keys.append(FuzzEntry("since", random.chance(50) ? "1.2.0" : .texts(["1.3.0", "2.1.0"])))
        if random.chance(20) { field.keys.append(FuzzEntry("until", "2.x")) }
    }

    private mutating func addLiteral(to field: inout FieldDraft) {
        guard random.chance(30), !field.isForeign, let value = field.value, let literal = literal(of: value) else {
            return
        }
        if field.isOptional {
            field.keys.append(FuzzEntry("default", literal))
        } else if random.chance(30) {
            field.isConstant = true
            field.keys.append(FuzzEntry("const", literal))
        } else {
            field.keys.append(FuzzEntry("example", literal))
        }
    }

    /// A value of a type; nil where none is easily made.
    mutating func literal(of value: ValueDraft) -> FuzzNode? {
        switch value.resolved {
        case .builtin("string"): return .text(anyName())
        case .builtin("int"): return .plain(random.pick(["0", "-1", "9223372036854775807"]) ?? "")
        case .builtin("uint"): return .plain(random.pick(["0", "18446744073709551615"]) ?? "")
        case .builtin("double"): return .plain(random.pick(["0", "-1.5", "1e300"]) ?? "")
        case .builtin("bool"): return .plain(random.pick(["true", "false"]) ?? "")
        case .builtin("date-time"): return "2026-01-01T12:00:00Z"
        case .builtin("any"):
            return random.pick(["text", 1, .plain("1.5"), .plain("null"), true, .list([1]), .map([])])
        case .builtin("object"): return .map([FuzzEntry("k", 1)])
        case .builtin: return nil
        case .list(let inner): return literal(of: inner).map { .list([$0]) }
        case .map(let inner): return literal(of: inner).map { .map([FuzzEntry("k", $0)]) }
        case .nullable(let inner): return random.chance(40) ? .plain("null") : literal(of: inner)
        case .either(let kinds): return kinds.first.flatMap { literal(of: $0) }
        case .named(let type):
            if case .enumeration(let values) = type.kind { return random.pick(values).map(FuzzNode.text) }
            return nil
        }
    }

    private mutating func addConstraints(to field: inout FieldDraft) {
        guard random.chance(25), !field.isForeign,
            !field.keys.contains(where: { ["const", "default", "example"].contains($0.key) }),
            let value = field.value
        else { return }
        var inner = value.resolved
        if case .nullable(let wrapped) = inner { inner = wrapped.resolved }
        switch inner {
        case .builtin("string"):
            let keys = [FuzzEntry("min-length", 1), FuzzEntry("pattern", "^a+$"), FuzzEntry("format", "uri")]
            field.keys += random.some(of: keys)
        case .builtin("int"), .builtin("uint"), .builtin("double"):
            field.keys += random.some(of: [FuzzEntry("min", 1), FuzzEntry("max", 10)])
        case .list: field.keys += random.some(of: [FuzzEntry("min-items", 1), FuzzEntry("max-items", 3)])
        default: break
        }
    }
}
