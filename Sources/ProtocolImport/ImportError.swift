package import ProtocolSchema

/// Why a document cannot be imported: where, what, and what to do.
package struct ImportError: Error, Hashable, CustomStringConvertible {
    /// The mistake and what was expected: lower-case start, no final period.
    package var message: String
    /// The location of the mistake.
    package var range: SourceRange
    /// Additional help.
    package var notes: [String]

    /// Creates an error.
    package init(_ message: String, at range: SourceRange, notes: [String] = []) {
        self.message = message
        self.range = range
        self.notes = notes
    }

    /// The error in the format of the generator's diagnostics.
    package var description: String {
        let place = "\(range.path):\(range.start.line):\(range.start.column)"
        return (["\(place): error: \(message)"] + notes.map { "note: \($0)" }).joined(separator: "\n")
    }
}
