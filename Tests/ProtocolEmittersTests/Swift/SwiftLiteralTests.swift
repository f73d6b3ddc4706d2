import ProtocolEmitters
import Testing

@Suite struct SwiftLiteralTests {
    @Test(
        "escapes characters that could end a literal or mislead a reader",
        arguments: [
            ("", #""""#),
            ("plain text", #""plain text""#),
            (#"say "hi""#, #""say \"hi\"""#),
            (#"\(evil)"#, #""\\(evil)""#),
            (##""#\#(evil)"##, ##""\"#\\#(evil)""##),
            ("a\nb\r\n\tc", #""a\nb\r\n\tc""#),
            ("\0\u{7}\u{7F}", #""\u{0}\u{7}\u{7F}""#),
            ("\u{2028}\u{2029}\u{85}", #""\u{2028}\u{2029}\u{85}""#),
            ("\u{202E}abc\u{2066}", #""\u{202E}abc\u{2066}""#),
            ("e\u{301}", #""e\u{301}""#),
            ("\u{A0}\u{200B}", #""\u{A0}\u{200B}""#),
            ("Grüße, 世界 🎉", #""Grüße, 世界 🎉""#),
        ]
    )
    func escapes(_ text: String, _ literal: String) {
        #expect(SwiftLiteral.string(text) == literal)
    }

    @Test func everyLiteralIsReadBackAsTheSameScalars() throws {
        var generator = SystemRandomNumberGenerator()
        for round in 0..<2_000 {
            let text = Self.hostileText(length: round % 300, using: &generator)
            let literal = SwiftLiteral.string(text)
            let read = try #require(Self.read(literal), "\(literal)")
            #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars), "\(literal)")
            let pieces = SwiftLiteral.pieces(text).compactMap(Self.read).joined()
            #expect(Array(pieces.unicodeScalars) == Array(text.unicodeScalars), "\(literal)")
        }
    }

    @Test func noLineOfAWideLiteralIsWide() {
        let text = String(repeating: "wide \"text\" \\ ", count: 40)
        for line in SwiftLiteral.string(text).split(separator: "\n") { #expect(line.utf8.count <= 96) }
        for piece in SwiftLiteral.pieces(text) { #expect(piece.utf8.count <= 90) }
    }

    @Test(
        "writes numbers as in JSON",
        arguments: [
            ("10", "10"), ("-0.5", "-0.5"), ("1e400", "1e400"), ("1E+5", "1E+5"), ("+3", "3"), ("007", "7"),
            ("abc", nil), ("", nil), ("1.", "1.0"), (".5", "0.5"), ("inf", nil), ("1 + 1", nil),
        ] as [(String, String?)]
    )
    func spellsNumbers(_ text: String, _ expected: String?) {
        #expect(SwiftLiteral.number(text) == expected)
    }

    @Test(
        "removes backticks from labels that do not need them",
        arguments: [("`in`", "in"), ("`inout`", "`inout`"), ("id", "id")]
    )
    func labels(_ name: String, _ label: String) {
        #expect(SwiftLiteral.label(name) == label)
    }

    private static func hostileText(length: Int, using generator: inout some RandomNumberGenerator) -> String {
        let favourites: [Unicode.Scalar] = [
            "\"", "\\", "(", ")", "#", "\n", "\r", "\t", "\0", "*", "/", "\u{301}", "\u{2028}", "\u{202E}", "a", " ",
            "{",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<length {
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator))
            text.append(
                Bool.random(using: &generator) ? favourites.randomElement(using: &generator) ?? "x" : scalar ?? "y"
            )
        }
        return String(text)
    }

    /// Reads a literal as a Swift compiler would, by scalars; returns nil if the text is not exactly one literal.
    private static func read(_ literal: String) -> String? {
        let scalars = Array(literal.unicodeScalars)
        guard scalars.starts(with: "\"\"\"\n".unicodeScalars) else {
            guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return nil }
            return unescape(scalars[1..<(scalars.count - 1)])
        }
        let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        guard let end = lines.last, end.elementsEqual("    \"\"\"".unicodeScalars) else { return nil }
        var text = ""
        for (index, line) in lines.dropLast().enumerated() {
            let isLast = index == lines.count - 2
            guard line.starts(with: "    ".unicodeScalars), line.last != " ", isLast || line.last == "\\" else {
                return nil
            }
            guard let part = unescape(line.dropFirst(4).dropLast(isLast ? 0 : 1)) else { return nil }
            text += part
        }
        return text
    }

    private static func unescape(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        var result = String.UnicodeScalarView()
        var rest = scalars
        while let scalar = rest.popFirst() {
            if scalar == "\"" || scalar == "\n" || scalar == "\r" { return nil }
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\"": result.append("\"")
            case "\\": result.append("\\")
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "t": result.append("\t")
            case "u":
                guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
                    let value = UInt32(String(String.UnicodeScalarView(rest[..<end])), radix: 16),
                    let scalar = Unicode.Scalar(value)
                else { return nil }
                result.append(scalar)
                rest = rest[rest.index(after: end)...]
            default: return nil
            }
        }
        return String(result)
    }
}
