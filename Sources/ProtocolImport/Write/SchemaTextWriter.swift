import ProtocolSchema

/// Writes the text of an imported schema: a header, the sections, and what the document cannot say.
struct SchemaTextWriter {
    let document: SourceDocument
    let choice: EventChoice
    let draft: DraftProtocol
    let names: DraftNames
    let options: SchemaImporter.Options
    /// The pointers of the schemas that the events use.
    let used: Set<String>

    /// The text and the messages.
    func result(minorKeywords: [String: Int]) -> SchemaImporter.Result {
        var outline = DraftOutline(names)
        let events = outline.events(draft.events)
        let types = outline.types()
        let name = options.protocolName ?? protocolName
        let minor = minorKeywords.sorted { $0.key < $1.key }.map { "\(OneLine.text($0.key)) (\($0.value))" }

        var writer = OutlineWriter()
        let file = document.root.range.path.split(separator: "/").last.map(String.init) ?? ""
        writer.comment("A first schema, imported from \(file), \(document.description), with 'protocol-gen import'.")
        if !minor.isEmpty { writer.comment("Left out everywhere: \(minor.joined(separator: ", ")).") }
        writer.comment(
            "An import cannot know the order of events ('lifecycle'), nor the convenience methods ('writers')."
        )
        if let unused = unusedSchemas { writer.comment(unused) }
        writer.write(head: head(name))
        if !types.isEmpty { writer.write(section: "types", types) }
        writer.write(section: "events", events)
        return .init(text: writer.text, messages: messages(losses: outline.lossCount))
    }

    private func head(_ name: String) -> [Outline.Entry] {
        var entries: [Outline.Entry] = [.init("language", .scalar("1")), .init("protocol", .text(name))]
        let title = document.title.flatMap { Words.split($0) == Words.split(name) ? nil : $0 }
        if let doc = OneLine.prose(choice.definition.node["description"]?.string ?? title) {
            entries.append(.init("doc", .prose(doc)))
        }
        if draft.discriminator != "type" { entries.append(.init("discriminator", .text(draft.discriminator))) }
        let casings = [
            ("events", names.casings.events), ("fields", names.casings.fields), ("values", names.casings.values),
        ]
        let known = casings.filter { $0.1 != .verbatim }
        if !known.isEmpty {
            entries.append(.init("casing", .mapping(known.map { .init($0.0, .scalar($0.1.rawValue)) })))
        }
        if let framing = document.framing(of: choice.definition.pointer), framing != "sse" {
            entries.append(.init("transport", .mapping([.init("framing", .scalar(framing))])))
        }
        return entries
    }

    /// The schemas of the document that have nothing to do with the events.
    private var unusedSchemas: String? {
        let unused = document.definitions.filter { !used.contains($0.pointer) }.map(\.name)
        if unused.isEmpty { return nil }
        if unused.count > 12 {
            return "Left out, because no event uses them: \(unused.count) other schemas of the document."
        }
        return "Left out, because no event uses them: \(unused.map { OneLine.text($0) }.joined(separator: ", "))."
    }

    /// A name for the protocol: that of its events, without a word that says that they are events; of the document; of the file.
    private var protocolName: String {
        let path = document.root.range.path.split(separator: "/").last.map(String.init) ?? ""
        let stem = path.split(separator: ".").first.map(String.init) ?? ""
        let sources = [
            document.title ?? "", choice.definition.pointer == "#" ? "" : choice.definition.name, stem, "Imported",
        ]
        for source in sources {
            var words = Words.split(source).prefix(4)
            while words.count > 1, let last = words.last, ["event", "events", "schema"].contains(last) {
                words.removeLast()
            }
            let name = SwiftNames.type(words.joined(separator: "-"))
            guard SwiftNames.isIdentifier(name), name.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            let isFree =
                !names.table.contains(name) && !SwiftVocabulary.types.contains(name) && !SwiftNames.isKeyword(name)
            return isFree ? name : name + "Protocol"
        }
        return "ImportedProtocol"
    }

    private func messages(losses: Int) -> [String] {
        let count = draft.events.count
        var messages = [
            "took \(choice.definition.pointer == "#" ? "the document's own schema" : "'\(OneLine.text(choice.definition.name))'") for the events, because \(choice.reason): "
                + "\(count) event\(count == 1 ? "" : "s"), told apart by '\(OneLine.text(draft.discriminator))'"
        ]
        if !choice.others.isEmpty {
            let shown = choice.others.prefix(12).map { OneLine.text($0) }.joined(separator: ", ")
            messages.append(
                "possible too, with --events: \(shown)\(choice.others.count > 12 ? " and \(choice.others.count - 12) more" : "")"
            )
        }
        if losses > 0 {
            messages.append("\(losses) comment\(losses == 1 ? " says" : "s say") what could not be carried over")
        }
        return messages
    }
}
