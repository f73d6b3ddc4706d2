/// The bytes of a stream, in chunks of whole frames.
///
/// Each chunk is all that was written since the last one, so a slow reader gets few large chunks, and a single event is
/// never held back. A stream has one reader. When the sequence and its iterator are dropped before the end, or the
/// reading task is cancelled, the client is taken to be gone.
public struct StreamBytes: AsyncSequence, Sendable {
    /// A chunk.
    public typealias Element = [UInt8]
    /// Reading does not fail: whatever goes wrong is told in the stream.
    public typealias Failure = Never

    private let reader: StreamReader

    init(_ source: any StreamSource) {
        reader = StreamReader(source)
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

    /// Reads chunk by chunk.
    public struct Iterator: AsyncIteratorProtocol {
        let reader: StreamReader

        /// The next chunk, when there is one; nil at the end.
        public mutating func next() async -> [UInt8]? {
            await reader.source.next()
        }

        /// The next chunk, when there is one; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? {
            await reader.source.next()
        }
    }
}

/// Where the bytes come from.
protocol StreamSource: AnyObject, Sendable {
    func next() async -> [UInt8]?
    /// Notes that there is one more who may read.
    func attach()
    /// Notes that there is one less; the last one to go takes the client with it.
    func detach()
}

/// Tells the source when nobody can read any more.
final class StreamReader: Sendable {
    let source: any StreamSource

    init(_ source: any StreamSource) {
        self.source = source
        source.attach()
    }

    deinit { source.detach() }
}
