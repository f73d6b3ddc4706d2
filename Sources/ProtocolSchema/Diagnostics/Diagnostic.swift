/// One finding about a schema.
package struct Diagnostic: Hashable, Sendable {
    /// The severity of a finding.
    package enum Severity: String, Sendable { case error, warning }

    /// An additional remark about a finding, optionally with its own location.
    package struct Note: Hashable, Sendable {
        /// The text of the note.
        package var message: String
        /// The location it points to; nil if it has none.
        package var range: SourceRange?

        /// Creates a note.
        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// The severity.
    package var severity: Severity
    /// The stable identifier of the rule, in kebab-case.
    package var rule: RuleID
    /// The mistake and what was expected: lower-case start, no final period.
    package var message: String
    /// The location of the mistake.
    package var range: SourceRange
    /// Additional help: the other location of a clash, the nearest known word.
    package var notes: [Note]

    /// Creates a finding.
    package init(
        _ rule: RuleID,
        _ message: String,
        at range: SourceRange,
        severity: Severity = .error,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.range = range
        self.notes = notes
    }
}
