import AISDKHummingbird
import Hummingbird
import HummingbirdTesting
import Testing

/// Tests the connection of an answer.
@Suite("Connections", .timeLimit(.minutes(1))) struct ConnectionTests: Sendable {
    private let outcomes = Outcomes()

    private func makeRouter() -> Router<BasicStreamRequestContext> {
        let router = Router(context: BasicStreamRequestContext.self)
        answer("quick", on: router) { try await $0.writeText("Hello!") }
        answer("slow", on: router) { stream in
            try await stream.writeText("One moment.")
            try await Task.sleep(for: .milliseconds(300))
            try await stream.writeText("Here it is.")
        }
        answer("silent", on: router) { stream in
            try await stream.writeText("Wait.")
            try await Task.sleep(for: .seconds(600))
        }
        return router
    }

    /// Adds a route without heartbeats, so that a disconnect is noticed only by the connection.
    private func answer(
        _ path: RouterPath,
        on router: Router<BasicStreamRequestContext>,
        _ work: @escaping @Sendable (ChatContext) async throws -> Void
    ) {
        router.post(path) { [outcomes] _, requestContext in
            let context = ChatContext(options: StreamOptions(heartbeat: nil)) { outcomes.add($0.outcome) }
            context.run(work)
            return context.response(in: requestContext)
        }
    }

    private func withConnection(_ body: @escaping @Sendable (inout RawConnection) async throws -> Void) async throws {
        try await Application(router: makeRouter()).test(.live) { client in
            try await RawConnection.open(port: #require(client.port), body)
        }
    }

    @Test("a connection is kept for several requests")
    func isKept() async throws {
        try await withConnection { connection in
            for _ in 0..<20 {
                try await connection.post("/quick")
                let response = try await connection.receiveResponse()
                #expect(response.hasPrefix("HTTP/1.1 200 OK"))
                #expect(response.contains("Hello!") && response.contains("data: [DONE]"))
            }
        }
    }

    @Test("requests that are sent before the first answer are answered in order")
    func isPipelined() async throws {
        try await withConnection { connection in
            try await connection.post("/slow")
            try await connection.post("/quick")
            try await connection.post("/slow")
            for text in ["Here it is.", "Hello!", "Here it is."] {
                let response = try await connection.receiveResponse()
                #expect(response.contains(text) && response.contains("data: [DONE]"))
            }
        }
    }

    @Test("the connection is closed after the answer if the client requests it")
    func isClosedOnRequest() async throws {
        try await withConnection { connection in
            let head = "POST /quick HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0"
            try await connection.send(head + "\r\nconnection: close\r\n\r\n")
            _ = try await connection.receiveResponse()
            await #expect(throws: RawConnection.Failure.self) { _ = try await connection.receive(until: "never") }
        }
    }

    @Test("the work is cancelled at once if the client disconnects during a silence", arguments: [0, 3])
    func vanishes(after requests: Int) async throws {
        try await withConnection { connection in
            for _ in 0..<requests {
                try await connection.post("/quick")
                _ = try await connection.receiveResponse()
                #expect(await outcomes.next() == "finished")
            }
            try await connection.post("/silent")
            _ = try await connection.receive(until: "Wait.")
            let time = try await ContinuousClock().measure {
                try await connection.vanish()
                #expect(await outcomes.next() == "disconnected")
            }
            #expect(time < .seconds(5))
        }
    }

    @Test("the work is cancelled if the client disconnects right after its request")
    func vanishesAtOnce() async throws {
        try await withConnection { connection in
            try await connection.post("/silent")
            try await connection.vanish()
            #expect(await outcomes.next() == "disconnected")
        }
    }

    @Test("a client that closes only its sending side gets the whole answer")
    func isHalfClosed() async throws {
        try await withConnection { connection in
            try await connection.post("/slow")
            _ = try await connection.receive(until: "One moment.")
            connection.closeOutput()
            let rest = try await connection.receiveResponse()
            #expect(rest.contains("Here it is.") && rest.contains("data: [DONE]"))
            #expect(await outcomes.next() == "finished")
        }
    }

    @Test("a client that closes its sending side right after its request gets the whole answer")
    func isHalfClosedAtOnce() async throws {
        try await withConnection { connection in
            try await connection.post("/slow")
            connection.closeOutput()
            let response = try await connection.receiveResponse()
            #expect(response.contains("Here it is.") && response.contains("data: [DONE]"))
            #expect(await outcomes.next() == "finished")
        }
    }
}
