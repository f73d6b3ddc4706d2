/// Writers, of protocols and of extensions.
extension SchemaFuzzer {
    mutating func writers(_ count: Int) -> [FuzzEntry] {
        var taken: Set<String> = []
        return (0..<count).compactMap { _ in
            let name = freshName(besides: &taken)
            if random.chance(40), let scope = random.pick(appendable) {
                return FuzzEntry(name, .map(doc() + [FuzzEntry("appends", .text(scope))]))
            }
            guard let event = random.pick(events) else { return nil }
            return FuzzEntry(name, .map(doc() + emitting(event)))
        }
    }

    private mutating func emitting(_ event: EventDraft) -> [FuzzEntry] {
        var keys = [FuzzEntry("emits", .texts([event.name]))]
        let open = event.fields.filter { !$0.isConstant && !$0.isForeign }
        if random.chance(25), let field = random.pick(open.filter(\.isRequiredString)) {
            keys.append(FuzzEntry("generates", .text(field.name)))
        } else if random.chance(30), let field = random.pick(open) {
            keys.append(FuzzEntry("unlabelled", .text(field.name)))
        }
        if random.chance(25), let field = random.pick(open) {
            keys.append(FuzzEntry("labels", .map([FuzzEntry(field.name, .text(anyName()))])))
        }
        if random.chance(20) {
            let fixed = open.filter { $0.value != nil && !$0.keys.contains { $0.key.hasPrefix("m") } }
            if let field = random.pick(fixed), let literal = field.value.flatMap({ literal(of: $0) }) {
                keys.append(FuzzEntry("with", .map([FuzzEntry(field.name, literal)])))
            }
        }
        return keys
    }
}
