import NIOCore
import NIOPosix

/// A connection to a server that sends and receives HTTP as text.
struct RawConnection: ~Copyable {
    enum Failure: Error {
        case closed(after: String)
    }

    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let channel: any Channel
    private var pending = ""

    /// Opens a connection and closes it after `body`.
    static func open<Result: Sendable>(
        port: Int,
        _ body: (inout RawConnection) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var connection = RawConnection(
                inbound: inbound.makeAsyncIterator(),
                outbound: outbound,
                channel: channel.channel
            )
            return try await body(&connection)
        }
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    func post(_ path: String, _ body: String = "") async throws {
        try await send("POST \(path) HTTP/1.1\r\nhost: localhost\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// Returns the received text up to and including `end`.
    mutating func receive(until end: String) async throws -> String {
        while true {
            if let range = pending.range(of: end) {
                defer { pending = String(pending[range.upperBound...]) }
                return String(pending[..<range.upperBound])
            }
            guard let bytes = try await inbound.next() else { throw Failure.closed(after: pending) }
            pending += String(buffer: bytes)
        }
    }

    /// Returns a whole response with a chunked body.
    mutating func receiveResponse() async throws -> String {
        try await receive(until: "\r\n0\r\n\r\n")
    }

    /// Closes the sending side.
    func closeOutput() { outbound.finish() }

    /// Closes the connection without notice.
    func vanish() async throws { try await channel.close() }
}
