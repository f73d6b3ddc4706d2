/// Located nodes to a schema as written.
///
/// Reports everything it finds and goes on; what could not be read is left out.
package struct SchemaReader {
    /// The finding.
    package var diagnostics: DiagnosticBag

    /// Whether the schema extends another, and so has events that carry `data`.
    var isExtension = false

    /// The version of the schema language that is read here.
    static let language = "1"

    /// Creates a reader that adds to `diagnostics`.
    package init(diagnostics: DiagnosticBag) {
        self.diagnostics = diagnostics
    }

    /// Reads a whole file; nil when it is not a mapping or lacks what everything else needs.
    package mutating func read(_ root: YAMLNode, path: String) -> SchemaDocument? {
        guard var reader = mapping(root, of: "the schema") else { return nil }
        let language = reader.require("language", into: &diagnostics)
        let name = reader.require("protocol", into: &diagnostics).flatMap { self.name($0.value, of: "'protocol'") }
        checkLanguage(language)
        if let name, !SwiftNames.isIdentifier(name.value) {
            report(.invalidName, "'\(name.value)' is the Swift namespace and must be an identifier", at: name.range)
        }
        var document = SchemaDocument(path: path, name: name ?? Located("Protocol", at: root.range))
        document.doc = doc(&reader)
        document.base = reader.take("extends").flatMap { self.name($0.value, of: "'extends'") }
        isExtension = document.base != nil
        document.discriminator = discriminator(reader.take("discriminator"), ofEvents: true)
        if let entry = reader.take("casing") { document.casing = fileCasing(entry.value) }
        if let entry = reader.take("transport") { document.transport = transport(entry.value) }
        if let entry = reader.take("clients") { document.clients = clients(entry.value) }
        if let entry = reader.take("types") { document.types = types(entry.value) }
        let events = document.base == nil ? reader.require("events", into: &diagnostics) : reader.take("events")
        if let events { document.events = self.events(events.value) }
        if let entry = reader.take("lifecycle") {
            document.scopes = scopes(entry.value)
            document.lifecycleRange = entry.keyRange
        }
        if let entry = reader.take("writers") { document.writers = writers(entry.value) }
        if let entry = reader.take("messages") { document.messages = messages(entry.value) }
        if let entry = reader.take("applications") { document.carriers = carriers(entry) }
        if let entry = reader.take("metadata") {
            document.metadata = metadata(entry)
            document.extensionRange = entry.keyRange
        }
        if let entry = reader.take("tools") {
            document.tools = tools(entry.value)
            document.extensionRange = document.extensionRange ?? entry.keyRange
        }
        if let entry = reader.take("generate") { document.generation = generation(entry.value) }
        reader.finish(into: &diagnostics)
        return name == nil ? nil : document
    }

    private mutating func checkLanguage(_ entry: YAMLNode.Entry?) {
        guard let entry, let text = text(entry.value, of: "'language'") else { return }
        if text.value == Self.language {
            // Quoted, it would be a string.
            guard case .string = Literal(entry.value) else { return }
            report(
                .wrongKind,
                "'language' is a number, not text",
                at: text.range,
                notes: [.init("write it without quotes: language: \(Self.language)")]
            )
            return
        }
        report(
            .invalidLanguage,
            "language '\(text.value)' is not known; this generator reads language \(Self.language)",
            at: text.range
        )
    }

    private mutating func fileCasing(_ node: YAMLNode) -> SchemaCasing {
        var casing = SchemaCasing()
        guard var reader = mapping(node, of: "'casing'") else { return casing }
        if let entry = reader.take("events"), let value = word(entry.value, Casing.self) { casing.events = value }
        if let entry = reader.take("fields"), let value = word(entry.value, Casing.self) { casing.fields = value }
        if let entry = reader.take("values"), let value = word(entry.value, Casing.self) { casing.values = value }
        reader.finish(into: &diagnostics)
        return casing
    }

    private mutating func messages(_ node: YAMLNode) -> SchemaMessages? {
        guard var reader = mapping(node, of: "'messages'") else { return nil }
        let message = reader.require("message", into: &diagnostics).flatMap { self.name($0.value, of: "'message'") }
        let part = reader.require("part", into: &diagnostics).flatMap { self.name($0.value, of: "'part'") }
        let request = reader.take("request").flatMap { self.name($0.value, of: "'request'") }
        reader.finish(into: &diagnostics)
        guard let message, let part else { return nil }
        return SchemaMessages(message: message, part: part, request: request)
    }
}
