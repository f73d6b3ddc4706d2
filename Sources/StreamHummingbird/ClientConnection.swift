#if Hummingbird
public import Hummingbird
import NIOCore

/// The connection of a request, which reports when its client disconnects.
public struct ClientConnection: Sendable {
    private let channel: any Channel

    /// Creates the connection of a request context.
    public init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

extension ClientConnection {
    /// Adds the watcher, so that it has seen every event by the time a stream begins to watch.
    ///
    /// Call it before the response begins: a client that left earlier resets the connection when the head of the
    /// response arrives, so no disconnect is missed.
    func prepare() {
        channel.eventLoop.execute { [channel] in ClientWatcher.add(to: channel) }
    }

    /// Begins to report to `watch` when the client stops sending or leaves.
    func begin(_ watch: ClientWatch) {
        withWatcher { watcher in
            // The pipeline of a channel that has closed is empty.
            guard let watcher else { return watch.clientHasLeft() }
            watcher.begin(watch)
        }
    }

    /// Stops reporting to `watch`.
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
