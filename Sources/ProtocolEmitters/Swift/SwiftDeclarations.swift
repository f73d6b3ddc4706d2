package import ProtocolSchema

/// The declarations of a protocol: the result of lowering a model, and the input of rendering.
package struct SwiftDeclarations: Sendable {
    private let lowering: Lowering

    /// Lowers a model.
    ///
    /// - Parameters:
    ///   - model: The protocol.
    ///   - access: Who sees the declarations.
    package init(of model: ProtocolModel, access: AccessLevel) {
        lowering = Lowering(model: model, access: access)
    }

    /// The namespace that holds them.
    var namespace: String { lowering.model.name }

    /// Groups of declarations, one for each file, in the order of the schema.
    ///
    /// Each group is lowered when it is asked for, so that only one is in memory at a time.
    var topics: some Sequence<Topic> { lowering.sections.lazy.flatMap { lowering.topics(of: $0) } }

    /// An import that lets the module's other files import the same as they like.
    ///
    /// Next to an import that says `internal`, the compiler rejects one without a level, unless the module has adopted
    /// `InternalImportsByDefault`.
    private static func importing(_ module: String, _ access: String) -> String {
        access == "internal" ? "import \(module)" : "\(access) import \(module)"
    }

    /// The imports that topics need.
    func imports(of topics: [Topic]) -> [String] {
        var lines: [String] = []
        if topics.contains(where: \.usesBase), let module = lowering.model.base?.module,
            module != lowering.model.generation.module
        {
            // The floors of the base's enums are among what only generated code uses.
            lines.append("@_spi(Generated) " + Self.importing(module, lowering.importAccess))
        }
        lines += foreignImports(of: topics)
        if topics.contains(where: \.usesSupport) {
            // A conformance alone does not count as a use of a package import, nor does what only this file sees.
            let isNamespace = topics.count == 1 && topics[0].name == nil
            let isConformance = isNamespace && (lowering.importAccess == "package" || lowering.model.base != nil)
            let access = isConformance ? "internal" : lowering.importAccess
            lines.append("@_spi(Generated) " + Self.importing("ProtocolSupport", access))
        }
        return lines
    }

    /// The imports for Swift types that the schema does not declare.
    ///
    /// An import that a file does not need would be a warning, so the text of the declarations decides.
    private func foreignImports(of topics: [Topic]) -> [String] {
        let modules = lowering.model.foreignModules.filter { $0 != lowering.model.generation.module }
        guard !modules.isEmpty else { return [] }
        var writer = SourceWriter()
        for topic in topics { writer.declarations(topic.declarations) }
        let text = writer.text
        return modules.filter { text.contains($0 + ".") }.flatMap { module in
            // The conformances of Foundation's types are no part of any declaration.
            [Self.importing(module, lowering.importAccess)] + (module == "Foundation" ? ["import FoundationTypes"] : [])
        }
    }
}
