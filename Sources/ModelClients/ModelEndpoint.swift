#if AsyncHTTPClient
public import AsyncHTTPClient
public import ModelBridge
public import NIOCore
import NIOHTTP1
import ProtocolSupport

/// Where requests to models go, and with what.
public struct ModelEndpoint: Sendable {
    /// The URL that the paths of requests follow, such as `https://api.openai.com/v1`.
    public var baseURL: String
    /// The headers of each request, such as the authorisation.
    public var headers: [(name: String, value: String)]
    /// The HTTP client; its configuration has proxies, certificates and the limits of connecting.
    public var client: HTTPClient
    /// The longest time that a request may take, from its beginning to the end of its response.
    public var timeout: Duration

    /// The client of models that are given none: it fails at once where `HTTPClient.shared` goes on connecting for 90 seconds, follows
    /// no redirects, which keys must not follow either, and leaves the limit of silence to `ModelLimits`.
    public static let sharedClient: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10))
        )
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()

    /// Creates an endpoint.
    public init(
        baseURL: String,
        headers: [(name: String, value: String)] = [],
        client: HTTPClient = ModelEndpoint.sharedClient,
        timeout: Duration = .seconds(600)
    ) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.headers = headers
        self.client = client
        self.timeout = timeout
    }

    /// The bytes of a response, as they arrive.
    public typealias Body = AsyncMapSequence<HTTPClientResponse.Body, ByteBufferView>

    /// The largest body of an error that is read, in bytes.
    private static let errorLimit = 1 << 20

    /// Sends a request; returns the body of its response.
    ///
    /// - Throws: ``/ModelBridge/ModelError`` for a status of 400 or more and for a failed connection.
    public func stream(_ request: ModelRequest) async throws -> Body {
        var message = HTTPClientRequest(url: baseURL + request.path)
        message.method = .POST
        for (name, value) in headers { message.headers.replaceOrAdd(name: name, value: value) }
        for (name, value) in request.headers { message.headers.replaceOrAdd(name: name, value: value) }
        message.headers.replaceOrAdd(name: "content-type", value: "application/json")
        message.headers.replaceOrAdd(name: "accept", value: "text/event-stream")
        message.body = .bytes(ByteBuffer(bytes: try JSONValue.object(request.body).json()))
        let response: HTTPClientResponse
        do {
            response = try await client.execute(message, timeout: TimeAmount(timeout))
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw ModelError(
                .connection,
                "The provider could not be reached: \(error)",
                isRetryable: !Self.isOfURL(error)
            )
        }
        if response.status.code >= 400 { throw await Self.error(of: response) }
        return response.body.map(\.readableBytesView)
    }

    /// Whether the request has an address that no repetition mends.
    private static func isOfURL(_ error: any Error) -> Bool {
        guard let error = error as? HTTPClientError else { return false }
        return error == .invalidURL || error == .emptyHost || error == .emptyScheme
    }

    private static func error(of response: HTTPClientResponse) async -> ModelError {
        let body = try? await response.body.collect(upTo: errorLimit)
        return ModelError(
            status: Int(response.status.code),
            reason: response.status.reasonPhrase,
            retryAfter: response.headers.first(name: "retry-after"),
            body: body?.readableBytesView ?? ByteBufferView()
        )
    }
}
#endif
