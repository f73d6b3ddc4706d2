/// The front of the generator, from a path to a model: load, parse, read, resolve.
///
/// A stage reports everything it can find, and returns nil if the rest is of no use to the next stage. The findings of all
/// stages and files are collected.
package struct SchemaCompiler: Sendable {
    /// The findings so far.
    package private(set) var diagnostics = DiagnosticBag()
    /// Every file that was read, for excerpts and for declaring inputs of a build.
    package private(set) var loaded: [SchemaFile] = []
    private let bases: BaseLocator

    /// How deep schemas may extend one another.
    private static let extensionLimit = 8
    /// Rules whose violation leaves something out that resolving would miss.
    private static let leavesHoles: Set<RuleID> = [
        .duplicateKey, .missingKey, .nestingTooDeep, .wrongKind, .yamlAnchor, .yamlDocuments, .yamlKey, .yamlSyntax,
    ]

    /// Creates a compiler without findings.
    package init(bases: BaseLocator = BaseLocator()) {
        self.bases = bases
    }

    /// Compiles the schema at a path; nil if it has mistakes.
    package mutating func compile(_ path: String) -> ProtocolModel? {
        guard let file = load(path), let nodes = parse(file), let document = read(nodes) else { return nil }
        return resolve(document)
    }

    /// Loads the text of a file, or of a schema that is part of the generator.
    package mutating func load(_ path: String) -> SchemaFile? {
        guard let file = ShippedSchemas.file(path) ?? SchemaFile.load(path, into: &diagnostics) else { return nil }
        loaded.append(file)
        return file
    }

    /// Parses a text to located nodes.
    package mutating func parse(_ file: SchemaFile) -> YAMLNode? {
        YAMLParser.parse(file.bytes, path: file.path, into: &diagnostics)
    }

    /// Reads nodes as a schema, without looking anything up.
    package mutating func read(_ nodes: YAMLNode) -> SchemaDocument? {
        var reader = SchemaReader(diagnostics: diagnostics)
        let document = reader.read(nodes, path: nodes.range.path)
        diagnostics = reader.diagnostics
        return document
    }

    /// Resolves a schema, after the one that it extends; nil if either has mistakes.
    package mutating func resolve(_ document: SchemaDocument) -> ProtocolModel? { resolve(document, extendedBy: []) }

    private mutating func resolve(_ document: SchemaDocument, extendedBy chain: [String]) -> ProtocolModel? {
        var base: ProtocolModel?
        if let name = document.base {
            base = compileBase(name, of: document, extendedBy: chain)
            if base == nil { return nil }
        }
        let path = document.path
        if diagnostics.contains(where: { $0.range.path == path && Self.leavesHoles.contains($0.rule) }) { return nil }
        var resolver = Resolver(document, base: base, diagnostics: diagnostics)
        resolver.isBase = !chain.isEmpty
        let model = resolver.resolve()
        diagnostics = resolver.diagnostics
        return diagnostics.contains { $0.range.path == path && $0.severity == .error } ? nil : model
    }

    private mutating func compileBase(
        _ name: Located<String>,
        of document: SchemaDocument,
        extendedBy chain: [String]
    ) -> ProtocolModel? {
        guard chain.count < Self.extensionLimit else {
            diagnostics.append(Diagnostic(.extensionCycle, "schemas extend one another without end", at: name.range))
            return nil
        }
        let chain = chain + [document.path]
        guard let path = bases.path(of: name, from: document.path, chain: chain, &diagnostics),
            let file = loadBase(path, name)
        else { return nil }
        if let nodes = parse(file), let document = read(nodes), let base = resolve(document, extendedBy: chain) {
            return base
        }
        let message = "'\(name.value)' cannot be extended while it has errors"
        diagnostics.append(Diagnostic(.unknownBase, message, at: name.range))
        return nil
    }

    /// Loads the text of a base; a file that cannot be read is reported where it is named.
    private mutating func loadBase(_ path: String, _ name: Located<String>) -> SchemaFile? {
        var findings = DiagnosticBag()
        if let file = ShippedSchemas.file(path) ?? SchemaFile.load(path, into: &findings) {
            loaded.append(file)
            return file
        }
        for finding in findings.diagnostics {
            diagnostics.append(Diagnostic(.unknownBase, "'\(name.value)': \(finding.message)", at: name.range))
        }
        return nil
    }
}

extension SchemaCompiler {
    /// Compiles one schema, and adds its findings and files to those of others.
    package static func compile(
        path: String,
        bases: BaseLocator = BaseLocator(),
        diagnostics: inout DiagnosticBag,
        loaded: inout [SchemaFile]
    ) -> ProtocolModel? {
        var compiler = SchemaCompiler(bases: bases)
        let model = compiler.compile(path)
        diagnostics.append(contentsOf: compiler.diagnostics.diagnostics)
        loaded += compiler.loaded
        return model
    }
}
