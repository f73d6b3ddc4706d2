package import ProtocolSchema

/// A first schema from a JSON Schema or an OpenAPI document, from the document's text to that of the schema.
///
/// One line for each stage: parse, read, choose the events, translate, name, write.
package struct SchemaImporter {
    /// What the user says about the result.
    package struct Options: Sendable {
        /// The name of the protocol; derived from the document if there is none.
        package var protocolName: String?
        /// The schema that describes the events; guessed if there is none.
        package var events: String?

        /// Creates options.
        package init(protocolName: String? = nil, events: String? = nil) {
            self.protocolName = protocolName
            self.events = events
        }
    }

    /// An imported schema, and what to tell the user about it.
    package struct Result: Sendable {
        /// The text of the schema.
        package var text: String
        /// What was chosen and what was left out, a sentence each.
        package var messages: [String]
    }

    /// Imports a document that has been parsed.
    package static func schema(from nodes: YAMLNode, options: Options) throws(ImportError) -> Result {
        let document = try SourceDocument(nodes)
        let choice = try EventChoice(in: document, named: options.events)
        var translator = Translator(document)
        let events = translator.events(of: choice.union)
        guard !translator.isExhausted else {
            let message =
                "the document describes more than \(Translator.workLimit) schemas; most likely 'allOf' multiplies them"
            throw ImportError(message, at: nodes.range)
        }
        let draft = draft(events, translator.definitions, discriminator: choice.union.discriminator)
        let casings = DraftCasings(draft)
        let names = DraftNames(draft, casings: casings, protocolName: options.protocolName)
        let writer = SchemaTextWriter(
            document: document,
            choice: choice,
            draft: draft,
            names: names,
            options: options,
            used: translator.used(by: choice)
        )
        return writer.result(minorKeywords: translator.minorKeywords)
    }

    /// Reads the nodes of a file: JSON if it begins like an object or an array, YAML otherwise.
    package static func nodes(
        of file: SchemaFile,
        into diagnostics: inout DiagnosticBag
    ) throws(ImportError) -> YAMLNode? {
        let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return try JSONParser.parse(file.bytes, path: file.path)
        }
        return YAMLParser.parse(file.bytes, path: file.path, into: &diagnostics)
    }

    private static func draft(
        _ events: [DraftEvent],
        _ definitions: [String: DraftDefinition],
        discriminator: String
    ) -> DraftProtocol {
        let order = DraftProtocol(discriminator: discriminator, events: events, definitions: definitions).order
        let placed = UnionPlacement.placed(definitions, order: order)
        let placedOrder = DraftProtocol(discriminator: discriminator, events: events, definitions: placed).order
        let broken = RecursionBreaker.broken(placed, order: placedOrder)
        return DraftProtocol(discriminator: discriminator, events: events, definitions: broken)
    }
}
