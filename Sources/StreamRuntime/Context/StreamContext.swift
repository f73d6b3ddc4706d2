public import ProtocolSupport

/// The stream of one message, which a request handler writes to.
///
/// One context is one message. Whatever is written through it, in whatever order and from however many tasks, the bytes that
/// leave are a stream that the client accepts and finishes: scopes are opened and closed as the protocol's lifecycle asks,
/// fields that the client floor does not know are left out, and every path ends with the protocol's end. All methods that
/// the schema declares, such as `writeText(_:)`, are here by way of `EventWriter`; a service needs to know nothing else and
/// can take `some EventWriter<UIMessageStream>`.
///
/// ```swift
/// let context = StreamContext()
/// context.run { context in
///     try await context.writeText("Hello!")
/// }
/// return response(headers: context.responseHeaders, body: context.bytes)
/// ```
public final class StreamContext<Stream: CollectedProtocol, Info: Sendable>: Sendable {
    /// Values that the application needs while it answers: the user, a limit, a trace.
    public let info: Info
    /// The message's id, which the stream begins with.
    ///
    /// A `start` that is written under another id goes out as it is, and the completion's message has its id; where an earlier
    /// answer is continued, it gets this id, since the client would show that answer twice.
    public let messageID: String
    /// Values that the modules of a request share.
    public let store = StreamStore()
    let core: StreamCore<Stream>
    /// A value that the extension for one protocol keeps with the context.
    package let attachment: (any Sendable)?

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - stream: The protocol.
    ///   - info: What the application wants to have at hand.
    ///   - messageID: The message's id; made up if there is none.
    ///   - message: The answer of an earlier request that this one continues; give its id too.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once, when the stream has ended, however that was. A context with such a handler collects.
    public convenience init(
        _ stream: Stream.Type,
        info: Info = (),
        messageID: String? = nil,
        continuing message: Stream.Reduction.Message? = nil,
        options: StreamOptions = StreamOptions(),
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)? = nil
    ) {
        self.init(
            info: info,
            messageID: messageID,
            origin: message.map { .message($0) } ?? .nothing,
            options: options,
            onCompletion: onCompletion
        )
    }

    package init(
        info: Info,
        messageID: String?,
        origin: StreamOrigin<Stream.Reduction.Message>,
        attachment: (any Sendable)? = nil,
        options: StreamOptions,
        onCompletion: (@Sendable (StreamCompletion<Stream>) async -> Void)?
    ) {
        let messageID = messageID ?? options.makeID()
        self.info = info
        self.messageID = messageID
        self.attachment = attachment
        core = StreamCore(messageID: messageID, origin: origin, options: options, onCompletion: onCompletion)
    }

    /// How the stream is written.
    package var options: StreamOptions { core.options }

    /// Goes on where an earlier stream has left off; to be called before anything is written.
    package func resume(_ engine: LifecycleEngine<Stream>) {
        core.guarded.withLock { $0.stream.resume(engine) }
    }

    /// The bytes for the response's body.
    ///
    /// For one reader. When it goes away before the end, the client is taken to be gone: the work is cancelled, unless the
    /// options say that it continues.
    public var bytes: StreamBytes { StreamBytes(core) }

    /// Says that the client has gone away, for servers that notice it before a write fails.
    public func disconnect() { core.disconnect() }

    /// The response's headers, as the schema gives them.
    public var responseHeaders: [TransportTable.Header] { Stream.transport.headers }

    /// The response's headers without those that HTTP/2 and HTTP/3 forbid.
    public var responseHeadersWithoutConnection: [TransportTable.Header] {
        responseHeaders.filter { !["connection", "keep-alive", "transfer-encoding"].contains($0.name.lowercased()) }
    }

    /// Whether the stream has ended.
    public var isFinished: Bool { core.outcome != nil }

    /// How the stream ended; nil while it has not.
    public var outcome: StreamOutcome? { core.outcome }

    /// The record so far; nil unless the context collects.
    public var record: Stream.Record? { core.guarded.withLock { $0.stream.currentRecord() } }

    /// The message as far as it has come; nil unless the context collects, and knows how the message begins.
    public var message: Stream.Reduction.Message? { core.guarded.withLock { $0.stream.currentMessage() } }
}

extension StreamContext: EventWriter {
    /// Writes events together, opening and closing scopes around them as the lifecycle asks.
    ///
    /// Suspends while too much waits for the client. An event that ends the stream does not wait, and may come twice.
    ///
    /// - Throws: `LifecycleError` if nothing makes an event right here, `JSONEncodingError` if an event cannot be written
    ///   or its client refuses it, `StreamWriteError` if the stream has ended, `CancellationError` if the task is cancelled
    ///   while it waits. Nothing has been written then.
    public func write(_ events: [Stream.Event]) async throws {
        try await core.write(events, collects: true)
    }

    /// Writes the events of one machine, such as a tool call, and returns the key that they went out under.
    ///
    /// Writer methods such as `beginToolCall` call it. A call that begins under the id of one that has ended gets an id of its
    /// own, and later events with the old id move the new call.
    ///
    /// - Throws: As `write(_:)`.
    @discardableResult
    public func advance(_ events: [Stream.Event]) async throws -> String {
        try await core.advance(events, collects: true)
    }

    /// Writes an event if that needs no waiting, for callers that cannot suspend.
    ///
    /// - Returns: Whether the event was written; if not, too much waits for the client.
    /// - Throws: As `write(_:)`.
    public func tryWrite(_ event: Stream.Event) throws -> Bool {
        let step = try core.tryWrite([event], collects: true)
        if step == .ended { Task { await core.complete() } }
        return step != .full
    }

    /// Continues the open part of `scope`, opening one first if there is none.
    ///
    /// - Throws: As `write(_:)`, and `StreamWriteError` if what `makeEvent` returns does not continue the part.
    public func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) async throws {
        try await core.append(to: scope, collects: true, makeEvent)
    }

    /// Continues the open part of `scope` by a piece of text if that needs no waiting.
    ///
    /// - Returns: Whether the text was written.
    /// - Throws: As `append(to:_:)`.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool {
        try core.tryAppend(text, to: scope, collects: true)
    }

    /// A new id, unique in the message.
    public func generateID() -> String { core.options.makeID() }

    /// Registers a fallback: if the stream ends before the machine this event advances has advanced, the event is written first.
    ///
    /// So a call that the server runs fails if its output never comes, however the work ends.
    ///
    /// - Throws: What writing the event now would throw: `LifecycleError` if it moves nothing, such as the failure of a
    ///   call that has not begun, `JSONEncodingError` if it cannot be written. Nothing is registered then.
    public func promise(_ event: Stream.Event) throws {
        try core.guarded.withLock { guarded in try guarded.stream.promise(event) }
    }

    /// Writes to the same stream, but leaves no trace in the record.
    ///
    /// The client gets it all the same, text in the part that is open; the message to store is without it.
    public var uncollected: UncollectedWriter<Stream> { UncollectedWriter(core: core) }
}

/// Writes to a context's stream without leaving a trace in its record.
public struct UncollectedWriter<Stream: CollectedProtocol>: EventWriter {
    let core: StreamCore<Stream>

    /// Writes events together, as the context would.
    public func write(_ events: [Stream.Event]) async throws {
        try await core.write(events, collects: false)
    }

    /// Writes the events of one machine, as the context would.
    @discardableResult
    public func advance(_ events: [Stream.Event]) async throws -> String {
        try await core.advance(events, collects: false)
    }

    /// Continues the open part of `scope`, as the context would.
    public func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) async throws {
        try await core.append(to: scope, collects: false, makeEvent)
    }

    /// Continues the open part of `scope` by a piece of text if that needs no waiting, as the context would.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool {
        try core.tryAppend(text, to: scope, collects: false)
    }

    /// A new id, unique in the message.
    public func generateID() -> String { core.options.makeID() }

    /// Registers a fallback, as the context would.
    public func promise(_ event: Stream.Event) throws {
        try core.guarded.withLock { guarded in try guarded.stream.promise(event) }
    }
}
