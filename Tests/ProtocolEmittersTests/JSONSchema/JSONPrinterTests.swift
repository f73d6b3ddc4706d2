import ProtocolEmitters
import Testing

@Suite struct JSONPrinterTests {
    @Test("keeps the order and wraps values that are too wide")
    func keepsTheOrder() {
        let tree: JSONTree = ["b": [1, 2], "a": ["deep": ["x": "y"]], "empty": [:], "none": []]
        #expect(JSONPrinter.compact(tree) == #"{"b":[1,2],"a":{"deep":{"x":"y"}},"empty":{},"none":[]}"#)
        let expected = """
            {
              "b": [1, 2],
              "a": {
                "deep": { "x": "y" }
              },
              "empty": {},
              "none": []
            }
            """
        #expect(JSONPrinter.pretty(tree) == expected)
        #expect(JSONPrinter.pretty(["abcdef", "ghijkl"], width: 10) == "[\n  \"abcdef\",\n  \"ghijkl\"\n]")
    }

    @Test(
        "escapes invisible characters",
        arguments: [
            ("\"\\", #""\"\\""#), ("\n\t\r\u{0}", #""\n\t\r\u0000""#), ("\u{2028}\u{202E}é", #""\u2028\u202eé""#),
        ]
    )
    func escapes(_ text: String, _ expected: String) {
        #expect(JSONPrinter.quoted(text) == expected)
    }

    @Test("replaces a key in its position, and removes it")
    func setsAKeyInPlace() {
        var tree: JSONTree = ["a": 1, "b": 2]
        tree["a"] = 3
        tree["c"] = 4
        tree["b"] = nil
        #expect(JSONPrinter.compact(tree) == #"{"a":3,"c":4}"#)
        #expect(JSONPrinter.compact(tree.adding(["c": 5, "d": 6])) == #"{"a":3,"c":5,"d":6}"#)
    }
}
