import ProtocolEmitters
import Testing

@Suite struct SourceWriterTests {
    @Test func indentsLinesButNotBlankOnes() {
        var writer = SourceWriter()
        writer.line("a {")
        writer.depth = 1
        writer.line("b")
        writer.blank()
        writer.line("c")
        writer.depth = 0
        writer.line("}")
        #expect(writer.text == "a {\n    b\n\n    c\n}\n")
        #expect(writer.lineCount == 5)
    }

    @Test("keeps a list on one line up to the width", arguments: [(57, 1), (58, 4)])
    func keepsAListOnItsLine(_ length: Int, _ lineCount: Int) {
        var writer = SourceWriter()
        let item = String(repeating: "x", count: length)
        writer.list(CodeList("f(", [item, item], ")"))
        #expect(writer.lineCount == lineCount)
        for line in writer.text.split(separator: "\n") { #expect(line.count <= 120) }
    }

    @Test func breaksTheOuterListFirst() {
        var writer = SourceWriter()
        let inner = CodeList("inner(", ["a", "b"], ")")
        writer.list(CodeList("outer(", items: [.list(inner), .text(String(repeating: "x", count: 110))], ")"))
        #expect(writer.text == "outer(\n    inner(a, b),\n    \(String(repeating: "x", count: 110))\n)\n")
    }

    @Test("adds a comma after the last of several elements", arguments: [1, 2])
    func endsTheLastElementWithAComma(_ count: Int) {
        var writer = SourceWriter()
        writer.list(.array((0..<count).map { .text("\($0)") }))
        #expect(writer.text == (count == 1 ? "[\n    0\n]\n" : "[\n    0,\n    1,\n]\n"))
    }

    @Test func bodiesKeepTheirBlocks() {
        var code = Code()
        code.open("if a {")
        code.line("b")
        code.reopen("} else {")
        code.list("c(", [], ")")
        code.close()
        var writer = SourceWriter()
        writer.depth = 1
        writer.code(code)
        #expect(writer.text == "    if a {\n        b\n    } else {\n        c()\n    }\n")
    }

    @Test func indentsAllLinesOfAWideLiteral() {
        var writer = SourceWriter()
        writer.depth = 1
        writer.line("let a = " + SwiftLiteral.string(String(repeating: "a", count: 120)))
        let lines = writer.text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "    let a = \"\"\"")
        #expect(lines[1] == "        " + String(repeating: "a", count: 88) + "\\")
        #expect(lines[3] == "        \"\"\"")
    }

    @Test func separatesDeclarationsOfSeveralLinesByAnEmptyLine() {
        var writer = SourceWriter()
        let property = Declaration.property(PropertyDeclaration(doc: DocComment("A."), head: "var a: Int"))
        let function = Declaration.function(
            FunctionDeclaration(doc: DocComment("F."), head: "func f", parameters: [], body: Code("1"))
        )
        writer.declarations([property, property, function])
        #expect(writer.text == "/// A.\nvar a: Int\n/// A.\nvar a: Int\n\n/// F.\nfunc f() {\n    1\n}\n")
    }
}
