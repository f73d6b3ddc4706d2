import ProtocolSchema
import Testing

@testable import ProtocolEmitters

@Suite struct MarkdownTests {
    static let hostile = "a | b `c | d` ` <script>alert(1)</script>\n| --- |\n# no heading\r\n```\n\u{202E}end"

    @Test("keeps hostile docs inside their cells")
    func keepsHostileDocsInsideTheirCells() throws {
        var model = try ReferenceModels.text(
            """
            types: { level: { enum: [low] } }
            events: { begin: { fields: { id: string, level: level } } }
            lifecycle: { all: { single: [begin] } }
            writers: { begin: { emits: begin } }
            """
        )
        model.doc = Self.hostile
        model.events[0].doc = Self.hostile
        model.events[0].fields[0].doc = Self.hostile
        model.events[0].fields[0].wireName = "i|`d\n"
        model.types[0].doc = Self.hostile
        model.scopes[0].doc = Self.hostile
        model.writers[0].doc = Self.hostile
        let page = MarkdownEmitter.text(for: model)
        #expect(!page.contains("<script"))
        #expect(!page.contains("\u{202E}"))
        #expect(!page.contains("\n# no heading"))
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, line) in lines.enumerated() where line.hasPrefix("| --- ") {
            let width = Self.cells(line)
            #expect(Self.cells(lines[index - 1]) == width, "\(lines[index - 1])")
            for row in lines[(index + 1)...].prefix(while: { $0.hasPrefix("|") }) {
                #expect(Self.cells(row) == width, "\(row)")
            }
        }
        #expect(lines.filter { $0.hasPrefix("```") }.count.isMultiple(of: 2))
    }

    /// Returns the number of cells in a row: its unescaped pipes, less one.
    private static func cells(_ row: String) -> Int {
        var count = -1
        var isEscaped = false
        for character in row {
            if character == "|", !isEscaped { count += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        return count
    }

    @Test(
        "escapes Markdown and HTML in text",
        arguments: [
            ("a `b` c", "a `b` c"),
            ("a ` b", "a \\` b"),
            ("``a ` b`` c", "``a ` b`` c"),
            ("`<b>` <b>", "`<b>` &lt;b>"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("```swift", "\\`\\`\\`swift"),
            ("a\n===", "a\n\\==="),
            ("a\n\n\nb\nc", "a\n\nb\nc"),
            ("- a\n- b", "- a\n- b"),
            ("~~~", "\\~~~"),
        ]
    )
    func showsATextAsText(_ text: String, _ expected: String) {
        #expect(MarkdownText.block(text) == expected)
    }

    @Test(
        "quotes code with enough backticks",
        arguments: [("a", "`a`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("", "`  `"), ("a\nb", "`a\\u{A}b`")]
    )
    func quotesCode(_ text: String, _ expected: String) {
        #expect(MarkdownText.code(text) == expected)
    }

    @Test(
        "uses the first sentence as the summary",
        arguments: [
            ("One. Two.", "One."), ("One, e.g. this. Two", "One, e.g. this."), ("No end", "No end"), ("", ""),
            ("What? Yes!", "What?"),
        ]
    )
    func takesTheFirstSentence(_ text: String, _ expected: String) {
        #expect(MarkdownText.summary(text) == expected)
    }

    @Test("has a target for every link on the page")
    func leadsEveryLinkSomewhere() throws {
        let page = MarkdownEmitter.text(for: try ReferenceModels.aiSDK())
        let anchors = Set(page.matches(of: /<a id="([^"]+)">/).map { String($0.1) })
        let headings = Set(page.matches(of: /\n## (\w+)/).map { $0.1.lowercased() })
        let targets = Set(page.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) })
        #expect(targets.count > 60)
        #expect(targets.subtracting(anchors).subtracting(headings).isEmpty)
    }

    @Test("has a section and a sample for every event")
    func hasASectionForEveryEvent() throws {
        let model = try ReferenceModels.aiSDK()
        let page = MarkdownEmitter.text(for: model)
        for event in model.events { #expect(page.contains("\n### `\(event.displayName)`\n")) }
        #expect(page.components(separated: "```json").count == model.events.count + 1)
    }

    @Test("says what an event does if no condition of its roles holds")
    func otherwise() throws {
        let model = try ReferenceModels.text(
            """
            events: { begin: {}, end: {}, chunk: { fields: { done?: bool, part?: string } } }
            lifecycle:
              all: { opens: begin, closes: [end, { event: chunk, when: { done: true } }] }
            """
        )
        let page = MarkdownEmitter.text(for: model)
        #expect(page.contains("closes [all](#scope-all) if `done` is `true`; otherwise in no scope\n"), "\(page)")
    }
}

extension String {
    fileprivate func components(separated separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
