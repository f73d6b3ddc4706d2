import ProtocolEmitters
import ProtocolSchema
import Testing

@Suite struct JSONTextTests {
    @Test(
        "escapes strings as the runtime's writer does",
        arguments: [
            ("a", #""a""#), ("\"\\", #""\"\\""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
            ("\0\u{1F}", #""\u0000\u001f""#),
            ("ü🎉\u{2028}/", "\"ü🎉\u{2028}/\""),
        ]
    )
    func escapes(_ text: String, _ json: String) {
        #expect(JSONText.string(text) == json)
    }

    @Test func writesLiteralsWithoutSpaces() {
        let literal = Literal.object([
            .init(key: "a", value: .list([.number("1"), .number("1e400"), .null, .bool(true)])),
            .init(key: "b\"", value: .string("x")),
        ])
        #expect(JSONText.literal(literal) == #"{"a":[1,1e400,null,true],"b\"":"x"}"#)
    }
}
