/// The events that carry what applications add.
extension SchemaFuzzer {
    mutating func applications() -> [FuzzEntry] {
        var entries: [FuzzEntry] = []
        if random.chance(60) { entries.append(FuzzEntry("data", random.chance(70) ? dataFamily() : dataEvent())) }
        if random.chance(50) { entries.append(FuzzEntry("metadata", metadataCarrier())) }
        if random.chance(50) { entries.append(FuzzEntry("tools", toolCarriers())) }
        return entries
    }

    /// Different names of fields.
    private mutating func names(_ count: Int) -> [String] {
        var taken: Set<String> = []
        return (0..<count).map { _ in freshName(besides: &taken) }
    }

    private mutating func carrier(_ fields: [FieldDraft], isFamily: Bool = false) -> String {
        var event = EventDraft(name: typeName() + (isFamily ? "-*" : ""))
        event.fields = fields
        addNaming(to: &event, isFree: false)
        events.append(event)
        return event.name
    }

    private mutating func payload() -> ValueDraft { .builtin(random.chance(75) ? "any" : "string") }

    private mutating func dataFamily() -> FuzzNode {
        let names = names(3)
        let family = carrier(
            [
                FieldDraft(names[0], isOptional: random.chance(50), .builtin("string")),
                FieldDraft(names[1], payload()), FieldDraft(names[2], isOptional: true, .builtin("bool")),
            ],
            isFamily: true
        )
        return .map([
            FuzzEntry("event", .text(family)), FuzzEntry("id", .text(names[0])), FuzzEntry("value", .text(names[1])),
            FuzzEntry("transient", .text(names[2])),
        ])
    }

    /// Data whose name is in a field.
    private mutating func dataEvent() -> FuzzNode {
        let names = names(2)
        let event = carrier([FieldDraft(names[0], .builtin("string")), FieldDraft(names[1], payload())])
        return .map([
            FuzzEntry("event", .text(event)), FuzzEntry("name", .text(names[0])), FuzzEntry("value", .text(names[1])),
        ])
    }

    private mutating func metadataCarrier() -> FuzzNode {
        let names = names(1)
        let event = carrier([FieldDraft(names[0], isOptional: random.chance(5), .builtin("any"))])
        var keys = [FuzzEntry("event", .text(event)), FuzzEntry("value", .text(names[0]))]
        if random.chance(30) { keys.append(FuzzEntry("replaces", true)) }
        if random.chance(30) {
            let other = carrier([FieldDraft(names[0], isOptional: true, .builtin("any"))])
            keys.append(FuzzEntry("also", .texts([other])))
        }
        return .map(keys)
    }

    private mutating func toolCarriers() -> FuzzNode {
        let names = names(5)
        let id = FieldDraft(names[0], .builtin("string"))
        let begin = carrier([id, FieldDraft(names[1], .builtin("string"))])
        let input = carrier([id, FieldDraft(names[1], .builtin("string")), FieldDraft(names[2], payload())])
        let output = carrier([
            id, FieldDraft(names[3], payload()), FieldDraft(names[4], isOptional: true, .builtin("bool")),
        ])
        let failure = carrier([id, FieldDraft(names[3], .builtin("string"))])
        let call = FuzzNode.map([FuzzEntry("event", .text(input)), FuzzEntry("value", .text(names[2]))])
        var keys = [
            FuzzEntry("id", .text(id.name)), FuzzEntry("name", .text(names[1])),
            FuzzEntry("call", .list(random.chance(60) ? [.text(begin), call] : [call])),
            FuzzEntry(
                "output",
                .map([
                    FuzzEntry("event", .text(output)), FuzzEntry("value", .text(names[3])),
                    FuzzEntry("preliminary", .text(names[4])),
                ])
            ),
            FuzzEntry("failure", .map([FuzzEntry("event", .text(failure)), FuzzEntry("text", .text(names[3]))])),
        ]
        if random.chance(60) { keys.append(FuzzEntry("unfinished", .text("It \"ended\" \\(x)."))) }
        return .map(keys)
    }
}
