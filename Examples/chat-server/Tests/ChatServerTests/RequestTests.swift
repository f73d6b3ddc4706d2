import AISDKHummingbird
import ChatServer
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import InMemoryLogging
import Logging
import NIOCore
import Testing

@Suite("Requests") struct RequestTests {
    private static let question = #"{"id":"u","role":"user","parts":[{"type":"text","text":"Hello there"}]}"#

    @Test(
        "an invalid request is refused with the reason, which is also logged",
        arguments: [
            (#"{"messages": 1}"#, "The request cannot be read: $.messages: expected an array, found a number."),
            ("", "The request cannot be read: $: expected an object, found the end."),
            ("not json", "The request cannot be read: $: expected an object, found 'n'."),
            (
                #"{"\#(String(repeating: "k", count: 10_000))":nul}"#,
                "The request cannot be read: $.\(String(repeating: "k", count: 198))…: expected a value, found 'n'."
            ),
        ]
    )
    func isRefused(_ body: String, _ reason: String) async throws {
        let log = InMemoryLogHandler()
        let app = Application(router: chatRouter(), logger: Logger(label: "test") { _ in log })
        try await app.test(.live) { client in
            let response = try await client.execute(uri: "/api/chat", method: .post, body: ByteBuffer(string: body))
            #expect(response.status == .badRequest)
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(String(buffer: response.body) == reason)
            #expect(log.entries.contains { "\($0.message)" == reason && $0.metadata["hb.request.id"] != nil })
        }
    }

    @Test("a picture is accepted, and a chat above the limit is refused with the limit", arguments: [true, false])
    func sizes(hasLength: Bool) async throws {
        try await Application(router: chatRouter()).test(.live) { client in
            try await RawConnection.open(port: #require(client.port)) { connection in
                try await connection.post(picture(5 << 20), hasLength: hasLength)
                #expect(try await connection.receiveResponse().hasPrefix("HTTP/1.1 200 OK"))
                try await connection.post(picture(17 << 20), hasLength: hasLength)
                let refusal = try await connection.receive(until: "can be sent.")
                #expect(refusal.hasPrefix("HTTP/1.1 413"))
                #expect(refusal.hasSuffix("The chat is too large: at most 16 MiB can be sent."))
                // The rest of the body is not read as the next request.
                try await connection.post(#"{"messages":[\#(Self.question)]}"#, hasLength: true)
                #expect(try await connection.receiveResponse().hasPrefix("HTTP/1.1 200 OK"))
            }
        }
    }

    private func picture(_ size: Int) -> String {
        let url = "data:image/png;base64," + String(repeating: "A", count: size)
        let file = #"{"type":"file","mediaType":"image/png","url":"\#(url)"}"#
        return #"{"messages":[{"id":"u","role":"user","parts":[\#(file),{"type":"text","text":"What is it?"}]}]}"#
    }

    @Test("a request with only the newest message is answered")
    func newestAlone() async throws {
        try await Application(router: chatRouter()).test(.router) { client in
            let body = ByteBuffer(string: #"{"id":"c","message":\#(Self.question)}"#)
            let response = try await client.execute(uri: "/api/chat", method: .post, body: body)
            #expect(String(buffer: response.body).contains(#""delta":"there ""#))
        }
    }

    @Test("a request to resume is answered with 204")
    func resumes() async throws {
        try await Application(router: chatRouter()).test(.router) { client in
            let response = try await client.execute(uri: "/api/chat/c/stream", method: .get)
            #expect(response.status == .noContent)
        }
    }

    /// A middleware that changes the request.
    struct Editing: RouterMiddleware {
        let edit: @Sendable (inout Request) async throws -> Void

        func handle(
            _ request: Request,
            context: BasicStreamRequestContext,
            next: (Request, BasicStreamRequestContext) async throws -> Response
        ) async throws -> Response {
            var request = request
            try await edit(&request)
            return try await next(request, context)
        }
    }

    static let edits: [@Sendable (inout Request) async throws -> Void] = [
        { request in request.body = RequestBody(asyncSequence: request.body) },
        { request in request.body = RequestBody(buffer: try await request.body.collect(upTo: 1 << 20)) },
        { request in _ = try await request.collectBody(upTo: 1 << 20) },
        { request in request = Request(head: request.head, body: RequestBody(asyncSequence: request.body)) },
        { request in request = Request(head: request.head, body: RequestBody(buffer: ByteBuffer(string: "{}"))) },
    ]

    @Test("a middleware may replace the body", arguments: edits.indices)
    func isEdited(_ index: Int) async throws {
        let router = Router(context: BasicStreamRequestContext.self)
        router.add(middleware: Editing(edit: Self.edits[index])).post("chat") { request, requestContext in
            let chat = try await request.decodeChat(upTo: 1 << 20)
            let context = ChatContext(answering: chat)
            context.run { try await $0.writeText(chat.lastUserMessage?.text ?? "") }
            return context.response(in: requestContext)
        }
        try await Application(router: router).test(.live) { client in
            // Twice, since the server must find the next request after the body, however much of it was read.
            for _ in 0..<2 {
                let body = ByteBuffer(string: #"{"messages":[\#(Self.question)]}"#)
                let response = try await client.execute(uri: "/chat", method: .post, body: body)
                let text = String(buffer: response.body)
                #expect(text.contains(index == 4 ? "at least one message" : "Hello there"), "\(text)")
            }
        }
    }

    @Test("a request is answered whether or not its body has been read", arguments: [true, false])
    func isUsedUp(isRead: Bool) async throws {
        let router = Router(context: BasicStreamRequestContext.self)
        let reading = Editing { request in
            if isRead { for try await _ in request.body {} }
        }
        router.add(middleware: reading).post("chat") { _, requestContext in
            let context = ChatContext()
            context.run { try await $0.writeText("Hello!") }
            return context.response(in: requestContext)
        }
        try await Application(router: router).test(.live) { client in
            try await RawConnection.open(port: #require(client.port)) { connection in
                for _ in 0..<3 {
                    try await connection.post("/chat", String(repeating: "x", count: 100_000))
                    #expect(try await connection.receiveResponse().contains("data: [DONE]"))
                }
            }
        }
    }
}

extension RawConnection {
    /// Posts a chat, as one chunk if it is sent without a length.
    fileprivate func post(_ chat: String, hasLength: Bool) async throws {
        if hasLength { return try await post("/api/chat", chat) }
        try await send("POST /api/chat HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n")
        try await send(String(chat.utf8.count, radix: 16) + "\r\n" + chat + "\r\n0\r\n\r\n")
    }
}
