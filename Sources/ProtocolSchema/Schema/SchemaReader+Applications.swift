extension SchemaReader {
    /// Reads `metadata`.
    mutating func metadata(_ entry: YAMLNode.Entry) -> SchemaMetadata? {
        guard var reader = mapping(entry.value, of: "'metadata'") else { return nil }
        let doc = doc(&reader)
        let swift = swiftName(&reader)
        guard let fields = reader.take("fields") else {
            if !reportForgottenFields(&reader) { _ = reader.require("fields", into: &diagnostics) }
            return nil
        }
        let structure = structure(fields.value, &reader)
        reader.finish(into: &diagnostics)
        return SchemaMetadata(
            name: Located("metadata", at: entry.keyRange),
            doc: doc,
            swift: swift,
            structure: structure
        )
    }

    /// Reads `tools`.
    mutating func tools(_ node: YAMLNode) -> [SchemaTool] {
        (entries(node, of: "'tools'") ?? []).compactMap { tool($0) }
    }

    private mutating func tool(_ entry: YAMLNode.Entry) -> SchemaTool? {
        guard var reader = mapping(entry.value, of: "tool '\(entry.key)'") else { return nil }
        let doc = doc(&reader)
        let wire = wireName(&reader)
        let swift = swiftName(&reader)
        var tool = SchemaTool(
            name: Located(entry.key, at: entry.keyRange),
            doc: doc,
            wire: wire,
            swift: swift,
            input: payload(&reader, key: "input", else: .structure(Self.noFields(at: entry.keyRange)), of: entry),
            output: payload(
                &reader,
                key: "output",
                else: .phrase(Located(.name(BuiltinType.any.rawValue), at: entry.keyRange)),
                of: entry
            )
        )
        if let entry = reader.take("runs"), let side = word(entry.value, ToolModel.Side.self) { tool.runs = side }
        if let entry = reader.take("needs-approval") {
            tool.needsApproval = bool(entry.value, of: "'needs-approval'") ?? false
        }
        reader.finish(into: &diagnostics)
        return tool
    }

    private static func noFields(at range: SourceRange) -> SchemaStruct {
        SchemaStruct(fields: [], includes: [], states: [], range: range)
    }

    private mutating func payload(
        _ reader: inout MappingReader,
        key: String,
        else fallback: SchemaTypeExpression,
        of owner: YAMLNode.Entry
    ) -> SchemaField {
        guard let entry = reader.take(key) else {
            return SchemaField(name: Located(key, at: owner.keyRange), isOptional: false, type: fallback)
        }
        return field(entry)
    }

    /// Reads `generate`.
    mutating func generation(_ node: YAMLNode) -> GenerationModel {
        var generation = GenerationModel()
        guard var reader = mapping(node, of: "'generate'") else { return generation }
        if let entry = reader.take("access") { generation.access = word(entry.value, AccessLevel.self) }
        if let entry = reader.take("module"), let module = name(entry.value, of: "'module'") {
            if SwiftNames.isIdentifier(module.value) {
                generation.module = module.value
            } else {
                report(.invalidName, "'\(module.value)' cannot be a Swift module", at: module.range)
            }
        }
        generation.typescript = path(&reader, "typescript")
        generation.typescriptSchemas = path(&reader, "typescript-schemas")
        reader.finish(into: &diagnostics)
        return generation
    }

    private mutating func path(_ reader: inout MappingReader, _ key: String) -> String? {
        guard let entry = reader.take(key), let path = name(entry.value, of: "'\(key)'") else { return nil }
        if path.value.hasSuffix(".ts") { return path.value }
        report(.invalidValue, "'\(key)' is the path of a TypeScript file and ends in .ts", at: path.range)
        return nil
    }
}
