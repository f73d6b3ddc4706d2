#if Hummingbird
public import HTTPTypes
public import Hummingbird
public import StreamRuntime

extension StreamContext {
    /// The response that carries the stream: its headers and its bytes.
    ///
    /// ```swift
    /// router.post("chat") { request, _ in
    ///     let context = ChatContext()
    ///     context.run { try await $0.writeText("Hello!") }
    ///     return context.response(to: request)
    /// }
    /// ```
    ///
    /// Headers that HTTP/2 forbids are left out. A client that closes its connection is noticed at once if the request is
    /// given, else at the next write or heartbeat; the work is then cancelled, unless the context's options say otherwise.
    ///
    /// - Parameters:
    ///   - request: The request that is answered, as it came from the server; its body may have been decoded before.
    ///   - status: The response's status.
    /// - Returns: The response; its body is the stream, and may be sent once.
    public func response(to request: Request? = nil, status: HTTPResponse.Status = .ok) -> Response {
        let bytes = bytes
        return Response(
            status: status,
            headers: fields,
            body: ResponseBody { writer in
                guard let request else { return try await Self.pass(bytes, to: &writer) }
                try await request.body.consumeWithInboundCloseHandler(
                    { _ in try await Self.pass(bytes, to: &writer) },
                    onInboundClosed: { self.disconnect() }
                )
            }
        )
    }

    @concurrent
    private static func pass(_ bytes: StreamBytes, to writer: inout any ResponseBodyWriter) async throws {
        for await chunk in bytes { try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
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
