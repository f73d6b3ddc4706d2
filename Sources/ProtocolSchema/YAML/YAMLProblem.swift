extension YAMLProblem {
    /// The finding that tells a user about the problem, in this project's words where the library's are dark.
    ///
    /// `byte` is the byte at the mark; nil at the end of the text.
    func diagnostic(path: String, before byte: UInt8?) -> Diagnostic {
        let range = SourceRange(path: path, line: mark.position.line, column: mark.position.column, length: 1)
        var notes: [Diagnostic.Note] = []
        if let context, contextMark != mark, message != YAMLProblem.strangeStart {
            let place = contextMark.position
            notes.append(.init(context, at: SourceRange(path: path, line: place.line, column: place.column, length: 1)))
        }
        if let hint = YAMLProblem.hints[message] { notes.append(.init(hint)) }
        return Diagnostic(.yamlSyntax, sentence(before: byte), at: range, notes: notes)
    }

    private static let strangeStart = "found character that cannot start any token"

    private static let hints = [
        "mapping values are not allowed in this context":
            "text that contains ': ' must be in quotes; a mapping inside a value must begin on a line of its own",
        "could not find expected ':'": "write a key and its value as 'key: value'",
        "did not find expected key": "the entries of a mapping begin in the same column",
        "did not find expected '-' indicator": "the entries of a list begin in the same column",
        "found unexpected end of stream": "the closing quote is missing",
    ]

    private func sentence(before byte: UInt8?) -> String {
        if message == YAMLProblem.strangeStart, let byte, (0x21...0x7E).contains(byte) {
            return "a value must not begin with '\(Character(Unicode.Scalar(byte)))' unless it is in quotes"
        }
        if message == "mapping values are not allowed in this context" { return "a ':' is not allowed here" }
        for start in ["did not find expected ", "could not find expected "] where message.hasPrefix(start) {
            return "expected \(message.dropFirst(start.count))\(byte == nil ? " before the end of the file" : "")"
        }
        return message
    }
}
