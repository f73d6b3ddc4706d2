#if Hummingbird
public import Hummingbird

/// A request context that gives access to the connection of its request.
///
/// Hummingbird's own `BasicRequestContext` does not. ``BasicStreamRequestContext`` is for routers that need nothing
/// else; an application's own context needs one more property:
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
    /// The connection of the request.
    var connection: ClientConnection { get }
}

/// The request context of a router that streams answers and needs nothing else.
public struct BasicStreamRequestContext: StreamRequestContext {
    /// The values that Hummingbird stores with each request.
    public var coreContext: CoreRequestContextStorage
    /// The connection of the request.
    public let connection: ClientConnection

    /// Creates the context of a request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        connection = .init(source: source)
    }
}
#endif
