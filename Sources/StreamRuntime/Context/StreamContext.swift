public import ProtocolSupport

/// The stream of one message, which a request handler writes to.
///
/// A context writes one message. Events can be written in any order and from any number of tasks; the bytes are always
/// a stream that the client accepts and completes. The context opens and closes scopes as the protocol's lifecycle
/// requires, leaves out fields that the client floor does not know, and ends the stream on every path. The methods that
/// the schema declares, such as `writeText(_:)`, are available through `EventWriter`; a service that only writes can
/// accept `some EventWriter<UIMessageStream>`.
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
    /// A `start` that is written with another id is sent unchanged, and the completion's message has that id. If an
    /// earlier answer is continued, the `start` gets this id instead; with another one, the client would show the
    /// answer twice.
    public let messageID: String
    /// The values that the modules of a request share.
    public let store = StreamStore()
    let core: StreamCore<Stream>
    /// A value that the extension for one protocol stores with the context.
    package let attachment: (any Sendable)?

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - stream: The protocol.
    ///   - info: Values that the application needs while it answers.
    ///   - messageID: The message's id; nil to create one.
    ///   - message: The answer to an earlier request that this stream continues; pass its id as `messageID` too.
    ///   - options: How the stream is written.
    ///   - onCompletion: Called once after the stream has ended, on every path. A context with this handler collects.
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

    /// Resumes with the lifecycle of an earlier stream; call it before writing anything.
    package func resume(_ engine: LifecycleEngine<Stream>) {
        core.guarded.withLock { $0.stream.resume(engine) }
    }

    /// Writes events in the order in which another server wrote them: nothing interrupts a part, and no turn is renewed.
    ///
    /// A machine that begins under the key of one that has ended gets a new key, as with `advance(_:)`.
    ///
    /// - Throws: As `write(_:)`.
    package func relay(_ events: [Stream.Event]) async throws {
        try await core.write(events, collects: true, .relaying)
    }

    /// The bytes for the response's body.
    ///
    /// They are for one reader. If it stops before the end, the client counts as disconnected: the work is cancelled,
    /// unless the options say that it continues.
    public var bytes: StreamBytes { StreamBytes(core) }

    /// Marks the client as disconnected, for servers that notice this before a write fails.
    public func disconnect() { core.disconnect() }

    /// The response's headers, as the schema declares them.
    public var responseHeaders: [TransportTable.Header] { Stream.transport.headers }

    /// The response's headers without those that HTTP/2 and HTTP/3 forbid.
    public var responseHeadersWithoutConnection: [TransportTable.Header] {
        responseHeaders.filter { !["connection", "keep-alive", "transfer-encoding"].contains($0.name.lowercased()) }
    }

    /// Whether the stream has ended.
    public var isFinished: Bool { core.outcome != nil }

    /// How the stream ended; nil before that.
    public var outcome: StreamOutcome? { core.outcome }

    /// The record so far; nil unless the context collects.
    public var record: Stream.Record? { core.guarded.withLock { $0.stream.currentRecord() } }

    /// The message so far; nil unless the context collects and knows the beginning of the message.
    public var message: Stream.Reduction.Message? { core.guarded.withLock { $0.stream.currentMessage() } }
}

extension StreamContext: EventWriter {
    /// Writes events together, opening and closing scopes around them as the lifecycle requires.
    ///
    /// The method suspends while too many bytes wait for the client. An event that ends the stream does not wait, and
    /// may be written twice.
    ///
    /// - Throws: `LifecycleError` if no added events can make an event valid here,
    ///   `JSONEncodingError` if an event cannot be encoded or its client rejects it, `StreamWriteError` if the stream
    ///   has ended, `CancellationError` if the task is cancelled while it waits. Nothing has been written then.
    public func write(_ events: [Stream.Event]) async throws {
        try await core.write(events, collects: true)
    }

    /// Writes the events of one machine, such as a tool call, and returns the key that they were sent with.
    ///
    /// Writer methods such as `beginToolCall` call it. A call that begins with the id of a call that has ended gets a
    /// new id, and later events with the old id advance the new call.
    ///
    /// - Throws: As `write(_:)`.
    @discardableResult
    public func advance(_ events: [Stream.Event]) async throws -> String {
        try await core.advance(events, collects: true)
    }

    /// Writes an event if it can be written without waiting, for callers that cannot suspend.
    ///
    /// - Returns: Whether the event was written; if not, too many bytes wait for the client.
    /// - Throws: As `write(_:)`.
    public func tryWrite(_ event: Stream.Event) throws -> Bool {
        let step = try core.tryWrite([event], collects: true)
        if step == .ended { Task { await core.complete() } }
        return step != .full
    }

    /// Continues the open part of `scope`, opening one first if there is none.
    ///
    /// - Throws: As `write(_:)`, and `StreamWriteError` if the event of `makeEvent` does not continue the part.
    public func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) async throws {
        try await core.append(to: scope, collects: true, makeEvent)
    }

    /// Continues the open part of `scope` with a piece of text if it can be written without waiting.
    ///
    /// - Returns: Whether the text was written.
    /// - Throws: As `append(to:_:)`.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool {
        try core.tryAppend(text, to: scope, collects: true)
    }

    /// Returns a new id, unique in the message.
    public func generateID() -> String { core.options.makeID() }

    /// Registers an event that is written before the end if the machine it advances has not advanced by then.
    ///
    /// For example, a call that the server runs can fail if its output never arrives, no matter how the work ends.
    ///
    /// - Throws: The error that writing the event now would throw: `LifecycleError` if it does not advance a machine,
    ///   such as the failure of a call that has not begun, `JSONEncodingError` if it cannot be encoded. Nothing is
    ///   registered then.
    public func promise(_ event: Stream.Event) throws {
        try core.guarded.withLock { guarded in try guarded.stream.promise(event) }
    }

    /// A writer to the same stream that leaves its events out of the record and the message to store.
    ///
    /// The client still receives them; text continues the open part.
    public var uncollected: UncollectedWriter<Stream> { UncollectedWriter(core: core) }
}

/// A writer to a context's stream that leaves its events out of the record and the message to store.
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

    /// Continues the open part of `scope` with text if it can be written without waiting, as the context would.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool {
        try core.tryAppend(text, to: scope, collects: false)
    }

    /// Returns a new id, unique in the message.
    public func generateID() -> String { core.options.makeID() }

    /// Registers a fallback event, as the context would.
    public func promise(_ event: Stream.Event) throws {
        try core.guarded.withLock { guarded in try guarded.stream.promise(event) }
    }
}
