import ProtocolSchema
import Testing

@Suite("Diagnostic printer")
struct DiagnosticPrinterTests {
    private func printed(_ text: String, _ diagnostics: Diagnostic..., isColoured: Bool = false) -> String {
        DiagnosticPrinter(sources: ["s.yaml": Array(text.utf8)], isColoured: isColoured).print(diagnostics)
    }

    private func range(_ line: Int, _ column: Int, _ length: Int = 1) -> SourceRange {
        SourceRange(path: "s.yaml", line: line, column: column, length: length)
    }

    /// Returns the excerpt and the caret of a finding, without the gutter.
    private func excerpt(_ text: String, at range: SourceRange) -> [String] {
        let lines = printed(text, Diagnostic(.wrongKind, "m", at: range)).split(separator: "\n")
        return lines.dropFirst().dropLast().map { String($0.drop { $0 != "|" }.dropFirst(2)) }
    }

    @Test func findingsAboveTheLimitAreOnlyCounted() {
        let many = (1...250).map { Diagnostic(.wrongKind, "m", at: range($0, 1)) }
        let lines = DiagnosticPrinter(sources: [:]).print(many).split(separator: "\n")
        #expect(lines.count { $0.contains("error: m") } == DiagnosticPrinter.findingLimit)
        #expect(lines.suffix(2) == ["and 150 more, which are not shown", "250 errors in s.yaml"])
    }

    @Test("prints place, message, rule, excerpt, caret, notes and a count")
    func printsEverything() {
        let text = (1...9).map { "k\($0): v\n" }.joined() + "  k1: two\n"
        let notes = [
            Diagnostic.Note("first written here", at: range(1, 1, 2)), Diagnostic.Note("did you mean 'k10'?"),
        ]
        let diagnostic = Diagnostic(.duplicateKey, "duplicate key 'k1'", at: range(10, 3, 2), notes: notes)
        let warning = Diagnostic(.unusedType, "never used", at: range(10, 7, 3), severity: .warning)
        #expect(
            printed(text, diagnostic, warning) == """
                s.yaml:10:3: error: duplicate key 'k1' [duplicate-key]
                 10 |   k1: two
                    |   ^~
                s.yaml:1:1: note: first written here
                  1 | k1: v
                    | ^~
                note: did you mean 'k10'?
                s.yaml:10:7: warning: never used [unused-type]
                 10 |   k1: two
                    |       ^~~
                1 error and 1 warning in s.yaml

                """
        )
    }

    @Test("prints nothing without findings")
    func printsNothing() {
        #expect(printed("a: 1") == "")
    }

    @Test("counts the files")
    func countsTheFiles() {
        let empty = Diagnostic(.emptyFile, "a", at: range(1, 1))
        let missing = Diagnostic(.unreadableFile, "b", at: SourceRange(path: "t.yaml", line: 1, column: 1))
        #expect(
            printed("", empty, missing) == """
                s.yaml:1:1: error: a [empty-file]
                t.yaml:1:1: error: b [unreadable-file]
                2 errors in 2 files

                """
        )
    }

    @Test("prints no excerpt if the line does not exist", arguments: [(2, 1), (3, 1), (9, 9)])
    func showsNoEmptyExcerpt(line: Int, column: Int) {
        #expect(excerpt("a: 1\n\n", at: range(line, column)) == [])
    }

    @Test(
        "puts the caret under the range",
        arguments: [
            ("a: größe", 4, 5, "a: größe", "   ^~~~~"),
            ("\ta\tb", 4, 1, "    a    b", "         ^"),
            ("\ta\tb", 1, 4, "    a    b", "^~~~~~~~~~"),
            ("日本: x", 5, 1, "日本: x", "      ^"),
            ("日本: x", 1, 2, "日本: x", "^~~~"),
            ("e\u{301}e\u{301}: x", 7, 1, "e\u{301}e\u{301}: x", "    ^"),
            ("👍🏽👨‍👩‍👧🇩🇪: x", 12, 1, "👍🏽👨‍👩‍👧🇩🇪: x", "        ^"),
            ("한글: ｆｕ", 5, 2, "한글: ｆｕ", "      ^~~~"),
            ("abc\r\n", 4, 1, "abc", "   ^"),
            ("\u{FEFF}abc", 2, 1, "abc", " ^"),
            ("abc", 2, 0, "abc", " ^"),
            ("abc", 2, 50, "abc", " ^~"),
        ]
    )
    func putsTheCaretUnderTheRange(text: String, column: Int, length: Int, line: String, caret: String) {
        #expect(excerpt(text, at: range(1, column, length)) == [line, caret])
    }

    @Test("marks a range of several lines up to the end of the first line")
    func marksTheFirstLine() {
        let start = SourcePosition(line: 1, column: 4)
        let range = SourceRange(path: "s.yaml", start: start, end: SourcePosition(line: 3, column: 2))
        #expect(excerpt("a: [b,  \n c\n]", at: range) == ["a: [b,  ", "   ^~~"])
    }

    @Test("cuts a long line around the caret", arguments: [0, 30, 95, 99, 101, 5000, 99_990])
    func cutsLongLines(position: Int) throws {
        let text = String((0..<100_000).map { $0 == position ? "!" : "." as Character })
        let lines = excerpt(text, at: range(1, position + 1))
        let line = try #require(lines.first)
        let caret = try #require(lines.last)
        #expect(line.count <= 102)
        #expect(Array(line)[caret.count - 1] == "!")
        #expect(line.hasPrefix("…") == (position > 60))
        #expect(line.hasSuffix("…") == (position < 99_900))
    }

    @Test("does not cut a line of 100 columns")
    func keepsShortLines() {
        let text = String(repeating: "x", count: 100)
        #expect(excerpt(text, at: range(1, 98, 3)) == [text, String(repeating: " ", count: 97) + "^~~"])
    }

    @Test("never prints a control character of the schema, its path or its names")
    func printsNoControlCharacters() {
        let text = "a: \u{1B}[31m\u{9B}\u{202E}\u{0}\u{7F}b"
        let place = SourceRange(path: "s\u{1B}.yaml", line: 1, column: 1, length: 1)
        let printer = DiagnosticPrinter(sources: ["s\u{1B}.yaml": Array(text.utf8)])
        let note = Diagnostic.Note("\u{1B}\r", at: place)
        let diagnostic = Diagnostic(.unknownKey, "key '\u{1B}]0;x\u{7}\n'", at: place, notes: [note])
        #expect(
            printer.print([diagnostic]) == """
                s\u{FFFD}.yaml:1:1: error: key '\u{FFFD}]0;x\u{FFFD}\u{FFFD}' [unknown-key]
                 1 | a: \u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b
                   | ^
                s\u{FFFD}.yaml:1:1: note: \u{FFFD}\u{FFFD}
                 1 | a: \u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b
                   | ^
                1 error in s\u{FFFD}.yaml

                """
        )
    }

    @Test("prints replacements for bytes that are not UTF-8")
    func showsBrokenBytes() {
        let bytes: [UInt8] = [0x61, 0x3A, 0x20, 0xC3, 0xA9, 0x80, 0x62]
        let text = DiagnosticPrinter(sources: ["t.yaml": bytes]).print(YAMLRun(bytes: bytes).diagnostics)
        #expect(
            text == """
                t.yaml:1:5: error: byte 0x80 is not UTF-8; save the file as UTF-8 [invalid-encoding]
                 1 | a: é\u{FFFD}b
                   |     ^
                1 error in t.yaml

                """
        )
    }

    @Test("cuts a message with a very long name")
    func cutsEndlessMessages() {
        let name = String(repeating: "n", count: 1_000_000)
        #expect(printed("a", Diagnostic(.unknownKey, "unknown key '\(name)'", at: range(1, 1))).utf8.count < 5000)
    }

    @Test("prints colours only on request")
    func coloursWhenAsked() {
        let diagnostic = Diagnostic(.wrongKind, "m", at: range(1, 1))
        #expect(
            printed("a", diagnostic, isColoured: true) == """
                \u{1B}[1ms.yaml:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mm\u{1B}[0m [wrong-kind]
                 1 | a
                   | \u{1B}[1;31m^\u{1B}[0m
                1 error in s.yaml

                """
        )
        #expect(!printed("a", diagnostic).contains("\u{1B}"))
    }
}
