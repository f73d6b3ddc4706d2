package import ProtocolSchema

/// The declarations of a protocol: what lowering makes of a model, and rendering makes text of.
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

    /// What stands together in a file, in the order of the schema.
    ///
    /// Each is made when it is asked for, so that one at a time is held in memory.
    var topics: some Sequence<Topic> { lowering.sections.lazy.flatMap { lowering.topics(of: $0) } }

    /// An import that lets the module's other files import the same as they like.
    ///
    /// Beside an import that says `internal`, the compiler refuses one that says nothing, unless the module has adopted
    /// `InternalImportsByDefault`.
    private static func importing(_ module: String, _ access: String) -> String {
        access == "internal" ? "import \(module)" : "\(access) import \(module)"
    }

    /// The lines that import what topics need.
    func imports(of topics: [Topic]) -> [String] {
        var lines: [String] = []
        if topics.contains(where: \.usesBase), let module = lowering.model.base?.module,
            module != lowering.model.generation.module
        {
            lines.append(Self.importing(module, lowering.importAccess))
        }
        if topics.contains(where: \.usesSupport) {
            // A conformance alone does not count as a use of a package import, nor does what only this file sees.
            let isNamespace = topics.count == 1 && topics[0].name == nil
            let isConformance = isNamespace && (lowering.importAccess == "package" || lowering.model.base != nil)
            let access = isConformance ? "internal" : lowering.importAccess
            lines.append("@_spi(Generated) " + Self.importing("ProtocolSupport", access))
        }
        return lines
    }
}
