import ChatServer
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import StreamRuntime
import Testing

@Suite("A chat server") struct ChatServerTests {
    private func request(_ text: String) -> String {
        #"{"id":"chat","messages":[{"id":"1","role":"user","parts":[{"type":"text","text":"\#(text)"}]}]}"#
    }

    @Test("a request is answered with a whole stream, under the protocol's headers")
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

    @Test("a client that hangs up in the middle cancels the work at once")
    func hangsUp() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: StreamOutcome.self)
        let app = Application(router: chatRouter { continuation.yield($0) })
        let body = request(Array(repeating: "word", count: 100_000).joined(separator: " "))
        try await app.test(.live) { client in
            let port = try #require(client.port)
            let channel = try await ClientBootstrap(group: NIOSingletons.posixEventLoopGroup)
                .connect(host: "127.0.0.1", port: port).get()
            let head = "POST /api/chat HTTP/1.1\r\nhost: localhost\r\ncontent-length: \(body.utf8.count)\r\n\r\n"
            try await channel.writeAndFlush(ByteBuffer(string: head + body))
            try await Task.sleep(for: .milliseconds(300))
            try await channel.close()
            for await outcome in outcomes {
                #expect(outcome.description == "disconnected")
                break
            }
        }
    }
}
