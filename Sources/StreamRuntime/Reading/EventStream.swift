public import ProtocolSupport

/// The events of a protocol, read from bytes as they arrive.
///
///     for try await event in EventStream<UIMessageStream>(bytes) {
///         if case .textDelta(let text) = event { print(text.delta, terminator: "") }
///     }
///
/// `bytes` is any asynchronous sequence of byte chunks, or of single bytes. Reading ends with the frame that ends the
/// stream, such as `[DONE]`, or with the last byte; the iterator's `ending` says which. An error in the stream is
/// thrown as an `EventStreamError`; an error of the byte sequence is thrown unchanged. In a cancelled task, bytes that
/// end without the frame that ends the stream cause a `CancellationError`.
public struct EventStream<Stream: StreamProtocol>: AsyncSequence, Sendable {
    /// A function that receives each violation of the lifecycle, with the index of the event.
    ///
    /// For a part that the stream leaves open, the index is the number of the stream's events.
    public typealias ViolationHandler = @Sendable (_ violation: LifecycleError, _ index: Int) -> Void

    let chunks: any AsyncSequence<[UInt8], any Error> & Sendable
    let decoder: EventDecoder<Stream>
    let onViolation: ViolationHandler

    /// Creates a stream of the events in chunks of bytes.
    ///
    /// `onViolation` receives the violations that lenient checking finds.
    public init<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        options: ReadingOptions = ReadingOptions(),
        lifecycle: LifecycleEngine<Stream> = LifecycleEngine(),
        onViolation: @escaping ViolationHandler = { _, _ in }
    ) where Bytes.Element: Sequence<UInt8> {
        chunks = ByteChunks(base: bytes)
        decoder = EventDecoder(options, lifecycle: lifecycle)
        self.onViolation = onViolation
    }

    /// Creates a stream of the events in single bytes, which cannot be a stream of messages: their ends are lost.
    ///
    /// `onViolation` receives the violations that lenient checking finds.
    public init<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        options: ReadingOptions = ReadingOptions(),
        lifecycle: LifecycleEngine<Stream> = LifecycleEngine(),
        onViolation: @escaping ViolationHandler = { _, _ in }
    ) where Bytes.Element == UInt8 {
        chunks = GatheredBytes(base: bytes, isArray: (options.framing ?? Stream.transport.framing) == .jsonArray)
        decoder = EventDecoder(options, lifecycle: lifecycle)
        self.onViolation = onViolation
    }

    /// Creates an iterator; most byte sequences can be iterated only once.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    /// The same stream, read past the frame that ends it, as the AI SDK's clients do.
    package var pastDone: EventStream {
        var options = decoder.options
        options.readsPastDone = true
        return EventStream(
            chunks: chunks,
            decoder: EventDecoder(options, lifecycle: decoder.lifecycle),
            onViolation: onViolation
        )
    }

    private init(
        chunks: any AsyncSequence<[UInt8], any Error> & Sendable,
        decoder: EventDecoder<Stream>,
        onViolation: @escaping ViolationHandler
    ) {
        self.chunks = chunks
        self.decoder = decoder
        self.onViolation = onViolation
    }

    /// The events with their indices, positions and violations.
    public var decoded: DecodedEvents<Stream> { DecodedEvents(events: self) }
}

extension EventStream {
    /// An iterator over the events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var chunks: any AsyncIteratorProtocol<[UInt8], any Error>
        @usableFromInline var decoder: EventDecoder<Stream>
        @usableFromInline let onViolation: ViolationHandler
        /// Whether the stream has ended or failed, so that no event follows.
        @usableFromInline var isOver = false

        init(_ stream: EventStream) {
            chunks = stream.chunks.makeAsyncIterator()
            decoder = stream.decoder
            onViolation = stream.onViolation
        }

        /// How the stream ended; nil before that, and for a stream whose bytes failed.
        public var ending: StreamEnding? { decoder.ending }

        /// The next event, or nil if the stream has ended or failed.
        @inlinable
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> Stream.Event? {
            // Separate from the path that suspends, so that an event in bytes that have arrived costs only a call.
            if !isOver, let event = try decodeEvent() { return event }
            return try await nextOfMoreBytes(isolation: actor)
        }

        @usableFromInline
        mutating func nextOfMoreBytes(isolation actor: isolated (any Actor)?) async throws -> Stream.Event? {
            while !isOver {
                try await readOn(isolation: actor)
                if let event = try decodeEvent() { return event }
            }
            return nil
        }

        /// Returns the next event with its index and position, or nil if the stream has ended or failed.
        @inlinable
        public mutating func nextDecoded(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> DecodedEvent<Stream>? {
            while !isOver {
                if let decoded = try decode() { return decoded }
                if !isOver { try await readOn(isolation: actor) }
            }
            return nil
        }

        /// Returns the next event in the bytes that have arrived.
        @inlinable
        mutating func decodeEvent() throws(EventStreamError) -> Stream.Event? {
            // It stays true if an error is thrown.
            isOver = true
            if let event = try decoder.nextEvent(onViolation) {
                isOver = false
                return event
            }
            isOver = decoder.ending != nil
            if isOver { reportEnd() }
            return nil
        }

        /// Returns the next event in the bytes that have arrived, with its index and position.
        @inlinable
        mutating func decode() throws(EventStreamError) -> DecodedEvent<Stream>? {
            isOver = true
            if let decoded = try decoder.next() {
                if let violation = decoded.violation { onViolation(violation, decoded.index) }
                isOver = false
                return decoded
            }
            isOver = decoder.ending != nil
            if isOver { reportEnd() }
            return nil
        }

        @usableFromInline
        func reportEnd() {
            for violation in decoder.violationsAtEnd { onViolation(violation, decoder.eventCount) }
        }

        @usableFromInline
        mutating func readOn(isolation actor: isolated (any Actor)?) async throws {
            isOver = true
            if let chunk = try await chunks.next(isolation: actor) {
                decoder.append(chunk)
            } else {
                // A sequence may end early because its task is cancelled; that is not an error of the stream.
                try Task.checkCancellation()
                decoder.finish()
            }
            isOver = false
        }
    }
}

/// The events of a stream with their indices, positions and violations.
public struct DecodedEvents<Stream: StreamProtocol>: AsyncSequence, Sendable {
    let events: EventStream<Stream>

    /// An iterator over the events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var events: EventStream<Stream>.AsyncIterator

        init(_ events: EventStream<Stream>) {
            self.events = events.makeAsyncIterator()
        }

        /// How the stream ended; nil before that, and for a stream whose bytes failed.
        public var ending: StreamEnding? { events.ending }

        /// The next event, or nil if the stream has ended or failed.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> DecodedEvent<Stream>? {
            try await events.nextDecoded(isolation: actor)
        }
    }

    /// Creates an iterator; most byte sequences can be iterated only once.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(events) }
}
