import ProtocolSchema
import Testing

@Suite("Findings in YAML")
struct YAMLFindingTests {
    @Test("independent mistakes are all reported in one run")
    func independentMistakesAreAllReported() {
        let run = YAMLRun(
            """
            a: &x 1
            b: { c: 1, c: 2, c: 3 }
            a: !t y
            d: [ *x, {e: 1, e: 2} ]
            ? [1]
            : 2
            f: "unclosed
            """
        )
        #expect(
            run.findings == [
                "1:4 yaml-anchor", "2:12 duplicate-key", "2:18 duplicate-key", "3:1 duplicate-key", "3:4 yaml-tag",
                "4:6 yaml-anchor", "4:17 duplicate-key", "5:3 yaml-key", "7:13 yaml-syntax",
            ]
        )
        #expect(run.root == nil)
    }

    @Test("a duplicate key is reported with the first one, whose value is kept")
    func duplicatePointsAtTheFirst() {
        let run = YAMLRun("a: 1\nb: 2\na: 3\na: 4\n")
        #expect(run.diagnostics.map { $0.notes.map { $0.range?.short } } == [["1:1-1:2"], ["1:1-1:2"]])
        #expect(run.diagnostics.map(\.message) == ["duplicate key 'a'", "duplicate key 'a'"])
        #expect(run.root?.outline == "{a: 1, b: 2}")
    }

    @Test("keys that differ only in Unicode normalisation are duplicates")
    func canonicallyEqualKeysAreDuplicates() {
        #expect(YAMLRun("\u{E9}: 1\ne\u{301}: 2\n").findings == ["2:1 duplicate-key"])
    }

    @Test(
        "anchors and tags are marked as they are written, in any order and place",
        arguments: [
            ("a: «1»&x«2» «3»!!str«4» b", ["'&x'", "'!!str'"]),
            ("a: «3»!t«4» «1»&x«2»\n  b: c", ["'!t'", "'&x'"]),
            ("[«1»&x«2», «3»!t«4» ]", ["'&x'", "'!t'"]),
            ("ä: «1»&x«2» # c\n  # d\n  «3»!<tag:a,b>«4» {}", ["'&x'", "'!<tag:a,b>'"]),
        ]
    )
    func propertiesAreMarked(marked: String, texts: [String]) {
        let text = MarkedText(marked)
        let run = YAMLRun(text.text)
        #expect(Set(run.diagnostics.map(\.rule)) == [.yamlAnchor, .yamlTag])
        for (diagnostic, name) in zip(run.diagnostics, texts) {
            let isAnchor = diagnostic.rule == .yamlAnchor
            #expect(diagnostic.range.start == text.positions[isAnchor ? 1 : 3])
            #expect(diagnostic.range.end == text.positions[isAnchor ? 2 : 4])
            #expect(diagnostic.message.contains(name))
        }
        #expect(run.root != nil)
    }

    @Test(
        "a text with an alias or a non-scalar key has no tree",
        arguments: ["a: 1\nb: *x\n", "{[a]: 1}", "*x : 1", "*x"]
    )
    func missingValuesLeaveNoTree(text: String) {
        let run = YAMLRun(text)
        #expect(run.root == nil)
        #expect(run.diagnostics.count == 1)
    }

    @Test(
        "a syntax error names the expected text and its context",
        arguments: [
            (
                "a: [1, 2\n", "2:1", "expected ',' or ']' before the end of the file",
                "1:4 while parsing a flow sequence"
            ),
            ("a: {b: 1\nc: 2", "2:2", "expected ',' or '}'", "1:4 while parsing a flow mapping"),
            ("a: b: c\n", "1:5", "a ':' is not allowed here", ""),
            ("a: 'x\n", "2:1", "found unexpected end of stream", "1:4 while scanning a quoted scalar"),
            ("a: 1\nb\nc: 2\n", "3:1", "expected ':'", "2:1 while scanning a simple key"),
            (
                "  a: 1\n b: 2\n", "2:2", "expected the end of the file after the document's value",
                "1:3 the document's value begins here"
            ),
            ("a: @b\n", "1:4", "a value must not begin with '@' unless it is in quotes", ""),
            ("a: `b`\n", "1:4", "a value must not begin with '`' unless it is in quotes", ""),
            ("a:\n\tb: 1\n", "2:1", "a tab must not be used as indentation; use spaces", ""),
            ("a: |\n\tb\n", "2:1", "a tab must not be used as indentation; use spaces", ""),
            ("a: \"\\q\"\n", "1:5", "found unknown escape character", "1:4 while parsing a quoted scalar"),
        ]
    )
    func syntaxErrorsExplainThemselves(text: String, place: String, message: String, note: String) throws {
        let run = YAMLRun(text)
        let diagnostic = try #require(run.diagnostics.first)
        #expect(run.diagnostics.count == 1)
        #expect(diagnostic.rule == .yamlSyntax)
        #expect("\(diagnostic.range.start.line):\(diagnostic.range.start.column)" == place)
        #expect(diagnostic.message == message)
        let located = diagnostic.notes.first { $0.range != nil }
        let noted = located.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.message)" }
        #expect(noted ?? "" == note)
    }

    @Test("text after the document is distinguished from a second document")
    func restIsToldApart() {
        #expect(YAMLRun("{a: 1}\n]").findings == ["2:1 yaml-syntax"])
        #expect(YAMLRun("{a: 1}\n--- b").findings == ["2:1 yaml-documents"])
        #expect(YAMLRun("{a: 1}\n...\nb").findings == ["3:1 yaml-documents"])
        #expect(YAMLRun("{a: 1}\n... # c\n...\n").findings == [])
        #expect(YAMLRun("{a: 1, a: 2}\n--- b\n--- c").findings == ["1:8 duplicate-key", "2:1 yaml-documents"])
    }

    @Test("a collection may nest 64 levels deep, not 65", arguments: ["[", "- ", "{a: "])
    func nestingIsLimited(opening: String) {
        let closing = ["[": "]", "{a: ": "}"][opening] ?? ""
        func text(_ depth: Int) -> String {
            String(repeating: opening, count: depth) + "b" + String(repeating: closing, count: depth)
        }
        #expect(YAMLRun(text(64)).findings == [])
        #expect(YAMLRun(text(65)).findings == ["1:\(opening.count * 64 + 1) nesting-too-deep"])
    }
}
