/// A place in a schema file.
///
/// Lines and columns are 1-based; columns count Unicode scalars, as libyaml does.
package struct SourcePosition: Hashable, Sendable, Comparable {
    /// The 1-based line.
    package var line: Int
    /// The 1-based column, in Unicode scalars.
    package var column: Int

    /// Creates a position.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
}

/// A span of text in a file.
package struct SourceRange: Hashable, Sendable {
    /// The path of the file, as the user gave it.
    package var path: String
    /// The first character.
    package var start: SourcePosition
    /// One past the last character.
    ///
    /// On the start line for anything but multi-line scalars.
    package var end: SourcePosition

    /// Creates a range.
    package init(path: String, start: SourcePosition, end: SourcePosition) {
        self.path = path
        self.start = start
        self.end = end
    }
}
