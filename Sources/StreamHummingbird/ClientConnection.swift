#if Hummingbird
public import Hummingbird
import NIOCore

/// The connection that a request came through, which tells when its client leaves.
public struct ClientConnection: Sendable {
    private let channel: any Channel

    /// Creates the connection of a request context.
    public init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

extension ClientConnection {
    /// Begins to look at what the client does, for whoever is going to watch.
    ///
    /// To be called before the response begins: a client that leaves earlier than that resets the connection when the
    /// response's head arrives.
    func prepare() {
        channel.eventLoop.execute { [channel] in ClientWatcher.add(to: channel) }
    }

    /// Tells `watch` from now on what the client does.
    func begin(_ watch: ClientWatch) {
        withWatcher { watcher in
            // A pipeline is empty when its channel has closed.
            guard let watcher else { return watch.clientHasLeft() }
            watcher.begin(watch)
        }
    }

    /// Tells `watch` nothing more.
    func end(_ watch: ClientWatch) {
        withWatcher { $0?.end(watch) }
    }

    /// Nothing waits for the event loop, which does not turn where a router is tested without a server.
    private func withWatcher(_ body: @escaping @Sendable (ClientWatcher?) -> Void) {
        channel.eventLoop.execute { [channel] in
            body(try? channel.pipeline.syncOperations.handler(type: ClientWatcher.self))
        }
    }
}
#endif
