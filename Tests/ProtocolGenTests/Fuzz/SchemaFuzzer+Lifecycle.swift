/// Lifecycle: each kind of scope is one function.
extension SchemaFuzzer {
    private static let scopeKinds: [@Sendable (inout SchemaFuzzer) -> [FuzzEntry]] = [
        { $0.keyedSpan() }, { $0.plainSpan() }, { $0.machine() }, { $0.singles() }, { $0.compositeSpan() },
        { $0.conditionalSpan() },
    ]

    mutating func lifecycle() -> [FuzzEntry] {
        var taken: Set<String> = []
        let outermost = freshName(besides: &taken)
        let ends = [newEvent(), newEvent(), newEvent()]
        var keys = [FuzzEntry("opens", .text(ends[0])), FuzzEntry("closes", .text(ends[1]))]
        if random.chance(30) { keys.append(FuzzEntry("ends", .texts([ends[2]]))) }
        if random.chance(50), isFree(ends[1]) {
            let key = random.pick(["on-cancel", "on-completion"]) ?? ""
            keys.append(FuzzEntry(key, .map([FuzzEntry("send", .text(ends[1]))])))
        }
        var scopes = [FuzzEntry(outermost, .map(keys))]
        var spans: [String] = []
        if random.chance(20) { scopes += turn(within: outermost, besides: &taken) }
        if random.chance(20) { scopes += question(within: outermost, besides: &taken) }
        for _ in 0..<random.number(0...4) {
            guard let make = random.pick(Self.scopeKinds) else { break }
            var keys = make(&self)
            if let span = random.pick(spans), random.chance(30) { keys.append(FuzzEntry("interrupts", .texts([span]))) }
            scopes.append(
                FuzzEntry(freshName(besides: &taken), .map(doc() + [FuzzEntry("within", .text(outermost))] + keys))
            )
            if keys.contains(where: { $0.key == "opens" }) { spans.append(scopes[scopes.count - 1].key) }
            if keys.contains(where: { $0.key == "continues" }) { appendable.append(scopes[scopes.count - 1].key) }
        }
        return scopes
    }

    /// Whether an event needs to be told nothing.
    private func isFree(_ event: String) -> Bool {
        events.first { $0.name == event }?.fields.allSatisfy { $0.isOptional || $0.isConstant } ?? false
    }

    mutating func newEvent(with fields: [FieldDraft] = [], joining text: FieldDraft? = nil) -> String {
        var event = event(with: fields)
        if let text { event.keys.append(FuzzEntry("joins", .text(text.name))) }
        events.append(event)
        return events[events.count - 1].name
    }

    mutating func keyedSpan() -> [FuzzEntry] {
        var taken: Set<String> = []
        let key = FieldDraft(freshName(besides: &taken), .builtin("string"))
        let text = FieldDraft(freshName(besides: &taken), .builtin("string"))
        return [
            FuzzEntry("key", .text(key.name)), FuzzEntry("opens", .text(newEvent(with: [key]))),
            FuzzEntry("continues", .texts([newEvent(with: [key, text], joining: random.chance(50) ? text : nil)])),
            FuzzEntry("closes", .text(newEvent(with: [key]))),
        ]
    }

    /// A span whose key is two fields, a number, or one of two.
    private mutating func compositeSpan() -> [FuzzEntry] {
        var taken: Set<String> = []
        let first = FieldDraft(freshName(besides: &taken), .builtin(random.pick(["string", "int", "uint"]) ?? ""))
        var second = FieldDraft(freshName(besides: &taken), .builtin(random.pick(["string", "int"]) ?? ""))
        var key = FuzzNode.text(first.name)
        switch random.number(0...2) {
        case 0: key = .texts([first.name, second.name])
        case 1:
            second.isOptional = true
            key = .map([FuzzEntry("field", .text(second.name)), FuzzEntry("or", .text(first.name))])
        default: break
        }
        let opens = newEvent(with: [first, second])
        return [
            FuzzEntry("key", key), FuzzEntry("opens", .text(opens)),
            FuzzEntry("closes", .text(newEvent(with: [first, second]))),
        ]
    }

    /// A span that one event opens and closes, as a field of it says.
    private mutating func conditionalSpan() -> [FuzzEntry] {
        let field = FieldDraft(anyName(), isOptional: true, .builtin(random.pick(["string", "bool", "int"]) ?? ""))
        let event = FuzzEntry("event", .text(newEvent(with: [field])))
        func when(_ test: String) -> FuzzNode {
            .map([event, FuzzEntry("when", .map([FuzzEntry(field.name, .plain(test))]))])
        }
        return [FuzzEntry("opens", when("absent")), FuzzEntry("closes", when("present"))]
    }

    mutating func plainSpan() -> [FuzzEntry] {
        var keys = [FuzzEntry("opens", .text(newEvent())), FuzzEntry("closes", .text(newEvent()))]
        if random.chance(30) {
            keys.append(FuzzEntry("continues", .texts([newEvent(with: [FieldDraft(anyName(), .builtin("string"))])])))
        }
        return keys
    }

    private mutating func machine() -> [FuzzEntry] {
        var taken: Set<String> = ["none"]
        let key = FieldDraft(anyName(), .builtin("string"))
        let isKeyed = random.chance(70)
        let states = (0..<random.number(1...3)).map { _ in freshName(besides: &taken) }
        var transitions: [FuzzEntry] = []
        for (place, state) in states.enumerated() {
            let from = FuzzNode.texts(place == 0 ? ["none"] : [states[place - 1]])
            let step = FuzzNode.map([FuzzEntry("from", from), FuzzEntry("to", .text(state))])
            transitions.append(FuzzEntry(newEvent(with: isKeyed ? [key] : []), step))
        }
        let ends = states.map { state in
            FuzzEntry(state, .map(random.chance(50) ? [FuzzEntry("may-stay-open", true)] : []))
        }
        return (isKeyed ? [FuzzEntry("key", .text(key.name))] : [])
            + [FuzzEntry("states", .map(ends)), FuzzEntry("transitions", .map(transitions))]
    }

    private mutating func singles() -> [FuzzEntry] {
        [FuzzEntry("single", .texts((0..<random.number(1...2)).map { _ in newEvent() }))]
    }
}
