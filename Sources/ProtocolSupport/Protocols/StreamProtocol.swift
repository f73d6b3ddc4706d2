/// A streaming protocol: the contents of a schema as static data.
///
/// Generated as an enum without cases.
public protocol StreamProtocol: Sendable {
    /// The union of the events.
    associatedtype Event: StreamEvent where Event.Stream == Self

    /// The protocol's name.
    static var name: String { get }
    /// How events are told apart: by the key `type` unless the schema says otherwise.
    static var discriminator: Discriminator { get }
    /// The transport of the streams.
    static var transport: TransportTable { get }
    /// The clients that read the streams.
    static var clients: ClientTable { get }
    /// The order in which events may come.
    @_spi(Generated)
    static var lifecycle: LifecycleTable { get }
    /// The shapes that strict reading checks events against, in the order of `StreamEvent.kind`.
    @_spi(Generated)
    static var events: [EventShape] { get }

    /// Returns the event that opens `scope` with `key`, if it needs nothing but a key.
    @_spi(Generated)
    static func opening(_ scope: ScopeID, key: String) -> Event?
    /// Returns the event that closes `scope` with `key`, if it needs nothing but a key.
    @_spi(Generated)
    static func closing(_ scope: ScopeID, key: String) -> Event?
    /// Returns the event that settles a machine left in `state` at the end of a stream, if it needs one.
    @_spi(Generated)
    static func settling(_ scope: ScopeID, key: String, state: Int) -> Event?

    /// Returns the event with `id` in it, if it opens the stream.
    ///
    /// An event that already has another id keeps it, unless `isForced`.
    @_spi(Generated)
    static func identified(_ event: Event, by id: String, isForced: Bool) -> Event
    /// Returns the event that ends the stream when its work is done; nil if closing the outermost span is enough.
    ///
    /// `isWaiting` is true if machines remain open for another party to advance.
    @_spi(Generated)
    static func completing(isWaiting: Bool) -> Event?
    /// Returns the event that reports the failure of the writer to the reader, if there is one.
    @_spi(Generated)
    static func failing(text: String) -> Event?
    /// The text that replaces the text of an error, unless the reader may see errors.
    static var maskedErrorText: String { get }
    /// Returns the event that reports to the reader that the writer was stopped, if there is one.
    @_spi(Generated)
    static func cancelling() -> Event?
    /// Returns the event that appends a piece of text to `scope` with `key`, if it needs nothing else.
    @_spi(Generated)
    static func delta(_ scope: ScopeID, key: String, text: String) -> Event?
    /// Merges the next event into `event`; false if no single event can replace the two.
    @_spi(Generated)
    static func join(_ next: Event, to event: inout Event) -> Bool
}

// Requirements that only generated code meets have defaults: Swift cannot hide a requirement without one.
extension StreamProtocol {
    /// The key `type`.
    public static var discriminator: Discriminator { "type" }
    /// An empty table: events may come in any order.
    @_spi(Generated)
    public static var lifecycle: LifecycleTable { LifecycleTable() }
    /// An empty list: no events are known.
    @_spi(Generated)
    public static var events: [EventShape] { [] }
    /// Nil: no event can be made from a key alone.
    @_spi(Generated)
    public static func opening(_ scope: ScopeID, key: String) -> Event? { nil }
    /// Nil: no event can be made from a key alone.
    @_spi(Generated)
    public static func closing(_ scope: ScopeID, key: String) -> Event? { nil }
    /// Nil: no machine needs an event at the end.
    @_spi(Generated)
    public static func settling(_ scope: ScopeID, key: String, state: Int) -> Event? { nil }
    /// Returns the event unchanged: the protocol's streams have no ids.
    @_spi(Generated)
    public static func identified(_ event: Event, by id: String, isForced: Bool) -> Event { event }
    /// Nil: the event that closes the outermost span ends the stream.
    @_spi(Generated)
    public static func completing(isWaiting: Bool) -> Event? { nil }
    /// Nil: the protocol has no such event.
    @_spi(Generated)
    public static func failing(text: String) -> Event? { nil }
    /// "An error occurred.", the text that the AI SDK itself uses.
    public static var maskedErrorText: String { "An error occurred." }
    /// Nil: the protocol has no such event.
    @_spi(Generated)
    public static func cancelling() -> Event? { nil }
    /// Nil: the protocol has no such event.
    @_spi(Generated)
    public static func delta(_ scope: ScopeID, key: String, text: String) -> Event? { nil }
    /// False: the protocol has no events that can be merged.
    @_spi(Generated)
    public static func join(_ next: Event, to event: inout Event) -> Bool { false }
}

/// An event of a protocol.
public protocol StreamEvent: JSONCodable {
    /// The protocol.
    associatedtype Stream: StreamProtocol

    /// The index in `Stream.events`; nil for an unrecognized event.
    var kind: Int? { get }
    /// The name on the wire.
    var type: String { get }
    /// The key of the event's lifecycle scope, if the scope has keys.
    var scopeKey: String? { get }
    /// The reference by which single events refer to this one, or this one to an earlier event, if there is one.
    @_spi(Generated)
    var reference: String? { get }
    /// The index of the event's effects in the lifecycle's table; `kind`, unless the effects depend on fields.
    var lifecycleRow: Int? { get }
    /// The key of the envelope that the event is written under; nil for `TransportTable.envelopePayload`.
    var envelopeKey: String? { get }
    /// Whether the machine that the event advances is ignored when its enclosing span is renewed.
    @_spi(Generated)
    var isExemptFromRenewal: Bool { get }
    /// The event that a writer sends instead if the machine is in no state that allows this one; nil for most events.
    @_spi(Generated)
    var fallback: [Self] { get }

    /// The events that clients from `floor` on get in place of this one: itself, others, or none.
    ///
    /// Throws if the event must not be left out.
    func replacements(for floor: ClientVersion) throws(JSONEncodingError) -> [Self]
    /// Whether `replacements(for:)` returns just the event itself.
    func isSendable(to floor: ClientVersion) -> Bool
    /// Returns the event with another key of its lifecycle scope, if the scope has keys.
    @_spi(Generated)
    func keyed(by key: String) -> Self

    /// Reads the event that has its name from outside: from the only key of an object, or from the transport.
    @_spi(Generated)
    init(named name: JSONKey, from reader: inout JSONReader) throws(JSONDecodingError)
    /// Writes the event without the name that it has from outside.
    @_spi(Generated)
    func encodePayload(into writer: inout JSONWriter)
}

extension StreamEvent {
    /// The event's `kind`: its effects are the same whatever its fields say.
    @inlinable
    public var lifecycleRow: Int? { kind }
    /// Nil: the event is written under the key of the payload.
    @inlinable
    public var envelopeKey: String? { nil }
    /// Nil: no event of the protocol refers to another.
    @_spi(Generated)
    public var reference: String? { nil }
    /// False: no span of the protocol is renewed.
    @_spi(Generated)
    public var isExemptFromRenewal: Bool { false }
    /// Nil: no event of the protocol has a fallback.
    @_spi(Generated)
    public var fallback: [Self] { [] }
    /// Returns the event unchanged: no machine of the protocol has a key.
    @_spi(Generated)
    public func keyed(by key: String) -> Self { self }
    /// False: an event that does not match its type must be reported.
    @_spi(Generated)
    public static var isReadForgivingly: Bool { false }
}

/// A writer of the events of a protocol.
///
/// A service that writes to a stream accepts `some EventWriter<UIMessageStream>` and needs to know nothing else.
public protocol EventWriter<Stream>: Sendable {
    /// The protocol.
    associatedtype Stream: StreamProtocol

    /// Writes events together, opening and closing scopes around them as the lifecycle requires.
    func write(_ events: [Stream.Event]) async throws
    /// Writes the events of one machine, such as a tool call, and returns the key under which they were sent.
    ///
    /// Works like `write(_:)`, but a machine that begins under the key of one that has ended gets a new key, and later
    /// events with the old key advance the new machine. Providers restart the numbering of their calls in every turn.
    @discardableResult
    func advance(_ events: [Stream.Event]) async throws -> String
    /// Continues the open part of `scope`, opening one first if there is none.
    ///
    /// `makeEvent` is called with the part's key.
    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) async throws
    /// Appends text to the open part of `scope` if that needs no waiting, opening a part first if there is none.
    ///
    /// Returns false if nothing was written and the caller must use `append(to:_:)`.
    func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool
    /// A new id, unique in the message.
    func generateID() async throws -> String
    /// Registers a fallback: if the stream ends before the machine this event advances has advanced, the event is written first.
    ///
    /// If the output of a server-side tool never comes, its call fails this way, while a client-side call may wait.
    ///
    /// - Throws: The errors that writing the event now would throw; nothing is registered then.
    func promise(_ event: Stream.Event) throws
}

extension EventWriter {
    /// Writes one event.
    public func write(_ event: Stream.Event) async throws { try await write([event]) }

    /// Writes the events and returns the key of the last one.
    @discardableResult
    public func advance(_ events: [Stream.Event]) async throws -> String {
        try await write(events)
        return events.last?.scopeKey ?? ""
    }

    /// Does nothing: the writer has no end of its own.
    public func promise(_ event: Stream.Event) {}

    /// False: the caller must always wait.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool { false }
}
