/// One finding about a schema.
package struct Diagnostic: Hashable, Sendable {
    /// How grave a finding is.
    package enum Severity: String, Sendable { case error, warning }

    /// A remark that belongs to a finding, with a place of its own where it has one.
    package struct Note: Hashable, Sendable {
        /// What the note says.
        package var message: String
        /// Where it points; nil when it points nowhere.
        package var range: SourceRange?

        /// Creates a note.
        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// How grave it is.
    package var severity: Severity
    /// The stable identifier of the rule, in kebab-case.
    package var rule: RuleID
    /// What was found and what was expected: lower-case start, no final period.
    package var message: String
    /// Where it was found.
    package var range: SourceRange
    /// What else helps: the other place of a clash, the nearest known word.
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
