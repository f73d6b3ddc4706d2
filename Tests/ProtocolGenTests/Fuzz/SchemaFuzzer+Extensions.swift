/// What an application adds to a protocol.
extension SchemaFuzzer {
    mutating func extensionSections() -> [FuzzEntry] {
        var sections = [
            FuzzEntry("language", 1), FuzzEntry("protocol", .text(protocolName)),
            FuzzEntry("extends", "ui-message-stream"),
        ]
        let types = types(random.number(0...5))
        let data = (0..<random.number(0...3)).map { _ in dataEvent() }
        let metadata = random.chance(40) ? fields(random.number(0...3)) : []
        let tools = (0..<random.number(0...3)).map { _ in tool() }
        let writers = writers(random.number(0...2))
        let rest = self.types.filter { !used.contains($0.name) }
        if !types.isEmpty { sections.append(FuzzEntry("types", .map(types))) }
        var all = data + events.map(\.entry)
        all += rest.map { FuzzEntry("data-use-\($0.number)", .map([FuzzEntry("data", .text($0.name))])) }
        if !all.isEmpty { sections.append(FuzzEntry("events", .map(all))) }
        if !metadata.isEmpty {
            sections.append(FuzzEntry("metadata", .map([FuzzEntry("fields", .map(metadata.map(\.entry)))])))
        }
        if !tools.isEmpty { sections.append(FuzzEntry("tools", .map(tools))) }
        if !writers.isEmpty { sections.append(FuzzEntry("writers", .map(writers))) }
        return sections
    }

    /// A type, or fields, in the place of a payload.
    private mutating func payload() -> FuzzNode {
        if random.chance(60) { return .map([FuzzEntry("fields", .map(fields(random.number(0...4)).map(\.entry)))]) }
        if random.chance(20) { return .map(enumKeys().keys) }
        return .text(value().phrase)
    }

    private mutating func dataEvent() -> FuzzEntry {
        var keys = [FuzzEntry("data", payload())]
        if random.chance(30) {
            keys.append(FuzzEntry("id", .text(random.pick(["none", "optional", "required"]) ?? "")))
        }
        if random.chance(30) {
            keys.append(FuzzEntry("transient", .text(random.pick(["never", "optional", "always"]) ?? "")))
        }
        return FuzzEntry("data-" + typeName(), .map(keys))
    }

    private mutating func tool() -> FuzzEntry {
        var keys = doc()
        if random.chance(80) { keys.append(FuzzEntry("input", payload())) }
        if random.chance(60) { keys.append(FuzzEntry("output", payload())) }
        if random.chance(30) { keys.append(FuzzEntry("runs", "client")) }
        return FuzzEntry(typeName(), .map(keys))
    }
}
