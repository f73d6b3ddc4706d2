public import ProtocolSupport

/// The events of a protocol, read from bytes as they arrive.
///
///     for try await event in EventStream<UIMessageStream>(bytes) {
///         if case .textDelta(let text) = event { print(text.delta, terminator: "") }
///     }
///
/// `bytes` is any asynchronous sequence of byte chunks, or of single bytes. Reading ends with the frame that ends the stream,
/// such as `[DONE]`, or with the last byte; the iterator's `ending` says which. What is wrong with the stream is thrown as an
/// `EventStreamError`; an error of the bytes themselves is thrown as it is. In a cancelled task, bytes that end without
/// the frame that ends the stream are a `CancellationError`.
public struct EventStream<Stream: StreamProtocol>: AsyncSequence, Sendable {
    /// Told of an event that the lifecycle does not allow, or of what is left open, with the index of the event.
    ///
    /// At the end of the stream the index is the number of its events.
    public typealias ViolationHandler = @Sendable (_ violation: LifecycleError, _ index: Int) -> Void

    let chunks: any AsyncSequence<[UInt8], any Error> & Sendable
    let decoder: EventDecoder<Stream>
    let onViolation: ViolationHandler

    /// Creates a stream of the events in chunks of bytes.
    ///
    /// `onViolation` is told what lenient checking finds.
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

    /// Creates a stream of the events in single bytes.
    ///
    /// `onViolation` is told what lenient checking finds.
    public init<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes,
        options: ReadingOptions = ReadingOptions(),
        lifecycle: LifecycleEngine<Stream> = LifecycleEngine(),
        onViolation: @escaping ViolationHandler = { _, _ in }
    ) where Bytes.Element == UInt8 {
        chunks = GatheredBytes(base: bytes)
        decoder = EventDecoder(options, lifecycle: lifecycle)
        self.onViolation = onViolation
    }

    /// Creates an iterator; most kinds of bytes can be gone through only once.
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

    /// The events with their indices, places and violations.
    public var decoded: DecodedEvents<Stream> { DecodedEvents(events: self) }
}

extension EventStream {
    /// Goes through the events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var chunks: any AsyncIteratorProtocol<[UInt8], any Error>
        @usableFromInline var decoder: EventDecoder<Stream>
        @usableFromInline let onViolation: ViolationHandler
        /// Whether nothing more comes, be it that the stream has ended or that it has failed.
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
            // Apart from the way that suspends, so that an event of bytes that are there costs no more than a call.
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

        /// The next event with its index and place, or nil if the stream has ended or failed.
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

        /// The next event of the bytes that are there.
        @inlinable
        mutating func decodeEvent() throws(EventStreamError) -> Stream.Event? {
            // So it stays if an error is thrown.
            isOver = true
            if let event = try decoder.nextEvent(onViolation) {
                isOver = false
                return event
            }
            isOver = decoder.ending != nil
            if isOver { reportEnd() }
            return nil
        }

        /// The next event of the bytes that are there, with its index and place.
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
                // Sequences end early when their task is cancelled; that is not for the sender to answer for.
                try Task.checkCancellation()
                decoder.finish()
            }
            isOver = false
        }
    }
}

/// The events of a stream with their indices, places and violations.
public struct DecodedEvents<Stream: StreamProtocol>: AsyncSequence, Sendable {
    let events: EventStream<Stream>

    /// Goes through the events.
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

    /// Creates an iterator; most kinds of bytes can be gone through only once.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(events) }
}
