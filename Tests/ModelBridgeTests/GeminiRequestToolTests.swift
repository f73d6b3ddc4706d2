import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// How tools, schemas and settings become those of Gemini's API.
struct GeminiRequestToolTests {
    private static func request(
        tools: JSONObject = [:],
        _ settings: JSONObject = [:],
        _ client: ClientVersion = ClientVersion(7, 0, 0)
    ) throws -> ModelRequest {
        try GeminiRequestTests.request(
            [
                "uiMessages": [["id": "m1", "role": "user", "parts": [["type": "text", "text": "Hello"]]]],
                "tools": .object(tools), "settings": .object(settings),
            ],
            client
        )
    }

    private static func rewritten(
        _ schema: JSONValue,
        _ client: ClientVersion = ClientVersion(7, 0, 0)
    ) throws -> JSONValue? {
        try request(tools: ["f": ["schema": schema]], [:], client)
            .body["tools"]?[0]?["functionDeclarations"]?[0]?["parameters"]
    }

    @Test func `Gemini 3 has functions beside tools of the provider`() throws {
        let request = try Self.request(
            tools: ["search": ["provider": "google.google_search"], "clock": ["description": "Now"]],
            ["models": ["google": "gemini-3-pro-preview"]]
        )
        #expect(
            request.body["tools"] == [
                ["googleSearch": [:]], ["functionDeclarations": [["name": "clock", "description": "Now"]]],
            ]
        )
        #expect(
            request.body["toolConfig"]
                == ["functionCallingConfig": ["mode": "VALIDATED"], "includeServerSideToolInvocations": true]
        )
        #expect(request.omissions.isEmpty)
    }

    @Test func `Functions of Gemini 3 stay if all tools of providers were left out`() throws {
        let request = try Self.request(
            tools: ["search": ["provider": "openai.web_search"], "clock": [:]],
            ["models": ["google": "gemini-3-pro-preview"]]
        )
        #expect(request.body["tools"] == [["functionDeclarations": [["name": "clock", "description": ""]]]])
        #expect(request.body["toolConfig"] == ["functionCallingConfig": ["mode": "AUTO"]])
        #expect(request.omissions.map(\.what) == ["tool openai.web_search"])
    }

    @Test(arguments: [
        ("gemini-1.5-pro", 2), ("gemini-2.0-flash", 1), ("gemini-2.5-pro", 0), ("gemini-3-flash-preview", 0),
        ("gemini-flash-latest", 0), ("gemini-30", 2), ("mystery", 2),
    ])
    func `Tools of the provider are those that the model knows`(_ model: String, _ omitted: Int) throws {
        let request = try Self.request(
            tools: ["url": ["provider": "google.url_context"], "files": ["provider": "google.file_search"]],
            ["models": ["google": .string(model)]]
        )
        #expect(request.omissions.count == omitted)
    }

    @Test(
        arguments: [
            ("gemini-3-pro-preview", "none", ["thinkingLevel": "minimal"]),
            ("gemini-3-pro-preview", "xhigh", ["thinkingLevel": "high"]),
            ("gemini-3-pro-image-preview", "high", ["thinkingBudget": 32_768]),
            ("gemini-2.5-pro", "medium", ["thinkingBudget": 19_661]),
            ("gemini-2.5-flash", "low", ["thinkingBudget": 6_554]),
            ("gemini-2.5-flash", "high", ["thinkingBudget": 24_576]),
            ("gemini-2.5-flash", "none", ["thinkingBudget": 0]),
            ("gemini-2.5-flash", "provider-default", nil), ("gemini-2.5-flash", "very", nil),
        ] as [(String, String, JSONValue?)]
    )
    func `The level of version 7 is a word or a budget`(_ model: String, _ level: String, _ config: JSONValue?) throws {
        let settings: JSONObject = ["reasoning": .string(level), "models": ["google": .string(model)]]
        let request = try Self.request(settings)
        #expect(request.body["generationConfig"]?["thinkingConfig"] == config)
        #expect(request.omissions.count == (["xhigh", "very"].contains(level) ? 1 : 0))
        let older = try Self.request(settings, ClientVersion(6, 0, 0))
        #expect(older.body["generationConfig"] == [:])
    }

    @Test func `The provider's own options win over the level`() throws {
        let options: JSONValue = ["google": ["thinkingConfig": ["thinkingBudget": 5]]]
        let body = try Self.request(["reasoning": "high", "providerOptions": options]).body
        #expect(body["generationConfig"] == ["thinkingConfig": ["thinkingBudget": 5]])
    }

    @Test func `Options of the provider have their places, and unknown ones are told`() throws {
        let place: JSONValue = ["latLng": ["latitude": 1, "longitude": 2]]
        let request = try Self.request([
            "output": ["schema": ["type": "object", "properties": ["a": ["type": "string"]]]],
            "providerOptions": [
                "google": [
                    "structuredOutputs": false, "audioTimestamp": true, "mediaResolution": "MEDIA_RESOLUTION_LOW",
                    "imageConfig": ["aspectRatio": "1:1"], "retrievalConfig": place, "serviceTier": "flex",
                    "requestType": "shared", "colour": "red",
                ]
            ],
        ])
        #expect(
            request.body["generationConfig"] == [
                "responseMimeType": "application/json", "audioTimestamp": true,
                "mediaResolution": "MEDIA_RESOLUTION_LOW", "imageConfig": ["aspectRatio": "1:1"],
            ]
        )
        #expect(request.body["toolConfig"] == ["retrievalConfig": place])
        #expect(request.body["serviceTier"] == "flex")
        #expect(request.omissions.map(\.what) == ["google.requestType", "google.colour"])
    }

    @Test(
        arguments: [
            (["enum": [1, 2.5]], ["type": "number", "format": "enum", "enum": ["1", "2.5"]], ["enum": [1, 2.5]]),
            (
                ["type": "integer", "enum": [1]], ["type": "integer", "format": "enum", "enum": ["1"]],
                ["type": "integer", "enum": [1]]
            ),
            (["const": true], ["type": "boolean", "format": "enum", "enum": ["true"]], ["enum": [true]]),
            (["enum": ["a", nil]], ["type": "string", "enum": ["a"], "nullable": true], ["enum": ["a", nil]]),
            (
                ["type": ["string", "null"], "enum": ["a"]], ["type": "string", "enum": ["a"], "nullable": true],
                ["anyOf": [["type": "string"]], "enum": ["a"], "nullable": true]
            ),
            (["const": nil], ["type": "null"], ["enum": [nil]]),
            (["enum": ["a", 1]], ["enum": ["a", 1]], ["enum": ["a", 1]]),
        ] as [(JSONValue, JSONValue, JSONValue)]
    )
    func `Values that are allowed get a type from version 7 on`(
        _ schema: JSONValue,
        _ seven: JSONValue,
        _ six: JSONValue
    ) throws {
        let schema: JSONValue = ["type": "object", "properties": ["a": schema]]
        #expect(try Self.rewritten(schema)?["properties"]?["a"] == seven)
        #expect(try Self.rewritten(schema, ClientVersion(6, 0, 0))?["properties"]?["a"] == six)
    }

    @Test func `A schema that names itself ends`() throws {
        let schema: JSONValue = [
            "type": "object", "properties": ["tree": ["$ref": "#/definitions/a~1b"]],
            "definitions": [
                "a/b": [
                    "type": "object", "description": "A node",
                    "properties": ["next": ["$ref": "#/definitions/a~1b", "description": "The next one"]],
                ]
            ],
        ]
        #expect(
            try Self.rewritten(schema)?["properties"]?["tree"] == [
                "type": "object", "description": "A node",
                "properties": ["next": ["type": "object", "description": "The next one"]],
            ]
        )
    }

    @Test(arguments: ["#/nowhere", "https://schemas.example/a.json", "#"])
    func `A reference that cannot be put in place is told`(_ reference: String) throws {
        let schema: JSONValue = ["type": "object", "properties": ["a": ["$ref": .string(reference)]]]
        let request = try Self.request(tools: ["f": ["schema": schema]], ["output": ["schema": schema]])
        #expect(request.omissions.map(\.what) == ["schema of the answer", "schema of 'f'"])
        #expect(request.omissions.allSatisfy { $0.reason.contains(reference) })
    }

    @Test func `Definitions that name each other twice do not grow without bound`() throws {
        var definitions: JSONObject = ["d40": ["type": "string"]]
        for index in 0..<40 {
            let next: JSONValue = ["$ref": .string("#/$defs/d\(index + 1)")]
            definitions["d\(index)"] = ["type": "object", "properties": ["a": next, "b": next]]
        }
        let schema: JSONValue = [
            "type": "object", "properties": ["a": ["$ref": "#/$defs/d0"]], "$defs": .object(definitions),
        ]
        #expect(try Self.rewritten(schema) != nil)
    }

    @Test(
        arguments: [
            (["type": "object"], nil), (["type": "object", "properties": [:], "additionalProperties": false], nil),
            (["type": "object", "additionalProperties": ["type": "string"]], ["type": "object"]),
            (
                ["type": "object", "properties": ["a": ["type": "object", "description": "Any"], "b": true]],
                [
                    "type": "object",
                    "properties": [
                        "a": ["type": "object", "description": "Any"], "b": ["type": "boolean", "properties": [:]],
                    ],
                ]
            ),
            (["$ref": "#/nowhere"], [:]),
        ] as [(JSONValue, JSONValue?)]
    )
    func `Objects without properties have no parameters at the top, and stay inside`(
        _ schema: JSONValue,
        _ rewritten: JSONValue?
    ) throws {
        #expect(try Self.rewritten(schema) == rewritten)
    }
}
