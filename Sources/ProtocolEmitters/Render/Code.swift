/// The body of a function: lines of text, each with its own indentation.
package struct Code: Hashable, Sendable {
    /// A line, or a list that becomes several when it is too long.
    package enum Line: Hashable, Sendable {
        case text(String)
        case list(CodeList)
        case blank
    }

    /// The lines and how deep they stand, relative to the body.
    package private(set) var lines: [(depth: Int, line: Line)] = []
    private var depth = 0

    /// Creates an empty body.
    package init() {}

    /// Creates a body of one line.
    package init(_ line: String) {
        self.line(line)
    }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { lines.isEmpty }

    /// The text of the body, if it is one line.
    var onlyLine: String? {
        if lines.count == 1, case .text(let text) = lines[0].line { text } else { nil }
    }

    /// Adds a line.
    package mutating func line(_ text: String) {
        lines.append((depth, .text(text)))
    }

    /// Adds a list between brackets, wrapped where it is too long.
    package mutating func list(
        _ open: String,
        _ items: [String],
        _ close: String,
        hasTrailingComma: Bool = false,
        isBroken: Bool = false
    ) {
        lines.append(
            (depth, .list(CodeList(open, items, close, hasTrailingComma: hasTrailingComma, isBroken: isBroken)))
        )
    }

    /// Adds a list that holds others.
    package mutating func list(_ list: CodeList) {
        lines.append((depth, .list(list)))
    }

    /// A branch of a `switch` with one or several statements.
    package mutating func branch(_ label: String, _ statements: [String]) {
        if statements.count == 1 { return branch(label, statements[0]) }
        line(label + ":")
        depth += 1
        for item in statements { statement(item) }
        depth -= 1
    }

    /// Adds a case of a switch, with its statement on the next line where both would be too wide.
    package mutating func branch(_ label: String, _ statement: String) {
        // Bodies stand two levels in.
        let width = (depth + 2) * 4 + label.utf8.count + statement.utf8.count + 2
        if width <= SourceWriter.width {
            line(label + ": " + statement)
        } else {
            line(label + ":")
            depth += 1
            self.statement(statement)
            depth -= 1
        }
    }

    /// Adds a statement; an assignment that is too wide is broken after `=`, and if need be before `?`.
    package mutating func statement(_ text: String) {
        func isWide(_ text: some StringProtocol, _ depth: Int) -> Bool {
            (depth + 2) * 4 + text.utf8.count > SourceWriter.width
        }
        guard isWide(text, depth), let equals = text.firstRange(of: " = ") else { return line(text) }
        line(text[..<equals.lowerBound] + " =")
        depth += 1
        let value = text[equals.upperBound...]
        if isWide(value, depth), let mark = value.firstRange(of: " ? ") {
            line(String(value[..<mark.lowerBound]))
            line(String(value[mark.lowerBound...].dropFirst()))
        } else {
            line(String(value))
        }
        depth -= 1
    }

    /// Begins a block without a line of its own: what a case of a switch does.
    package mutating func begin() { depth += 1 }

    /// Ends a block without a line of its own.
    package mutating func end() { depth -= 1 }

    /// Adds an empty line.
    package mutating func blank() {
        lines.append((0, .blank))
    }

    /// Adds a line and begins the block that it opens.
    package mutating func open(_ text: String) {
        line(text)
        depth += 1
    }

    /// Ends a block and begins the next with the same line: `} else {`.
    package mutating func reopen(_ text: String) {
        depth -= 1
        line(text)
        depth += 1
    }

    /// Ends a block.
    package mutating func close(_ text: String = "}") {
        depth -= 1
        line(text)
    }

    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.lines.elementsEqual(rhs.lines) { $0.depth == $1.depth && $0.line == $1.line }
    }

    /// Hashes the lines.
    package func hash(into hasher: inout Hasher) {
        for entry in lines {
            hasher.combine(entry.depth)
            hasher.combine(entry.line)
        }
    }
}

extension SourceWriter {
    /// Writes a body.
    package mutating func code(_ code: Code) {
        let base = depth
        for (depth, line) in code.lines {
            self.depth = base + depth
            switch line {
            case .text(let text): self.line(text)
            case .list(let list): self.list(list)
            case .blank: blank()
            }
        }
        depth = base
    }
}
