/// Unions: each way to tell their cases apart is one function.
extension SchemaFuzzer {
    private static let unionKinds: [@Sendable (inout SchemaFuzzer) -> FuzzNode?] = [
        { $0.unionByKey() }, { $0.unionByKey() }, { $0.unionByScalars() }, { $0.unionByFields() },
        { $0.unionByOnlyKey() }, { $0.unionByKeyInside() },
    ]

    mutating func union() -> (TypeDraft.Kind, [FuzzEntry])? {
        guard let make = random.pick(Self.unionKinds), let union = make(&self) else { return nil }
        return (.union, [FuzzEntry("union", union)] + (random.chance(30) ? [FuzzEntry("open", false)] : []))
    }

    /// Structs that nothing else uses, so that none is in two unions.
    private mutating func parts(where fits: (TypeDraft) -> Bool = { _ in true }) -> [TypeDraft] {
        let parts = structures.filter { !used.contains($0.name) && fits($0) }
        for part in parts { used.insert(part.name) }
        return parts
    }

    private func node(_ discriminator: FuzzNode, _ cases: [FuzzEntry]) -> FuzzNode? {
        cases.isEmpty ? nil : .map([FuzzEntry("discriminator", discriminator), FuzzEntry("cases", .map(cases))])
    }

    private mutating func unionByKey() -> FuzzNode? {
        var taken: Set<String> = []
        let cases = parts().map { part in
            let name = freshName(besides: &taken)
            guard random.chance(15), let field = random.pick(part.fields.filter { !$0.isConstant }) else {
                return FuzzEntry(name + (random.chance(10) ? "*" : ""), .text(part.name))
            }
            let when = FuzzEntry("when", .map([FuzzEntry(field.name, test(of: field))]))
            return FuzzEntry(name, .map([FuzzEntry("type", .text(part.name)), when]))
        }
        return node(.text(random.pick(["type", "@", "$kind"]) ?? ""), cases)
    }

    private mutating func unionByScalars() -> FuzzNode? {
        let cases = parts().enumerated().map { place, part in
            FuzzEntry(plain: scalar(place), .map([FuzzEntry("type", .text(part.name))] + swiftName(30)))
        }
        return node(.text(random.pick(["code", "t"]) ?? ""), cases)
    }

    private mutating func unionByFields() -> FuzzNode? {
        var taken: Set<String> = []
        let cases = parts { !$0.fields.isEmpty }.map { part in
            let name = freshName(besides: &taken)
            guard let field = random.pick(part.fields.filter { !$0.isConstant }) else {
                return FuzzEntry(name, .text(part.name))
            }
            let when = FuzzEntry("when", .map([FuzzEntry(field.name, test(of: field))]))
            return FuzzEntry(name, .map([FuzzEntry("type", .text(part.name)), when]))
        }
        return node(.map([FuzzEntry("by", "fields")]), cases)
    }

    private mutating func unionByOnlyKey() -> FuzzNode? {
        var taken: Set<String> = []
        let cases = (0..<random.number(1...4)).map { _ in
            FuzzEntry(freshName(besides: &taken), .text(value().phrase))
        }
        return node(.map([FuzzEntry("by", "only-key")]), cases)
    }

    private mutating func unionByKeyInside() -> FuzzNode? {
        var taken: Set<String> = []
        let cases = parts(where: \.hasHead).map { FuzzEntry(freshName(besides: &taken), .text($0.name)) }
        return node(.map([FuzzEntry("key", .texts([Self.head, "name"]))]), cases)
    }

    /// The field of some structs that holds the name of a case.
    static let head = "head"

    /// A field that may hold the name of a case.
    mutating func headField() -> FieldDraft {
        var field = FieldDraft(Self.head, nil)
        field.keys = [FuzzEntry("fields", .map(fields(1).filter { $0.value != nil }.map(\.entry)))]
        return field
    }
}

extension TypeDraft {
    fileprivate var hasHead: Bool { fields.contains { $0.name == SchemaFuzzer.head && $0.value == nil } }
}
