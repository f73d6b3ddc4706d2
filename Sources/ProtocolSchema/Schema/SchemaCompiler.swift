/// Text to model: parse, read, resolve.
///
/// A stage reports everything it can find. The next one still runs when what was found left no holes, so that one run
/// shows all mistakes of a file.
package enum SchemaCompiler {
    /// How deep schemas may extend one another.
    private static let extensionLimit = 8

    /// Compiles the schema at `path`; nil when something was reported.
    ///
    /// `loaded` collects every file that was read, for excerpts and for declaring inputs of a build.
    package static func compile(
        path: String,
        bases: BaseLocator = BaseLocator(),
        diagnostics: inout DiagnosticBag,
        loaded: inout [SchemaFile]
    ) -> ProtocolModel? {
        compile(path: path, bases: bases, chain: [], diagnostics: &diagnostics, loaded: &loaded)
    }

    /// Reads a schema without resolving it; nil when something was reported.
    package static func read(
        path: String,
        diagnostics: inout DiagnosticBag,
        loaded: inout [SchemaFile]
    ) -> SchemaDocument? {
        guard let root = parse(path: path, diagnostics: &diagnostics, loaded: &loaded) else { return nil }
        var reader = SchemaReader(diagnostics: diagnostics)
        let document = reader.read(root, path: path)
        diagnostics = reader.diagnostics
        return document
    }

    /// Parses a schema without reading it; nil when something was reported.
    package static func parse(
        path: String,
        diagnostics: inout DiagnosticBag,
        loaded: inout [SchemaFile]
    ) -> YAMLNode? {
        guard let file = ShippedSchemas.file(path) ?? SchemaFile.load(path, into: &diagnostics) else { return nil }
        loaded.append(file)
        return YAMLParser.parse(file.bytes, path: path, into: &diagnostics)
    }

    /// Rules whose violation leaves something out that later stages would miss.
    private static let leavesHoles: Set<RuleID> = [
        .missingKey, .nestingTooDeep, .wrongKind, .yamlAnchor, .yamlDocuments, .yamlKey, .yamlSyntax,
    ]

    private static func compile(
        path: String,
        bases: BaseLocator,
        chain: [String],
        diagnostics: inout DiagnosticBag,
        loaded: inout [SchemaFile]
    ) -> ProtocolModel? {
        let before = diagnostics.errorCount
        guard let document = read(path: path, diagnostics: &diagnostics, loaded: &loaded) else { return nil }
        var base: ProtocolModel?
        if let name = document.base {
            guard chain.count < extensionLimit else {
                diagnostics.append(
                    Diagnostic(.extensionCycle, "schemas extend one another without end", at: name.range)
                )
                return nil
            }
            guard let basePath = bases.path(of: name, from: path, chain: chain + [path], &diagnostics) else {
                return nil
            }
            base = compile(
                path: basePath,
                bases: bases,
                chain: chain + [path],
                diagnostics: &diagnostics,
                loaded: &loaded
            )
            if base == nil {
                diagnostics.append(
                    Diagnostic(
                        .unknownBase,
                        "'\(name.value)' cannot be extended as long as it has errors",
                        at: name.range
                    )
                )
                return nil
            }
        }
        guard !diagnostics.diagnostics.contains(where: { leavesHoles.contains($0.rule) }) else { return nil }
        var resolver = Resolver(document, base: base, diagnostics: diagnostics)
        let model = resolver.resolve()
        diagnostics = resolver.diagnostics
        return diagnostics.errorCount == before ? model : nil
    }
}

/// Finds the protocol that a schema extends.
package struct BaseLocator: Sendable {
    /// The names of the protocols that ship.
    package var shipped: [String]

    /// Creates a locator.
    package init(shipped: [String] = ShippedSchemas.texts.keys.sorted()) {
        self.shipped = shipped
    }

    /// The path of the base; reports a name that means nothing.
    func path(
        of name: Located<String>,
        from path: String,
        chain: [String],
        _ diagnostics: inout DiagnosticBag
    ) -> String? {
        let isPath = name.value.contains("/") || name.value.hasSuffix(".yaml") || name.value.hasSuffix(".yml")
        guard isPath else {
            if shipped.contains(name.value) { return ShippedSchemas.path(of: name.value) }
            let suggestion = nearest(to: name.value, among: shipped).map { "; did you mean '\($0)'?" }
            diagnostics.append(
                Diagnostic(
                    .unknownBase,
                    "no shipped protocol is called '\(name.value)'\(suggestion ?? "")",
                    at: name.range,
                    notes: [.init("a path to a schema ends in .yaml")]
                )
            )
            return nil
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let found = name.value.hasPrefix("/") || folder.isEmpty ? name.value : folder + "/" + name.value
        if chain.contains(found) {
            diagnostics.append(Diagnostic(.extensionCycle, "the schema extends itself", at: name.range))
            return nil
        }
        return found
    }
}

extension ShippedSchemas {
    /// What stands for the path of a schema that is part of the generator; no file is called so.
    package static func path(of name: String) -> String { "<\(name)>" }

    /// The schema that such a path stands for.
    static func file(_ path: String) -> SchemaFile? {
        guard path.hasPrefix("<"), path.hasSuffix(">"), let text = texts[String(path.dropFirst().dropLast())] else {
            return nil
        }
        return SchemaFile(path: path, bytes: Array(text.utf8))
    }
}
