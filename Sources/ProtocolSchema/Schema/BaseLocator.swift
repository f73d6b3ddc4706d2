/// Finds the protocol that a schema extends.
package struct BaseLocator: Sendable {
    /// The names of the protocols that ship.
    package var shipped: [String]
    /// Whether a build notices a change of the file at a path.
    private let isInput: @Sendable (String) -> Bool

    /// Creates a locator; without a build, every file may be a base.
    package init(
        shipped: [String] = ShippedSchemas.texts.keys.sorted(),
        isInput: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.shipped = shipped
        self.isInput = isInput
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
        guard isInput(found) else {
            let message = "this build does not know '\(name.value)' yet, and would miss changes of it"
            let note = Diagnostic.Note("save Package.swift, so that SwiftPM plans the build again")
            diagnostics.append(Diagnostic(.unknownBase, message, at: name.range, notes: [note]))
            return nil
        }
        return found
    }
}

extension ShippedSchemas {
    /// The placeholder for the path of a schema that is part of the generator; no file has this name.
    package static func path(of name: String) -> String { "<\(name)>" }

    /// The schema that such a path stands for.
    static func file(_ path: String) -> SchemaFile? {
        guard path.hasPrefix("<"), path.hasSuffix(">"), let text = texts[String(path.dropFirst().dropLast())] else {
            return nil
        }
        return SchemaFile(path: path, bytes: Array(text.utf8))
    }
}
