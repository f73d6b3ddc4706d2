/// A streaming protocol: what a schema says, as static data.
///
/// Generated as an enum without cases.
public protocol StreamProtocol: Sendable {
    /// The union of the events.
    associatedtype Event: StreamEvent where Event.Stream == Self

    /// The protocol's name.
    static var name: String { get }
    /// The key that names an event; `type` unless the schema says otherwise.
    static var discriminator: String { get }
    /// How events travel.
    static var transport: TransportTable { get }
    /// Who reads them.
    static var clients: ClientTable { get }
    /// The order of events.
    @_spi(Generated)
    static var lifecycle: LifecycleTable { get }
    /// The shapes that strict reading checks events against, in the order of `StreamEvent.kind`.
    @_spi(Generated)
    static var events: [EventShape] { get }

    /// The event that opens `scope` with `key`, if a key is all it needs.
    @_spi(Generated)
    static func opening(_ scope: ScopeID, key: String) -> Event?
    /// The event that closes `scope` with `key`, if a key is all it needs.
    @_spi(Generated)
    static func closing(_ scope: ScopeID, key: String) -> Event?
    /// The event that settles the instance `key` of a machine that a stream leaves in `state`, if one is needed.
    @_spi(Generated)
    static func settling(_ scope: ScopeID, key: String, state: Int) -> Event?

    /// The event with `id` in it, if it opens the stream.
    ///
    /// An event that names another id keeps that, unless `isForced`.
    @_spi(Generated)
    static func identified(_ event: Event, by id: String, isForced: Bool) -> Event
    /// The event that ends the stream when its work is done; nil for the one that closes the outermost span.
    ///
    /// `isWaiting` says whether machines are left open for somebody else to move.
    @_spi(Generated)
    static func completing(isWaiting: Bool) -> Event?
    /// The event that tells the reader that the writer failed, if there is one.
    @_spi(Generated)
    static func failing(text: String) -> Event?
    /// The text that the reader gets in place of an error, unless it may see errors.
    static var maskedErrorText: String { get }
    /// The event that tells the reader that the writer was stopped, if there is one.
    @_spi(Generated)
    static func cancelling() -> Event?
    /// The event that continues `scope` with `key` by a piece of text, if that is all it needs.
    @_spi(Generated)
    static func delta(_ scope: ScopeID, key: String, text: String) -> Event?
    /// Adds to an event what the next one says; false if no one event says what the two do.
    @_spi(Generated)
    static func join(_ next: Event, to event: inout Event) -> Bool
}

// Requirements that only generated code meets have a default each: Swift hides no requirement without one.
extension StreamProtocol {
    /// The key that names an event.
    public static var discriminator: String { "type" }
    /// Nothing is asked of the order of events.
    @_spi(Generated)
    public static var lifecycle: LifecycleTable { LifecycleTable() }
    /// No events are known.
    @_spi(Generated)
    public static var events: [EventShape] { [] }
    /// Nothing: a key is not enough for any event.
    @_spi(Generated)
    public static func opening(_ scope: ScopeID, key: String) -> Event? { nil }
    /// Nothing: a key is not enough for any event.
    @_spi(Generated)
    public static func closing(_ scope: ScopeID, key: String) -> Event? { nil }
    /// Nothing: no machine needs an event at the end.
    @_spi(Generated)
    public static func settling(_ scope: ScopeID, key: String, state: Int) -> Event? { nil }
    /// The event as it is: the protocol's streams have no ids.
    @_spi(Generated)
    public static func identified(_ event: Event, by id: String, isForced: Bool) -> Event { event }
    /// Nothing: the event that closes the outermost span says it.
    @_spi(Generated)
    public static func completing(isWaiting: Bool) -> Event? { nil }
    /// Nothing: the protocol has no such event.
    @_spi(Generated)
    public static func failing(text: String) -> Event? { nil }
    /// The words "An error occurred", as the AI SDK itself says it.
    public static var maskedErrorText: String { "An error occurred." }
    /// Nothing: the protocol has no such event.
    @_spi(Generated)
    public static func cancelling() -> Event? { nil }
    /// Nothing: the protocol has no such event.
    @_spi(Generated)
    public static func delta(_ scope: ScopeID, key: String, text: String) -> Event? { nil }
    /// False: the protocol has no events that can be joined.
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
    /// The key of the lifecycle scope that the event belongs to, if that has one.
    var scopeKey: String? { get }
    /// The id by which events refer to each other, if this event has one.
    @_spi(Generated)
    var reference: String? { get }
    /// Whether the machine that the event moves takes no part in the renewal of the span that it begins in.
    @_spi(Generated)
    var isExemptFromRenewal: Bool { get }
    /// The events that a writer sends instead if the machine is in no state that allows this event; empty for most events.
    @_spi(Generated)
    var fallback: [Self] { get }

    /// The events that are sent to clients from `floor` on: this event, others, or none.
    ///
    /// Throws if the event may not be left out.
    func replacements(for floor: ClientVersion) throws(JSONEncodingError) -> [Self]
    /// Whether `replacements(for:)` is the event itself.
    func isSendable(to floor: ClientVersion) -> Bool
    /// The event with another key of its lifecycle scope, if that has one.
    @_spi(Generated)
    func keyed(by key: String) -> Self
}

extension StreamEvent {
    /// Nothing: no event of the protocol refers to another.
    @_spi(Generated)
    public var reference: String? { nil }
    /// False: no span of the protocol is renewed.
    @_spi(Generated)
    public var isExemptFromRenewal: Bool { false }
    /// Nothing: no event of the protocol has a fallback.
    @_spi(Generated)
    public var fallback: [Self] { [] }
    /// The event as it is: no machine of the protocol has a key.
    @_spi(Generated)
    public func keyed(by key: String) -> Self { self }
    /// False: an event that is not what it says it is must be told of.
    @_spi(Generated)
    public static var isReadForgivingly: Bool { false }
}

/// Takes the events of a protocol.
///
/// A service that writes to a stream takes `some EventWriter<UIMessageStream>` and needs to know nothing else.
public protocol EventWriter<Stream>: Sendable {
    /// The protocol.
    associatedtype Stream: StreamProtocol

    /// Writes events together, opening and closing scopes around them as the lifecycle asks.
    func write(_ events: [Stream.Event]) async throws
    /// Writes the events of one machine, such as a tool call, and returns the key that they went out under.
    ///
    /// As `write(_:)`, but a machine that begins under the key of one that has ended gets a key of its own, and later events
    /// with the old key move the new machine. Providers count their calls anew in every turn.
    @discardableResult
    func advance(_ events: [Stream.Event]) async throws -> String
    /// Continues the open part of `scope`, opening one first if there is none.
    ///
    /// `makeEvent` gets the part's key.
    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) async throws
    /// Continues the open part of `scope` by a piece of text if that needs no waiting, opening one first if there is none.
    ///
    /// Returns false if nothing was written and `append(to:_:)` must be called.
    func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool
    /// A new id, unique in the message.
    func generateID() async throws -> String
    /// Registers a fallback: if the stream ends before the machine this event advances has advanced, the event is written first.
    ///
    /// So the call of a tool that the server runs fails if its output never comes, while one that the client runs may wait.
    ///
    /// - Throws: What writing the event now would throw; nothing is registered then.
    func promise(_ event: Stream.Event) throws
}

extension EventWriter {
    /// Writes one event.
    public func write(_ event: Stream.Event) async throws { try await write([event]) }

    /// Writes the events; the key is that of the last one.
    @discardableResult
    public func advance(_ events: [Stream.Event]) async throws -> String {
        try await write(events)
        return events.last?.scopeKey ?? ""
    }

    /// Registers nothing: the writer has no end of its own.
    public func promise(_ event: Stream.Event) {}

    /// False: always waits.
    public func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool { false }
}
