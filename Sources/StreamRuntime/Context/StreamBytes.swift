/// The bytes of a stream, in chunks of whole frames; one message per chunk if the protocol's framing is messages.
///
/// Each chunk contains everything written since the previous one, so a slow reader gets few large chunks, and a single
/// event is never delayed. A stream has one reader. If the sequence and its iterator are released before the end, or
/// the reading task is cancelled, the client counts as disconnected.
public struct StreamBytes: AsyncSequence, Sendable {
    /// A chunk.
    public typealias Element = [UInt8]
    /// Reading does not fail: errors are reported in the stream.
    public typealias Failure = Never

    private let reader: StreamReader

    init(_ source: any StreamSource) {
        reader = StreamReader(source)
    }

    /// Creates an iterator, which reads from where the last one stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

    /// An iterator over the chunks.
    public struct Iterator: AsyncIteratorProtocol {
        let reader: StreamReader

        /// Waits for the next chunk and returns it; nil at the end.
        public mutating func next() async -> [UInt8]? {
            await reader.source.next()
        }

        /// Waits for the next chunk and returns it; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? {
            await reader.source.next()
        }
    }
}

/// The source of the bytes.
protocol StreamSource: AnyObject, Sendable {
    func next() async -> [UInt8]?
    /// Adds a reader.
    func attach()
    /// Removes a reader; removing the last one disconnects the client.
    func detach()
}

/// A reader, which is removed from its source when the last reference to it is released.
final class StreamReader: Sendable {
    let source: any StreamSource

    init(_ source: any StreamSource) {
        self.source = source
        source.attach()
    }

    deinit { source.detach() }
}
