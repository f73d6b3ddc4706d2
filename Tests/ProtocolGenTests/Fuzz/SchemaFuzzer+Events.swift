/// Events, clients and transport of a whole protocol.
extension SchemaFuzzer {
    /// An event with a name of its own and fields beside those that are given.
    mutating func event(with given: [FieldDraft] = []) -> EventDraft {
        var isFamily = given.isEmpty && random.chance(5)
        if case .fields = naming, random.chance(95) { isFamily = false }
        var event = EventDraft(name: typeName() + (isFamily ? "-*" : ""))
        var taken = Set(given.map(\.name))
        event.fields = given + fields(random.number(0...3), besides: &taken)
        event.keys = doc() + swiftName(5)
        if hasEnvelopeKeys, random.chance(30) { event.keys.append(FuzzEntry("envelope", "problem")) }
        if !given.isEmpty { event.fields = event.fields.map { $0.isRequiredOnlyHere(given) } }
        if given.isEmpty, hasClients, random.chance(25) {
            event.keys.append(FuzzEntry("since", "1.2.0"))
            event.keys.append(FuzzEntry("below", below()))
        }
        addNaming(to: &event, isFree: given.isEmpty)
        return event
    }

    /// What older clients get.
    private mutating func below() -> FuzzNode {
        let free = events.filter { event in
            !event.keys.contains { ["since", "value"].contains($0.key) }
                && event.fields.allSatisfy { $0.isOptional || $0.isConstant }
        }
        guard random.chance(60), let other = random.pick(free.filter { !$0.isFamily }) else {
            return .text(random.pick(["drop", "refuse"]) ?? "")
        }
        return .map([FuzzEntry("send", .texts([other.name]))])
    }

    mutating func clients() -> FuzzNode {
        hasClients = true
        var taken: Set<String> = []
        var keys: [FuzzEntry] = [FuzzEntry("floor", "1.0.0")]
        // Names of release lines are those of the whole module.
        let line = FuzzNode.map([FuzzEntry("newest", "2.4.0"), FuzzEntry("swift", .text("line" + protocolName))])
        let lines = [FuzzEntry("1.0.0", "1.9.0"), FuzzEntry("2.0.0", random.chance(30) ? line : "2.4.0")]
        keys.append(FuzzEntry("lines", .map(lines)))
        if random.chance(40) { keys.append(FuzzEntry("tolerant-since", "1.4.0")) }
        if random.chance(30) { keys.append(FuzzEntry("forbidden-keys", .texts(["__proto__"]))) }
        if random.chance(40) {
            let behaviours = (0..<random.number(1...3)).map { _ in
                FuzzEntry(freshName(besides: &taken), .map([FuzzEntry("since", "1.2.0")]))
            }
            keys.append(FuzzEntry("behaviours", .map(behaviours)))
        }
        return .map(keys)
    }

    mutating func transport() -> FuzzNode {
        var keys: [FuzzEntry] = []
        var framing = "sse"
        if random.chance(60) {
            framing = random.pick(["sse", "json-lines", "json-array", "messages"]) ?? framing
            // The line of a frame needs frames.
            if case .eventLine = naming, random.chance(90) { framing = "sse" }
            keys.append(FuzzEntry("framing", .text(framing)))
        }
        if framing == "sse", random.chance(20) { keys.append(FuzzEntry("event-names", true)) }
        if framing != "json-array", random.chance(30) { keys.append(FuzzEntry("done", "[DONE]")) }
        if random.chance(30) { keys.append(FuzzEntry("headers", .map([FuzzEntry("x-a", "b")]))) }
        if random.chance(60) {
            let fields = fields(random.number(0...3)).map(\.entry)
            var envelope = [FuzzEntry("payload", "payload"), FuzzEntry("fields", .map(fields))]
            if random.chance(40) {
                envelope.append(FuzzEntry("or", .texts(["problem"])))
                hasEnvelopeKeys = true
            }
            keys.append(FuzzEntry("envelope", .map(envelope)))
        }
        return .map(keys)
    }
}

extension FieldDraft {
    /// The field, optional unless it is one of those that the event was asked to have.
    fileprivate func isRequiredOnlyHere(_ given: [FieldDraft]) -> FieldDraft {
        if given.contains(where: { $0.name == name }) || isConstant { return self }
        var field = self
        field.isOptional = true
        field.keys.removeAll { $0.key == "example" }
        return field
    }
}
