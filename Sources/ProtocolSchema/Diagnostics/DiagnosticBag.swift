/// A collection of findings, sorted and without duplicates.
package struct DiagnosticBag: Sendable {
    private var findings: [Diagnostic] = []
    /// Whether anything in the bag is an error.
    package private(set) var hasErrors = false

    /// Creates an empty bag.
    package init() {}

    /// Adds a finding.
    package mutating func append(_ diagnostic: Diagnostic) {
        findings.append(diagnostic)
        hasErrors = hasErrors || diagnostic.severity == .error
    }

    /// Adds several findings.
    package mutating func append(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { append(diagnostic) }
    }

    /// All findings, without duplicates, sorted by path, position, rule and message.
    ///
    /// The order does not depend on the order of appending, so the same schema always prints the same text.
    package var diagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return findings.filter { seen.insert($0).inserted }.sorted(by: DiagnosticBag.precedes)
    }

    /// Whether any finding satisfies a condition.
    package func contains(where isWanted: (Diagnostic) -> Bool) -> Bool { findings.contains(where: isWanted) }

    /// The number of distinct errors.
    package var errorCount: Int {
        Set(findings.lazy.filter { $0.severity == .error }).count
    }

    /// The number of findings added, duplicates included: a cheap way to see whether anything was added.
    package var additionCount: Int { findings.count }

    /// Whether the bag has no findings.
    package var isEmpty: Bool { findings.isEmpty }

    /// The same findings, each of them an error.
    package var withWarningsAsErrors: DiagnosticBag {
        var bag = DiagnosticBag()
        for var finding in findings {
            finding.severity = .error
            bag.append(finding)
        }
        return bag
    }

    private static func precedes(_ lhs: Diagnostic, _ rhs: Diagnostic) -> Bool {
        if lhs.range.path != rhs.range.path { return lhs.range.path < rhs.range.path }
        if lhs.range.start != rhs.range.start { return lhs.range.start < rhs.range.start }
        if lhs.rule != rhs.rule { return lhs.rule.rawValue < rhs.rule.rawValue }
        if lhs.message != rhs.message { return lhs.message < rhs.message }
        if lhs.range.end != rhs.range.end { return lhs.range.end < rhs.range.end }
        if lhs.severity != rhs.severity { return lhs.severity == .error }
        return noteKey(lhs) < noteKey(rhs)
    }

    /// The last sort key, for findings that differ only in their notes.
    private static func noteKey(_ diagnostic: Diagnostic) -> String {
        diagnostic.notes.map { note in
            let place = note.range.map { "\($0.path):\($0.start.line):\($0.start.column)" } ?? ""
            return "\(place) \(note.message)"
        }.joined(separator: "\n")
    }
}
