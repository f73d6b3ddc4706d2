import ProtocolSchema
import Testing

@Suite struct CasingTests {
    @Test(
        "a name is split into words and written in the given casing",
        arguments: [
            ("toolCallId", "tool-call-id", "toolCallId", "tool_call_id", "ToolCallId", "TOOL_CALL_ID"),
            ("tool-call-id", "tool-call-id", "toolCallId", "tool_call_id", "ToolCallId", "TOOL_CALL_ID"),
            ("TOOL_CALL_ID", "tool-call-id", "toolCallId", "tool_call_id", "ToolCallId", "TOOL_CALL_ID"),
            ("HTTPServer", "http-server", "httpServer", "http_server", "HttpServer", "HTTP_SERVER"),
            ("sha256Sum", "sha256-sum", "sha256Sum", "sha256_sum", "Sha256Sum", "SHA256_SUM"),
            ("größe", "größe", "größe", "größe", "Größe", "GRÖSSE"),
            ("a.b c", "a-b-c", "aBC", "a_b_c", "ABC", "A_B_C"),
            ("+", "+", "+", "+", "+", "+"),
        ]
    )
    func spellsNames(name: String, kebab: String, camel: String, snake: String, pascal: String, screaming: String) {
        #expect(Casing.kebab.spell(name) == kebab)
        #expect(Casing.camel.spell(name) == camel)
        #expect(Casing.snake.spell(name) == snake)
        #expect(Casing.pascal.spell(name) == pascal)
        #expect(Casing.screamingSnake.spell(name) == screaming)
        #expect(Casing.verbatim.spell(name) == name)
    }

    @Test(
        "Swift names follow the API guidelines",
        arguments: [
            ("tool-call-id", "ToolCallID", "toolCallID"),
            ("source-url", "SourceURL", "sourceURL"),
            ("url", "URL", "url"),
            ("id", "ID", "id"),
            ("identity", "Identity", "identity"),
            ("self", "Self", "self"),
            ("+1", "Plus1", "plus1"),
            ("-1", "Minus1", "minus1"),
            ("a-1", "A1", "a1"),
            ("+", "Plus", "plus"),
            ("😀", "GrinningFace", "grinningFace"),
            ("MESSAGES_SNAPSHOT", "MessagesSnapshot", "messagesSnapshot"),
            ("3d-model", "_3dModel", "_3dModel"),
        ]
    )
    func namesSwift(name: String, type: String, member: String) {
        #expect(SwiftNames.type(name) == type)
        #expect(SwiftNames.member(name) == member)
    }

    @Test("keywords get backticks", arguments: ["class", "default", "self", "init", "Type", "in"])
    func escapesKeywords(_ keyword: String) {
        #expect(SwiftNames.escaped(keyword) == "`\(keyword)`")
    }

    @Test func otherNamesGetNoBackticks() {
        #expect(SwiftNames.escaped("className") == "className")
    }

    @Test(
        "text that is not an identifier is refused",
        arguments: ["", "3d", "a b", "a-b", "a`b", "a\u{0}", "_", "a\nb", "\"", "a;"]
    )
    func refusesIdentifiers(_ name: String) {
        #expect(!SwiftNames.isIdentifier(name))
    }
}
