#if Hummingbird
public import Hummingbird

/// A request context that knows the connection its request came through.
///
/// Hummingbird's own `BasicRequestContext` does not. ``BasicStreamRequestContext`` is for routers that need nothing else; a
/// context of an application's own takes one more property:
///
/// ```swift
/// struct AppRequestContext: StreamRequestContext {
///     var coreContext: CoreRequestContextStorage
///     let connection: ClientConnection
///     var user: User?
///
///     init(source: ApplicationRequestContextSource) {
///         coreContext = .init(source: source)
///         connection = .init(source: source)
///     }
/// }
/// ```
public protocol StreamRequestContext: RequestContext {
    /// The connection that the request came through.
    var connection: ClientConnection { get }
}

/// The request context of a router that streams answers and needs nothing else.
public struct BasicStreamRequestContext: StreamRequestContext {
    /// What Hummingbird keeps with each request.
    public var coreContext: CoreRequestContextStorage
    /// The connection that the request came through.
    public let connection: ClientConnection

    /// Creates the context of a request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        connection = .init(source: source)
    }
}
#endif
