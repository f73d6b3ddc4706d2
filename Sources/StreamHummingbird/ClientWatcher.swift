#if Hummingbird
import NIOCore

/// The callbacks of a stream for when the client of its connection stops sending or leaves.
final class ClientWatch: Sendable {
    /// Called when the client has stopped sending: it has left, or has closed only its sending half.
    let clientHasStopped: @Sendable () -> Void
    /// Called when the client has left.
    let clientHasLeft: @Sendable () -> Void

    init(clientHasStopped: @escaping @Sendable () -> Void, clientHasLeft: @escaping @Sendable () -> Void) {
        self.clientHasStopped = clientHasStopped
        self.clientHasLeft = clientHasLeft
    }
}

/// Watches whether the client of a connection stops sending or leaves while an answer is written.
///
/// It reads nothing, so the server can read the next request on the connection. Hummingbird's own
/// `consumeWithInboundCloseHandler` keeps reading to detect the end of the input, and ends the input when it is done,
/// so that no other request can follow. A connection keeps its watcher, and answers one request at a time.
final class ClientWatcher: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private enum State {
        case sending
        case stopped
        case left
    }

    private var state = State.sending
    private var watch: ClientWatch?

    /// Adds a watcher to a connection that has none.
    static func add(to channel: any Channel) {
        let pipeline = channel.pipeline.syncOperations
        guard (try? pipeline.handler(type: ClientWatcher.self)) == nil else { return }
        let watcher = ClientWatcher()
        // Adding fails if the channel has closed. A stream that begins to watch afterwards finds no watcher.
        try? pipeline.addHandler(watcher, position: .first)
        try? pipeline.addHandler(EndOfInput(watcher), position: .last)
    }

    func begin(_ watch: ClientWatch) {
        self.watch = watch
        switch state {
        case .sending: break
        case .stopped: watch.clientHasStopped()
        case .left: watch.clientHasLeft()
        }
    }

    func end(_ watch: ClientWatch) {
        if self.watch === watch { self.watch = nil }
    }

    // Streams of HTTP/2 do not have this event, because the end of a request closes nothing there.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed, state == .sending {
            state = .stopped
            watch?.clientHasStopped()
        }
        context.fireUserInboundEventTriggered(event)
    }

    // A closing channel removes its handlers. Unlike `channelInactive`, this reaches a handler that was just added.
    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    /// Notes that the input has ended for the server.
    ///
    /// If the socket was not closed before, TLS has ended the input. Clients close TLS when they leave, and some wait
    /// for seconds before they close the socket.
    fileprivate func inputHasEnded() {
        if state == .sending { leave() }
    }

    private func leave() {
        state = .left
        watch?.clientHasLeft()
        watch = nil
    }
}

/// Tells the watcher, which sees the events of the socket, how they end after TLS.
private final class EndOfInput: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private let watcher: ClientWatcher

    init(_ watcher: ClientWatcher) {
        self.watcher = watcher
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { watcher.inputHasEnded() }
        context.fireUserInboundEventTriggered(event)
    }
}
#endif
