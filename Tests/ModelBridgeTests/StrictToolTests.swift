import ModelBridge
import ProtocolSupport
import Testing

/// What strict mode makes of a tool.
struct StrictToolTests {
    @Test func `All properties are required, and the optional ones may be null`() throws {
        let strict = ModelTool(
            name: "book",
            inputSchema: [
                "type": "object",
                "properties": [
                    "name": ["type": "string", "minLength": 1],
                    "seats": ["type": "integer", "default": 1],
                    "class": ["type": "string", "enum": ["first", "second"]],
                    "pets": [
                        "type": "array", "items": ["type": "object", "properties": ["kind": ["type": "string"]]],
                    ],
                ],
                "required": ["name"],
            ]
        ).strict
        let tool = try #require(strict)
        #expect(tool.isStrict == true)
        #expect(
            tool.inputSchema == [
                "type": "object",
                "properties": [
                    "name": ["type": "string"],
                    "seats": ["type": ["integer", "null"]],
                    "class": ["anyOf": [["type": "string", "enum": ["first", "second"]], ["type": "null"]]],
                    "pets": [
                        "type": ["array", "null"],
                        "items": [
                            "type": "object", "properties": ["kind": ["type": ["string", "null"]]],
                            "required": ["kind"], "additionalProperties": false,
                        ],
                    ],
                ],
                "required": ["name", "seats", "class", "pets"],
                "additionalProperties": false,
            ]
        )
    }

    @Test(
        "what strict mode cannot say is not strict",
        arguments: [
            #"{"type":"object"}"#, #"{"type":"object","additionalProperties":{"type":"string"}}"#,
            #"{"type":"object","properties":{"a":{"type":"object"}}}"#,
            #"{"type":"object","properties":{"a":{"allOf":[{"type":"string"}]}}}"#,
            #"{"type":"object","properties":{"a":{"type":"array","items":{"type":"object"}}}}"#,
        ]
    )
    func notStrict(_ schema: String) throws {
        #expect(ModelTool(name: "any", inputSchema: try JSONValue(json: schema)).strict?.name == nil)
    }
}
