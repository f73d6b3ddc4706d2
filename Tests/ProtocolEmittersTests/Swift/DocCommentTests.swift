import ProtocolEmitters
import Testing

@Suite struct DocCommentTests {
    private func lines(_ doc: String?, else fallback: String = "Nothing is said.", depth: Int = 0) -> [Substring] {
        var writer = SourceWriter()
        writer.depth = depth
        writer.doc(DocComment(doc, else: fallback))
        return writer.text.split(separator: "\n")
    }

    @Test(
        "separates the first sentence",
        arguments: [
            (nil, ["/// Nothing is said."]),
            ("   ", ["/// Nothing is said."]),
            ("One sentence.", ["/// One sentence."]),
            ("No full stop", ["/// No full stop."]),
            ("Really?!", ["/// Really."]),
            ("One. Two. Three", ["/// One.", "///", "/// Two. Three"]),
            ("Version 1.5 is it. More.", ["/// Version 1.5 is it.", "///", "/// More."]),
            ("One.\nTwo.\n\nThree.", ["/// One.", "///", "/// Two.", "///", "/// Three."]),
            ("Over\ntwo lines.", ["/// Over two lines."]),
        ] as [(String?, [Substring])]
    )
    func setsTheFirstSentenceApart(_ doc: String?, _ expected: [Substring]) {
        #expect(lines(doc) == expected)
    }

    @Test(
        "remains a comment with any text",
        arguments: ["a\rimport Evil", "a\u{2028}b", "*/ var x = 1 /*", "a\u{85}b", "a\u{B}b\u{C}c\0d", "a\r\nb. c"]
    )
    func staysAComment(_ doc: String) {
        var writer = SourceWriter()
        writer.doc(DocComment(doc, else: "Nothing."))
        for line in writer.text.split(whereSeparator: \.isNewline) { #expect(line.hasPrefix("///")) }
        #expect(!writer.text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }

    @Test func removesCharactersThatChangeTheReadingDirection() {
        #expect(lines("a\u{202E}b\u{2066}c.") == ["/// abc."])
    }

    @Test func escapesListItemsThatLookLikeTags() {
        #expect(lines("One. - Parameter x: no.") == ["/// One.", "///", "/// \\- Parameter x: no."])
    }

    @Test func breaksBetweenWordsAtTheWidth() {
        let text = lines(String(repeating: "word ", count: 60) + "end.", depth: 2)
        #expect(text.count == 3)
        for line in text { #expect(line.count <= 120 && line.hasPrefix("        /// word")) }
    }

    @Test func writesParametersInTheFormatThatTheFormatterRequires() {
        var one = DocComment("Does it.")
        one.parameters = [("id", "The id.")]
        one.returns = "What was done."
        var writer = SourceWriter()
        writer.doc(one)
        #expect(writer.text == "/// Does it.\n///\n/// - Parameter id: The id.\n/// - Returns: What was done.\n")
        one.parameters.append(("name", "The name."))
        one.errors = "If not."
        var other = SourceWriter()
        other.doc(one)
        #expect(
            other.text == """
                /// Does it.
                ///
                /// - Parameters:
                ///   - id: The id.
                ///   - name: The name.
                /// - Returns: What was done.
                /// - Throws: If not.

                """
        )
    }
}
