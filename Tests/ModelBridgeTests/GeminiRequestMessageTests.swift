import AISDK
import ModelBridge
import ProtocolSupport
import Testing

/// How messages become contents for models of Gemini's API.
struct GeminiRequestMessageTests {
    private static let hello: JSONValue = ["id": "m1", "role": "user", "parts": [["type": "text", "text": "Hello"]]]

    private static func body(
        _ messages: [JSONValue],
        _ settings: JSONObject = [:],
        tools: JSONObject = [:],
        _ client: ClientVersion = ClientVersion(7, 0, 0)
    ) throws -> JSONObject {
        try GeminiRequestTests.request(
            ["uiMessages": .array(messages), "tools": .object(tools), "settings": .object(settings)],
            client
        ).body
    }

    private static func answer(_ parts: JSONValue...) -> JSONValue {
        ["id": "m2", "role": "assistant", "parts": .array([["type": "step-start"]] + parts)]
    }

    private static func call(_ id: String, _ metadata: JSONObject = [:]) -> JSONValue {
        var call: JSONObject = ["type": "tool-clock", "toolCallId": .string(id), "state": "output-available"]
        call["input"] = [:]
        call["output"] = "12:00"
        if !metadata.isEmpty { call["callProviderMetadata"] = ["google": .object(metadata)] }
        return .object(call)
    }

    @Test func `Gemma is told its instructions in the first message of the user`() throws {
        let settings: JSONObject = ["system": "Be brief.", "models": ["google": "gemma-3-27b-it"]]
        let body = try Self.body([Self.hello], settings)
        #expect(body["systemInstruction"] == nil)
        #expect(body["contents"]?[0]?["parts"] == [["text": "Be brief.\n\n"], ["text": "Hello"]])
        let greeted = try Self.body([Self.answer(["type": "text", "text": "Hi"]), Self.hello], settings)
        #expect(greeted["contents"]?[0] == ["role": "user", "parts": [["text": "Be brief.\n\n"]]])
    }

    @Test func `An empty text stays if it carries a signature`() throws {
        let body = try Self.body([
            Self.hello,
            Self.answer(
                ["type": "text", "text": "A"],
                ["type": "text", "text": "", "providerMetadata": ["google": ["thoughtSignature": "s1"]]],
                ["type": "text", "text": "", "providerMetadata": ["openai": ["itemId": "i1"]]]
            ), Self.hello,
        ])
        #expect(body["contents"]?[1]?["parts"] == [["text": "A"], ["text": "", "thoughtSignature": "s1"]])
    }

    @Test func `Each unsigned call before the first signed one of a step skips the check in Gemini 3`() throws {
        let messages = [
            Self.hello,
            Self.answer(Self.call("c1"), Self.call("c2"), Self.call("c3", ["thoughtSignature": "s"]), Self.call("c4")),
        ]
        let request = try GeminiRequestTests.request([
            "uiMessages": .array(messages), "settings": ["models": ["google": "gemini-3.1-pro-preview"]],
        ])
        let parts = try #require(request.body["contents"]?[1]?["parts"]?.arrayValue)
        let skip = JSONValue.string("skip_thought_signature_validator")
        #expect(parts.map { $0["thoughtSignature"] } == [skip, skip, "s", nil])
        #expect(request.omissions.count == 1)
    }

    @Test func `Tools that the provider ran beside functions go back as such`() throws {
        let metadata: JSONValue = ["google": ["serverToolCallId": "s1", "serverToolType": "GOOGLE_SEARCH"]]
        let body = try Self.body([
            Self.hello,
            Self.answer([
                "type": "dynamic-tool", "toolName": "server:GOOGLE_SEARCH", "toolCallId": "s1",
                "state": "output-available", "input": ["queries": ["tide"]], "output": ["hits": 1],
                "providerExecuted": true, "callProviderMetadata": metadata, "resultProviderMetadata": metadata,
            ]), Self.hello,
        ])
        #expect(
            body["contents"]?[1]?["parts"] == [
                ["toolCall": ["toolType": "GOOGLE_SEARCH", "id": "s1", "args": ["queries": ["tide"]]]],
                ["toolResponse": ["toolType": "GOOGLE_SEARCH", "id": "s1", "response": ["hits": 1]]],
            ]
        )
    }

    @Test(arguments: [("gemini-2.5-flash", false), ("gemini-3-flash-preview", true)])
    func `An output without text has one response, and its file beside or inside`(
        _ model: String,
        _ isInside: Bool
    ) throws {
        let image: JSONValue = ["type": "image-data", "data": "iVBORw==", "mediaType": "image/png"]
        let body = try Self.body(
            [Self.hello, Self.answer(Self.call("c1"))],
            ["models": ["google": .string(model)]],
            tools: ["clock": ["modelOutput": ["type": "content", "value": [image]]]]
        )
        let parts = try #require(body["contents"]?[2]?["parts"]?.arrayValue)
        let file: JSONValue = ["inlineData": ["mimeType": "image/png", "data": "iVBORw=="]]
        #expect(parts[0]["functionResponse"]?["response"]?["content"]?.stringValue?.isEmpty == false)
        #expect(parts[0]["functionResponse"]?["parts"] == (isInside ? [file] : nil))
        #expect(parts.count == (isInside ? 1 : 3))
        #expect(parts.contains(file) == !isInside)
    }

    @Test(arguments: [
        ("gemini-2.5-flash", "text/csv", "https://files.example/a.csv", true),
        ("gemini-2.5-flash", "text/markdown", "https://files.example/a.md", false),
        ("gemini-2.5-flash", "image/png", "http://files.example/a.png", false),
        ("gemini-2.5-flash", "image/gif", "https://files.example/a.gif", false),
        ("gemini-2.5-flash", "audio/wav", "https://files.example/a.wav", false),
        ("gemini-2.0-flash", "image/png", "https://files.example/a.png", false),
        ("gemini-2.0-flash", "video/mp4", "https://youtu.be/abc", true),
        ("gemma-3-27b-it", "application/pdf", "https://files.example/a.pdf", false),
        ("gemma-3-27b-it", "audio/wav", "https://generativelanguage.googleapis.com/v1beta/files/f1", true),
    ])
    func `Links go as they are only where the service fetches them`(
        _ model: String,
        _ type: String,
        _ link: String,
        _ isTaken: Bool
    ) throws {
        let message: JSONValue = [
            "id": "m1", "role": "user",
            "parts": [["type": "file", "mediaType": .string(type), "url": .string(link)]],
        ]
        let settings: JSONObject = ["models": ["google": .string(model)]]
        guard isTaken else {
            let error = #expect(throws: ModelRequestError.self) { try Self.body([message], settings) }
            #expect(error?.kind == .unsupported)
            return
        }
        let part = try Self.body([message], settings)["contents"]?[0]?["parts"]?[0]
        #expect(part == ["fileData": ["mimeType": .string(type), "fileUri": .string(link)]])
    }

    @Test(arguments: [
        ("image/*", "data:image/*;base64,AAAA"), ("", "data:;base64,AAAA"),
    ])
    func `A file of a type that is not known is refused`(_ type: String, _ url: String) {
        let file: JSONValue = ["type": "file", "mediaType": .string(type), "url": .string(url)]
        let message: JSONValue = ["id": "m1", "role": "user", "parts": [file]]
        #expect(throws: ModelRequestError.self) { try Self.body([message]) }
    }

    @Test func `A link in a message of the model is refused`() {
        let file: JSONValue = ["type": "file", "mediaType": "image/png", "url": "https://files.example/a.png"]
        #expect(throws: ModelRequestError.self) { try Self.body([Self.hello, Self.answer(file), Self.hello]) }
    }
}
