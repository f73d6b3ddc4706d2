import ProtocolImport
import ProtocolSchema
import Testing

@Suite struct RefusedDocumentTests {
    @Test(
        "a document that cannot be imported is refused with its place and a reason",
        arguments: [
            ("[]", "document:1:1: error: expected an object"),
            ("{}", "document:1:1: error: this is neither a JSON Schema nor an OpenAPI document"),
            ("swagger: '2.0'\ndefinitions: {}", "an OpenAPI 2 document (Swagger) cannot be imported"),
            ("openapi: 4.0.0", "OpenAPI 4.0.0 is not known"),
            ("openapi: 3.1.0", "the document has no schemas under 'components', 'schemas'"),
            (#"{"type": "object"}"#, "no schema of the document describes events"),
            (#"{"oneOf": [{"$ref": "a.json"}, {"$ref": "b.json"}]}"#, "no schema of the document describes events"),
            ("{\n\t\"a\": 1,\n\t\"a\": 2\n}", "document:3:2: error: duplicate key 'a'\nnote: first written in line 2"),
            ("{\"a\": 01}", "document:1:7: error: expected a value"),
            ("{\"a\": tru}", "document:1:7: error: expected a value"),
            ("{\"a\" 1}", "document:1:6: error: expected ':' after the key"),
            ("{\"a\": 1", "document:1:8: error: expected ',' or '}'"),
            ("{\"a\": \"b", "document:1:7: error: the closing quote is missing"),
            ("{\"a\": \"\\ud800\"}", "half of a surrogate pair is not a character"),
            ("{\"a\": \"\\x\"}", "unknown escape"),
            ("{\"a\": \"\u{1}\"}", "a control character must be written as an escape"),
            ("{} {}", "document:1:4: error: expected the end of the file"),
            ("{,}", "document:1:2: error: expected a key in double quotes"),
        ]
    )
    func isRefused(_ document: String, message: String) throws {
        let error = #expect(throws: ImportError.self) { try ImportCase.imported(document) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test(
        "an option that names no events is refused",
        arguments: [
            ("Stram", "there is no schema 'Stram'; did you mean 'Stream'?"),
            ("Alone", "'Alone' cannot describe the events: it has no alternatives"),
            ("Mixed", "'Mixed' cannot describe the events: 'Text' is not an object"),
            ("Twins", "two alternatives have the type 'a'"),
        ]
    )
    func eventsAreRefused(_ name: String, message: String) throws {
        let document = """
            $defs:
              Stream: { oneOf: [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/B" }] }
              Mixed: { oneOf: [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/Text" }] }
              Twins: { oneOf: [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/C" }] }
              Alone: { type: object }
              Text: { type: string }
              A: { type: object, properties: { type: { const: a } } }
              B: { type: object, properties: { type: { const: b } } }
              C: { type: object, properties: { type: { const: a }, c: { type: string } } }
            """
        let error = #expect(throws: ImportError.self) {
            try ImportCase.imported(document, options: .init(events: name))
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func arraysThatNestTooDeepAreRefused() throws {
        let document = String(repeating: "[", count: 100_000)
        let error = #expect(throws: ImportError.self) { try ImportCase.imported(document) }
        #expect(error?.message == "arrays and objects nest more than 200 levels deep")
    }

    @Test func aSmallDocumentThatDescribesTooMuchIsRefused() throws {
        // Each type merges the next one into two objects of its own: 2 to the power of 24 objects.
        var document = """
            oneOf:
              - { type: object, properties: { type: { const: a }, first: { $ref: "#/$defs/D0" } } }
              - { type: object, properties: { type: { const: b } } }
            $defs:
              D24: { type: object, properties: { a: { type: string } } }

            """
        for index in 0..<24 {
            let merged = "{ allOf: [{ $ref: '#/$defs/D\(index + 1)' }], properties: { x: { type: string } } }"
            document += "  D\(index): { type: object, properties: { a: \(merged), b: \(merged) } }\n"
        }
        let error = #expect(throws: ImportError.self) { try ImportCase.imported(document) }
        #expect(error?.message.hasPrefix("the document describes more than") == true)
    }
}
