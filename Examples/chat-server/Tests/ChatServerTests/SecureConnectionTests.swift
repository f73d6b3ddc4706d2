import AISDKHummingbird
import AsyncHTTPClient
import Hummingbird
import HummingbirdHTTP2
import HummingbirdTesting
import NIOCore
import Testing

/// Tests connections over TLS, where clients may use HTTP/2.
@Suite("Secure connections", .timeLimit(.minutes(1))) struct SecureConnectionTests: Sendable {
    private let outcomes = Outcomes()

    @Test(
        "a connection is kept, and a disconnect is noticed at once, with HTTP/1 and HTTP/2",
        arguments: [1, 2]
    )
    func isKeptAndWatched(version: Int) async throws {
        let app = Application(
            router: makeRouter(),
            server: try .http2Upgrade(tlsConfiguration: LocalCertificate.serverConfiguration())
        )
        try await app.test(.live) { server in
            try await withClient(version) { client in
                let url = "https://localhost:\(try #require(server.port))"
                var ports: Set<String> = []
                for _ in 0..<5 {
                    let response = try await post(url + "/port", with: client)
                    #expect(response.version.major == version)
                    let text = String(buffer: try await response.body.collect(upTo: 1 << 16))
                    #expect(text.contains("data: [DONE]"))
                    ports.insert(String(text.prefix { $0 != "!" }.reversed().prefix { $0 != "\"" }))
                    #expect(await outcomes.next() == "finished")
                }
                #expect(ports.count == 1)
                let time = try await ContinuousClock().measure {
                    try await beginToRead(url + "/silent", with: client)
                    #expect(await outcomes.next() == "disconnected")
                }
                #expect(time < .seconds(5))
            }
        }
    }

    private func makeRouter() -> Router<PortContext> {
        let router = Router(context: PortContext.self)
        router.post("port") { [outcomes] _, requestContext in
            let context = ChatContext { outcomes.add($0.outcome) }
            context.run { try await $0.writeText("\(requestContext.port)!") }
            return context.response(in: requestContext)
        }
        router.post("silent") { [outcomes] _, requestContext in
            let context = ChatContext(options: StreamOptions(heartbeat: nil)) { outcomes.add($0.outcome) }
            context.run { stream in
                try await stream.writeText("Wait.")
                try await Task.sleep(for: .seconds(600))
            }
            return context.response(in: requestContext)
        }
        return router
    }

    private func withClient(_ version: Int, _ body: (HTTPClient) async throws -> Void) async throws {
        var configuration = HTTPClient.Configuration(certificateVerification: .none)
        configuration.httpVersion = version == 1 ? .http1Only : .automatic
        let client = HTTPClient(configuration: configuration)
        do {
            try await body(client)
        } catch {
            try? await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    private func post(_ url: String, with client: HTTPClient) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        return try await client.execute(request, timeout: .seconds(30))
    }

    /// Reads the first bytes of an answer and disconnects.
    private func beginToRead(_ url: String, with client: HTTPClient) async throws {
        let response = try await post(url, with: client)
        var text = ""
        for try await bytes in response.body {
            text += String(buffer: bytes)
            if text.contains("Wait.") { return }
        }
        Issue.record("The answer ended: \(text)")
    }
}

/// A request context of an application that also stores the client's port.
private struct PortContext: StreamRequestContext {
    var coreContext: CoreRequestContextStorage
    let connection: ClientConnection
    let port: Int

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        connection = .init(source: source)
        port = source.channel.remoteAddress?.port ?? 0
    }
}
