import ProtocolSchema

/// Makes a random schema of a seed: always the same one, over everything that the language can say.
///
/// Each construct is a function that draws what it needs and returns a node. A new construct of the language is a new
/// function, called where the language has it: a kind of type in `typeKinds`, a key of a field in `fieldKeys`, a kind of
/// scope in `scopeKinds`, a section in `sections`. What must fit together (an event and the field that is a scope's key)
/// is kept in drafts, so that most schemas are accepted; those that are not must be refused well.
struct SchemaFuzzer {
    var random: SplitMix64
    /// The name of the protocol.
    let protocolName: String
    /// How many of a hundred names are hostile.
    private let hostility: Int
    /// The plain forms of the names that the namespace has.
    var typeNames: Set<String> = []
    /// The types so far.
    var types: [TypeDraft] = []
    /// The types that something refers to.
    var used: Set<String> = []
    /// The scopes that a writer can append to.
    var appendable: [String] = []
    /// The fields of the struct that was drawn last.
    var drawn: [FieldDraft] = []
    /// How events are told apart.
    var naming = Naming.key
    /// The events so far.
    var events: [EventDraft] = []
    /// Whether clients have versions.
    var hasClients = false
    /// Whether events may be under another key of the envelope.
    var hasEnvelopeKeys = false
    /// Whether the schema extends another.
    let isExtension: Bool

    private init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let stems = ["Fuzz", "Fuzz", "Chat", "Größe", "F_"]
        protocolName = (random.pick(stems) ?? "") + String(seed)
        hostility = random.pick([0, 20, 50, 90]) ?? 0
        isExtension = random.chance(25)
        self.random = random
    }

    /// The schema of a seed.
    static func schema(seed: UInt64) -> String {
        var fuzzer = SchemaFuzzer(seed: seed)
        return FuzzNode.document(fuzzer.sections())
    }

    private mutating func sections() -> [FuzzEntry] {
        isExtension ? extensionSections() : protocolSections()
    }

    private mutating func protocolSections() -> [FuzzEntry] {
        let name = random.chance(3) ? hostileName() : protocolName
        var sections = [FuzzEntry("language", 1), FuzzEntry("protocol", .text(name))]
        if let discriminator = drawNaming() { sections.append(FuzzEntry("discriminator", discriminator)) }
        if random.chance(40) { sections.append(FuzzEntry("casing", casings())) }
        if random.chance(50) { sections.append(FuzzEntry("clients", clients())) }
        if random.chance(30) { sections.append(FuzzEntry("transport", transport())) }
        var types = types(random.number(0...6))
        for _ in 0..<random.number(1...6) { events.append(event()) }
        let lifecycle = random.chance(70) ? lifecycle() : []
        let applications = random.chance(20) ? self.applications() : []
        let writers = writers(random.number(0...4))
        useTypes()
        let messages: (types: [FuzzEntry], section: [FuzzEntry]) = random.chance(20) ? self.messages() : ([], [])
        types += messages.types
        if !types.isEmpty { sections.append(FuzzEntry("types", .map(types))) }
        sections.append(FuzzEntry("events", .map(events.map(\.entry))))
        if !lifecycle.isEmpty { sections.append(FuzzEntry("lifecycle", .map(lifecycle))) }
        if !writers.isEmpty { sections.append(FuzzEntry("writers", .map(writers))) }
        if !messages.section.isEmpty { sections.append(FuzzEntry("messages", .map(messages.section))) }
        if !applications.isEmpty { sections.append(FuzzEntry("applications", .map(applications))) }
        return sections
    }

    private mutating func casings() -> FuzzNode {
        .map(["events", "fields", "values"].compactMap { random.chance(50) ? FuzzEntry($0, casing()) : nil })
    }

    mutating func casing() -> FuzzNode { .text(random.pick(Casing.allCases)?.rawValue ?? "") }

    /// Refers to the types that nothing refers to yet, since an unused type is an error.
    private mutating func useTypes() {
        let isWhole = { (event: EventDraft) in !event.keys.contains { $0.key == "value" } }
        guard let last = events.lastIndex(where: isWhole) else { return }
        for type in types where !used.contains(type.name) {
            let field = FieldDraft("use-\(events[last].fields.count)-of-\(type.number)", isOptional: true, .named(type))
            events[last].fields.append(field)
        }
    }

    // MARK: Names

    /// A name, hostile or not, in a scope that has `taken` already; rarely one that is taken.
    mutating func freshName(besides taken: inout Set<String>) -> String {
        var found = ""
        for _ in 0..<20 {
            found = random.chance(hostility) ? hostileName() : random.pick(HostileNames.plain) ?? ""
            if taken.insert(SwiftNames.type(found).lowercased()).inserted || random.chance(1) { return found }
        }
        found = "name-\(taken.count)"
        taken.insert(SwiftNames.type(found).lowercased())
        return found
    }

    /// A name in the namespace.
    mutating func typeName() -> String {
        var taken = typeNames
        defer { typeNames = taken }
        return freshName(besides: &taken)
    }

    mutating func anyName() -> String {
        var taken: Set<String> = []
        return freshName(besides: &taken)
    }

    private mutating func hostileName() -> String {
        if random.chance(10) { return random.pick([protocolName, protocolName.lowercased(), "UIMessageStream"]) ?? "" }
        return random.pick(random.pick(HostileNames.pools) ?? []) ?? ""
    }

    /// A doc, or none.
    mutating func doc() -> [FuzzEntry] {
        guard random.chance(15) else { return [] }
        return [FuzzEntry("doc", .text(random.pick(["Says \(anyName()).", "*/ \"\"\" \\(x)\n\n- a", "`"]) ?? ""))]
    }
}
