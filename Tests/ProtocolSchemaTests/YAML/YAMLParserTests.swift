import ProtocolSchema
import Testing

@Suite("YAML parser")
struct YAMLParserTests {
    @Test(
        "builds the tree of the text",
        arguments: [
            ("a: 1\nb: two\n", "{a: 1, b: two}"),
            ("- a\n- - b\n  - c\n", "[a, [b, c]]"),
            ("{a: [1, 2], b: {}}", "{a: [1, 2], b: {}}"),
            ("a: '1'\nb: \"2\\u00e9\"\nc: |\n  x\n  y\nd: >-\n  p\n  q\n", "{a: '1', b: '2é', c: 'x\ny\n', d: 'p q'}"),
            ("a:\nb: ~\nc: ''\n", "{a: , b: ~, c: ''}"),
            ("---\na: 1\n...\n# end\n", "{a: 1}"),
            ("a?: 1\ndata-*: 2\n<<: 3\n", "{a?: 1, data-*: 2, <<: 3}"),
            ("? a\n: 1\n? b\n", "{a: 1, b: }"),
            ("[a: 1, b]", "[{a: 1}, b]"),
            ("text", "text"),
            ("\"\"", "''"),
        ]
    )
    func buildsTheTree(text: String, outline: String) {
        let run = YAMLRun(text)
        #expect(run.findings == [])
        #expect(run.root?.outline == outline)
    }

    @Test(
        "reports each kind of mistake at its position",
        arguments: [
            ("«1»", "empty-file"),
            ("«1»# only\n\n  # comments\n", "empty-file"),
            ("«1»---\n", "empty-file"),
            ("a: 1\n«1»a: 2\n", "duplicate-key"),
            ("{a: 1, «1»a: 2}", "duplicate-key"),
            ("a: «1»&x 1\n", "yaml-anchor"),
            ("a: 1\nb: «1»*x\n", "yaml-anchor"),
            ("«1»*x : 1\n", "yaml-anchor"),
            ("a: «1»!!str 1\n", "yaml-tag"),
            ("a: «1»!<tag:x> {b: c}\n", "yaml-tag"),
            ("a: 1\n«1»---\nb: 1\n", "yaml-documents"),
            ("a: 1\n...\n«1»b: 1\n", "yaml-documents"),
            ("a: 1\n...\n# c\n...\n«1»%TAG ! x\n---\nb: 1\n", "yaml-documents"),
            ("«1»[a]: 1\n", "yaml-key"),
            ("? «1»a: 1\n: 2\n", "yaml-key"),
            ("# c\n«1»%YAML 1.2\n---\na: 1\n", "yaml-syntax"),
            ("a: 1\nb:\n«1»\tc: 1\n", "yaml-syntax"),
            ("a: {\n«1»\tb: 1 }\n", "yaml-syntax"),
            ("a: 1\n «1»\tb: 1\n", "yaml-syntax"),
            ("a: b: c\n", "yaml-syntax"),
            ("a: [1, 2\n«1»", "yaml-syntax"),
            ("{a: 1} «1»b\n", "yaml-syntax"),
            ("a: «1»@b\n", "yaml-syntax"),
            ("a: \u{7}\n", "yaml-syntax"),
            ("a: x«1»\u{2028}y\n", "yaml-syntax"),
            ("a: «1»\u{FEFF}\n", "yaml-syntax"),
        ]
    )
    func reportsEachMistake(marked: String, rule: String) {
        let text = MarkedText(marked)
        let run = YAMLRun(text.text)
        #expect(run.diagnostics.map(\.rule.rawValue) == [rule])
        if let expected = text.positions[1] { #expect(run.diagnostics.first?.range.start == expected) }
    }
}
