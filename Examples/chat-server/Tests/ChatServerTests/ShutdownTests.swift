import AISDKHummingbird
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("Shutting down", .timeLimit(.minutes(1))) struct ShutdownTests {
    private func chat(_ words: Int) -> String {
        let text = Array(repeating: "word", count: words).joined(separator: " ")
        return #"{"messages":[{"id":"u","role":"user","parts":[{"type":"text","text":"\#(text)"}]}]}"#
    }

    @Test("an endless answer ends with an error after the grace period, and the server stops")
    func endsEndlessAnswers() async throws {
        let server = try ServerProcess()
        try await RawConnection.open(port: server.port()) { connection in
            try await connection.post("/api/chat", chat(100_000))
            _ = try await connection.receive(until: "word")
            let time = try await ContinuousClock().measure {
                server.terminate()
                let rest = try await connection.receiveResponse()
                let events = rest.matches(of: /data: (?:{"type":"([a-z-]+)"|\[DONE\])/).map { $0.1 ?? "[DONE]" }
                #expect(events.suffix(4) == ["text-end", "finish-step", "error", "[DONE]"])
                #expect(rest.contains(#""errorText":"An error occurred.""#))
                #expect(try await server.waitUntilExit(upTo: .seconds(5)) == 0)
            }
            #expect(time > .seconds(4), "The answer had less than its five seconds.")
        }
    }

    @Test("a short answer is finished, and the server stops at once")
    func finishesShortAnswers() async throws {
        let server = try ServerProcess()
        try await RawConnection.open(port: server.port()) { connection in
            try await connection.post("/api/chat", chat(30))
            _ = try await connection.receive(until: "word")
            let time = try await ContinuousClock().measure {
                server.terminate()
                let rest = try await connection.receiveResponse()
                #expect(rest.contains(#"data: {"type":"finish","finishReason":"stop"}"#))
                #expect(try await server.waitUntilExit(upTo: .seconds(5)) == 0)
            }
            #expect(time < .seconds(4))
        }
    }

    /// Returns a router whose handler slowly stores the outcome of its answer.
    private func router(
        _ stored: Outcomes,
        continues: Bool,
        _ work: @escaping @Sendable (ChatContext) async throws -> Void
    ) -> Router<BasicStreamRequestContext> {
        let router = Router(context: BasicStreamRequestContext.self)
        router.post("chat") { _, requestContext in
            let options = StreamOptions(continuesAfterDisconnect: continues)
            let context = ChatContext(options: options) { completion in
                try? await Task.sleep(for: .milliseconds(300))
                stored.add(completion.outcome)
            }
            context.run(work)
            return context.response(in: requestContext, shutdownGrace: .milliseconds(300))
        }
        return router
    }

    @Test("an answer that is cut short is stored before the server stops")
    func storesWhatIsCutShort() async throws {
        let stored = Outcomes()
        let router = router(stored, continues: false) { stream in
            try await stream.writeText("Wait.")
            try await Task.sleep(for: .seconds(600))
        }
        // The test is the server's last user: the server shuts down after it.
        let reader = try await Application(router: router).test(.live) { client in
            let port = try #require(client.port)
            let (started, continuation) = AsyncStream.makeStream(of: Void.self)
            let reader = Task {
                try await RawConnection.open(port: port) { connection in
                    try await connection.post("/chat")
                    let begin = try await connection.receive(until: "Wait.")
                    continuation.finish()
                    return begin + (try await connection.receiveResponse())
                }
            }
            for await _ in started {}
            return reader
        }
        #expect(stored.all == ["failed: the server is shutting down"])
        #expect(try await reader.value.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
    }

    @Test("an answer that continues without its client is stored before the server stops", arguments: [true, false])
    func storesWhatGoesOn(isShort: Bool) async throws {
        let stored = Outcomes()
        let router = router(stored, continues: true) { stream in
            try await stream.writeText("Wait.")
            try await Task.sleep(for: isShort ? .milliseconds(100) : .seconds(600))
        }
        try await Application(router: router).test(.live) { client in
            try await RawConnection.open(port: #require(client.port)) { connection in
                try await connection.post("/chat")
                _ = try await connection.receive(until: "Wait.")
                try await connection.vanish()
            }
        }
        #expect(stored.all == [isShort ? "finished" : "failed: the server is shutting down"])
    }
}
