/// Messages, whose parts are made from events.
extension SchemaFuzzer {
    /// The types of a message and the section that names them, if an event can become a part.
    mutating func messages() -> (types: [FuzzEntry], section: [FuzzEntry]) {
        var taken: Set<String> = []
        let suited = events.filter { event in !event.keys.contains { ["value", "when"].contains($0.key) } }
        let chosen = random.some(of: suited, 40)
        guard !chosen.isEmpty else { return ([], []) }
        var types: [FuzzEntry] = []
        var cases: [FuzzEntry] = []
        for event in chosen {
            let name = String(typeName().filter { !$0.isWhitespace })
            guard !name.isEmpty, !event.fields.contains(where: \.isInline) else { continue }
            let left = random.some(of: event.fields.filter(\.isOptional), 30)
            let kept = event.fields.filter { field in !left.contains { $0.name == field.name } }
            let origin = FuzzNode.map([
                FuzzEntry("event", .text(event.name)), FuzzEntry("omits", .texts(left.map(\.name))),
            ])
            types.append(
                FuzzEntry(
                    name,
                    .map([
                        FuzzEntry("from", left.isEmpty ? .text(event.name) : origin),
                        FuzzEntry("fields", .map(kept.map(\.entry))),
                    ])
                )
            )
            cases.append(FuzzEntry(freshName(besides: &taken) + (event.isFamily ? "-*" : ""), .text(name)))
        }
        guard !cases.isEmpty else { return ([], []) }
        let (part, message) = (typeName(), typeName())
        guard !(part + message).contains(where: \.isWhitespace) else { return ([], []) }
        types.append(FuzzEntry(part, .map([FuzzEntry("union", .map([FuzzEntry("cases", .map(cases))]))])))
        let fields = [FuzzEntry("id", "string"), FuzzEntry("parts", .text("list of " + part))]
        types.append(FuzzEntry(message, .map([FuzzEntry("fields", .map(fields))])))
        return (types, [FuzzEntry("message", .text(message)), FuzzEntry("part", .text(part))])
    }
}
