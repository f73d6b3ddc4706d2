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
    /// Adds the watcher, so that it has seen everything when a stream begins to watch.
    ///
    /// To be called before the response begins: a client that left before that resets the connection when the head of the
    /// response arrives, so nothing goes unseen.
    func prepare() {
        channel.eventLoop.execute { [channel] in ClientWatcher.add(to: channel) }
    }

    /// Tells `watch` from now on what the client does.
    func begin(_ watch: ClientWatch) {
        withWatcher { watcher in
            // The pipeline of a channel that has closed is empty.
            guard let watcher else { return watch.clientHasLeft() }
            watcher.begin(watch)
        }
    }

    /// Tells `watch` nothing more.
    func end(_ watch: ClientWatch) {
        withWatcher { $0?.end(watch) }
    }

    private func withWatcher(_ body: @escaping @Sendable (ClientWatcher?) -> Void) {
        channel.eventLoop.execute { [channel] in
            body(try? channel.pipeline.syncOperations.handler(type: ClientWatcher.self))
        }
    }
}
#endif
