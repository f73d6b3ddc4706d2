#if Hummingbird
public import HTTPTypes
public import Hummingbird
import ServiceLifecycle

extension StreamContext {
    /// The response that carries the stream: its headers and its bytes.
    ///
    /// ```swift
    /// import AISDKHummingbird  // for `ChatContext`; contexts of other protocols need `StreamHummingbird` alone
    /// import Hummingbird
    ///
    /// let router = Router(context: BasicStreamRequestContext.self)
    /// router.post("chat") { request, requestContext in
    ///     let context = ChatContext()
    ///     context.run { try await $0.writeText("Hello!") }
    ///     return context.response(in: requestContext)
    /// }
    /// ```
    ///
    /// After the response, the connection accepts the next request. Headers that HTTP/2 forbids are left out.
    ///
    /// When a client closes its connection, this is noticed at once, and the work is cancelled unless the context's
    /// options say otherwise. A client that closes only its sending half receives the whole answer. A comment in the
    /// stream distinguishes the two: a client that no longer reads answers it with a reset.
    ///
    /// When the server is asked to shut down, it waits for the stream. If the stream has not ended after
    /// `shutdownGrace`, `shutDown()` ends it. The completion handler returns before the server stops.
    ///
    /// - Parameters:
    ///   - context: The context of the request that is answered.
    ///   - status: The response's status.
    ///   - shutdownGrace: How long the stream may continue after the server is asked to shut down.
    /// - Returns: The response; its body is the stream, which can be sent once.
    public func response(
        in context: some StreamRequestContext,
        status: HTTPResponse.Status = .ok,
        shutdownGrace: Duration = .seconds(5)
    ) -> Response {
        let bytes = bytes
        let connection = context.connection
        connection.prepare()
        return Response(
            status: status,
            headers: fields,
            body: ResponseBody { writer in
                try await withGracefulShutdownHandler {
                    try await self.send(bytes, to: &writer, over: connection)
                } onGracefulShutdown: {
                    Task {
                        try await Task.sleep(for: shutdownGrace)
                        await self.shutDown()
                    }
                }
            }
        )
    }

    @concurrent
    private func send(
        _ bytes: StreamBytes,
        to writer: inout any ResponseBodyWriter,
        over connection: ClientConnection
    ) async throws {
        let watch = ClientWatch(clientHasStopped: { self.probe() }, clientHasLeft: { self.disconnect() })
        connection.begin(watch)
        defer { connection.end(watch) }
        do {
            for await chunk in bytes { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        } catch {
            disconnect()
            await settle()
            throw error
        }
        if isDisconnected || Task.isShuttingDownGracefully { await settle() }
    }

    /// Waits until the stream has ended and the answer is stored.
    ///
    /// A server that shuts down waits for its responses, so work that continues without a client is not cut off. If the
    /// server stops waiting, it cancels them.
    private func settle() async {
        await withTaskCancellationHandler {
            await waitForCompletion()
        } onCancel: {
            Task { await self.shutDown() }
        }
    }

    private var fields: HTTPFields {
        var fields = HTTPFields()
        for header in responseHeadersWithoutConnection {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        return fields
    }
}
#endif
