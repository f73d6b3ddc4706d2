/// The chunks of any asynchronous sequence as arrays.
struct ByteChunks<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable where Base.Element: Sequence<UInt8> {
    let base: Base

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            // An array is not copied.
            try await base.next(isolation: actor).map { Array($0) }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator()) }
}

/// Single bytes, gathered into chunks that end with a line, or with a bracket that may end an element of an array.
///
/// Frames end only there, so no complete frame is delayed.
package struct GatheredBytes<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable where Base.Element == UInt8 {
    let base: Base
    /// Whether the frames are the elements of an array.
    let isArray: Bool

    package init(base: Base, isArray: Bool) {
        self.base = base
        self.isArray = isArray
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        /// The largest chunk; a longer line is split, so that the frame limit applies before all of it is in memory.
        private static var limit: Int { 1 << 14 }

        var base: Base.AsyncIterator
        let isArray: Bool

        package mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            var chunk: [UInt8] = []
            while chunk.count < Self.limit, let byte = try await base.next(isolation: actor) {
                chunk.append(byte)
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
                if isArray, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { break }
            }
            return chunk.isEmpty ? nil : chunk
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), isArray: isArray)
    }
}
