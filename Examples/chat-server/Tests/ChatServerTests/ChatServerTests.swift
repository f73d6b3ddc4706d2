import ChatServer
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("A chat server") struct ChatServerTests {
    private func request(_ text: String) -> String {
        #"{"id":"chat","messages":[{"id":"1","role":"user","parts":[{"type":"text","text":"\#(text)"}]}]}"#
    }

    @Test("a request is answered with a complete stream and the protocol's headers")
    func answers() async throws {
        let app = Application(router: chatRouter())
        try await app.test(.live) { client in
            try await client.execute(uri: "/api/chat", method: .post, body: ByteBuffer(string: request("Hello there")))
            {
                response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/event-stream")
                let version = try #require(HTTPField.Name("x-vercel-ai-ui-message-stream"))
                #expect(response.headers[version] == "v1")
                let body = String(buffer: response.body)
                #expect(body.hasPrefix(#"data: {"type":"start","messageId":""#))
                #expect(body.contains(#""delta":"there ""#))
                #expect(body.hasSuffix("data: [DONE]\n\n"))
            }
        }
    }
}
