public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

/// The message of a stream as it grows.
///
///     for try await message in UIMessageStream.messages(from: bytes) { show(message) }
///
/// The stream is read as fast as it comes, by a task of its own that ends with the iterator. Asking for the next message
/// gives the newest one, so a reader that is slower than the stream skips what it could not have shown anyway, and the
/// last one is never skipped. Only messages that are asked for are made, so reading a stream costs as much as the stream
/// is long, plus the size of the message for each one that is taken.
///
/// An event that the client fails at is thrown, after the last message before it: as a `ClientReplay.Failure`, which says
/// where it is, or as a `ReductionError` if the events were not read from bytes. An `error` event does not end the stream;
/// its text goes to `onError`. `onEnd` reports whether the stream was complete.
public struct MessageStream: AsyncSequence, Sendable {
    /// A message of the assistant.
    public typealias Element = UIMessageStream.UIMessage

    /// Callbacks for everything but the messages.
    ///
    /// They run as the stream is read, perhaps ahead of the message that was taken last.
    public struct Handlers: Sendable {
        /// Takes the data that the client hands to its callback, transient data included.
        public var onData: @Sendable (UIMessageStream.DataEvent) -> Void
        /// Takes the text of an `error` event.
        public var onError: @Sendable (String) -> Void
        /// Takes how the stream ended, unless something is thrown: `done` is a stream that came whole.
        ///
        /// A sequence of events that is not itself an `EventStream` does not say, and always ends with `endOfBytes`.
        public var onEnd: @Sendable (StreamEnding) -> Void

        /// Creates handlers; what is not given does nothing.
        public init(
            onData: @escaping @Sendable (UIMessageStream.DataEvent) -> Void = { _ in },
            onError: @escaping @Sendable (String) -> Void = { _ in },
            onEnd: @escaping @Sendable (StreamEnding) -> Void = { _ in }
        ) {
            self.onData = onData
            self.onError = onError
            self.onEnd = onEnd
        }
    }

    private let reducer: MessageReducer
    private let handlers: Handlers
    private let frameLimit: Int
    private let feed: @Sendable (MessageFold) async throws -> StreamEnding

    /// Creates a stream of the messages that `reducer` makes of events, whole strings as they are in Swift.
    public init<Events: AsyncSequence & Sendable>(
        _ events: Events,
        reducer: MessageReducer = MessageReducer(),
        handlers: Handlers = Handlers()
    ) where Events.Element == UIMessageStream.Event {
        self.reducer = reducer
        self.handlers = handlers
        frameLimit = SSEDecoder.defaultFrameLimit
        feed = { fold in
            var iterator = events.makeAsyncIterator()
            while let event = try await iterator.next() { try await fold.apply(event) }
            return .endOfBytes
        }
    }

    /// Creates a stream of the messages that `reducer` makes of the events that are read from bytes.
    ///
    /// The message is the one that the bytes themselves give: the halves of a surrogate pair that come in two events are joined.
    public init(
        _ events: EventStream<UIMessageStream>,
        reducer: MessageReducer = MessageReducer(),
        handlers: Handlers = Handlers()
    ) {
        self.reducer = reducer
        self.handlers = handlers
        frameLimit = SSEDecoder.defaultFrameLimit
        feed = { fold in
            // The AI SDK's clients read on after the frame that ends a stream.
            var iterator = events.pastDone.decoded.makeAsyncIterator()
            do {
                while let event = try await iterator.next() { try await fold.apply(event) }
            } catch let error as EventStreamError {
                throw ClientReplay.Failure(error) ?? error
            }
            return iterator.ending ?? .endOfBytes
        }
    }

    /// Creates a stream of the messages that `reducer` makes of decoded events, such as some of those of `EventStream.decoded`.
    ///
    /// They still have the JSON they came from, so the halves of a surrogate pair that come in two events are joined.
    public init<Events: AsyncSequence & Sendable>(
        _ events: Events,
        reducer: MessageReducer = MessageReducer(),
        handlers: Handlers = Handlers()
    ) where Events.Element == DecodedEvent<UIMessageStream> {
        self.reducer = reducer
        self.handlers = handlers
        frameLimit = SSEDecoder.defaultFrameLimit
        feed = { fold in
            var iterator = events.makeAsyncIterator()
            while let event = try await iterator.next() { try await fold.apply(event) }
            return .endOfBytes
        }
    }

    /// Creates a stream of the messages that `reducer` makes of the server-sent events in chunks of bytes.
    ///
    /// The halves of a surrogate pair that come in two events are joined. A frame of more than `frameLimit` bytes is refused.
    public init<Bytes: AsyncSequence & Sendable>(
        bytes: Bytes,
        reducer: MessageReducer = MessageReducer(),
        handlers: Handlers = Handlers(),
        frameLimit: Int = SSEDecoder.defaultFrameLimit
    ) where Bytes.Element: Sequence<UInt8> & Sendable {
        self.reducer = reducer
        self.handlers = handlers
        self.frameLimit = frameLimit
        feed = { fold in
            for try await chunk in bytes { try await fold.append(chunk) }
            return try await fold.endOfBytes()
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> AsyncIterator {
        let fold = MessageFold(reducer, handlers, frameLimit: frameLimit)
        let feed = feed
        let task = Task {
            do {
                let ending = try await feed(fold)
                // Sequences end early when their task is cancelled; that is not how the stream ended.
                if ending != .done { try Task.checkCancellation() }
                await fold.finish(.success(ending))
            } catch {
                await fold.finish(.failure(error))
            }
        }
        return AsyncIterator(fold: fold, reading: ReadingTask(task))
    }

    /// Takes the messages.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let fold: MessageFold
        let reading: ReadingTask
        private var seen = 0

        init(fold: MessageFold, reading: ReadingTask) {
            self.fold = fold
            self.reading = reading
        }

        /// The newest message that was not taken yet, waiting for one; nil at the end.
        public mutating func next() async throws -> UIMessageStream.UIMessage? {
            guard let (message, version) = try await fold.next(after: seen) else { return nil }
            seen = version
            return message
        }
    }
}

/// Ends the reading with the iterator that it reads for.
final class ReadingTask: Sendable {
    private let task: Task<Void, Never>

    init(_ task: Task<Void, Never>) {
        self.task = task
    }

    deinit { task.cancel() }
}

/// Where the reading task leaves events and the iterator finds messages.
actor MessageFold {
    private var reducer: MessageReducer
    private let handlers: MessageStream.Handlers
    private var frames: FrameDecoder
    /// How often a message was published.
    private var version = 0
    private var ending: Result<StreamEnding, any Error>?
    private var waiter: CheckedContinuation<Void, Never>?

    init(_ reducer: MessageReducer, _ handlers: MessageStream.Handlers, frameLimit: Int) {
        self.reducer = reducer
        self.handlers = handlers
        frames = FrameDecoder(UIMessageStream.transport, frameLimit: frameLimit, readsPastDone: true)
    }

    func apply(_ event: UIMessageStream.Event) throws(ReductionError) { try take(reducer.apply(event)) }

    func apply(_ decoded: DecodedEvent<UIMessageStream>) throws(ClientReplay.Failure) {
        do {
            try take(reducer.apply(decoded.event, json: decoded.json))
        } catch {
            throw ClientReplay.Failure(index: decoded.index, position: decoded.position, reason: .misplaced(error))
        }
    }

    func append(_ chunk: some Sequence<UInt8>) throws {
        frames.append(chunk)
        while let frame = try nextFrame() { try apply(frame) }
    }

    /// Reads what is left when no more bytes come; returns how the stream ended.
    func endOfBytes() throws -> StreamEnding {
        frames.finish()
        while let frame = try nextFrame() { try apply(frame) }
        return frames.ending ?? .endOfBytes
    }

    private func apply(_ frame: EventFrame) throws {
        let index = frames.eventCount - 1
        do {
            try take(reducer.apply(json: frame.data))
        } catch let error as JSONDecodingError {
            throw ClientReplay.Failure(index: index, position: frame.position, reason: .malformed(error))
        } catch let error as ReductionError {
            throw ClientReplay.Failure(index: index, position: frame.position, reason: .misplaced(error))
        }
    }

    private func nextFrame() throws(ClientReplay.Failure) -> EventFrame? {
        do {
            return try frames.next()
        } catch {
            throw ClientReplay.Failure(index: frames.eventCount, position: error.position, reason: .unreadable(error))
        }
    }

    private func take(_ outcome: MessageReducer.Outcome) {
        if let data = outcome.data { handlers.onData(data) }
        if let text = outcome.errorText { handlers.onError(text) }
        guard outcome.isPublished else { return }
        version += 1
        wake()
    }

    func finish(_ ending: Result<StreamEnding, any Error>) {
        self.ending = ending
        if case .success(let ending) = ending { handlers.onEnd(ending) }
        wake()
    }

    private func wake() {
        waiter?.resume()
        waiter = nil
    }

    /// The newest message if it is newer than `seen`, waiting for one; nil at the end.
    func next(after seen: Int) async throws -> (UIMessageStream.UIMessage, Int)? {
        while version == seen {
            if let ending {
                _ = try ending.get()
                return nil
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    if Task.isCancelled { continuation.resume() } else { waiter = continuation }
                }
            } onCancel: {
                Task { await self.wake() }
            }
            try Task.checkCancellation()
        }
        return reducer.message.map { ($0, version) }
    }
}

extension UIMessageStream {
    /// The message that a client makes of events, as it grows.
    public static func messages<Events: AsyncSequence & Sendable>(
        from events: Events,
        reducer: MessageReducer = MessageReducer(),
        handlers: MessageStream.Handlers = MessageStream.Handlers()
    ) -> MessageStream where Events.Element == UIMessageStream.Event {
        MessageStream(events, reducer: reducer, handlers: handlers)
    }

    /// The message that a client makes of the events that are read from bytes, as it grows.
    public static func messages(
        from events: EventStream<UIMessageStream>,
        reducer: MessageReducer = MessageReducer(),
        handlers: MessageStream.Handlers = MessageStream.Handlers()
    ) -> MessageStream {
        MessageStream(events, reducer: reducer, handlers: handlers)
    }

    /// The message that a client makes of the server-sent events in chunks of bytes, as it grows.
    public static func messages<Bytes: AsyncSequence & Sendable>(
        from bytes: Bytes,
        reducer: MessageReducer = MessageReducer(),
        handlers: MessageStream.Handlers = MessageStream.Handlers(),
        frameLimit: Int = SSEDecoder.defaultFrameLimit
    ) -> MessageStream where Bytes.Element: Sequence<UInt8> & Sendable {
        MessageStream(bytes: bytes, reducer: reducer, handlers: handlers, frameLimit: frameLimit)
    }
}
