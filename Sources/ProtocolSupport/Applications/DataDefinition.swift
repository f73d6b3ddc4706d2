/// A kind of data that an application sends with a stream: what it is called and what it carries.
///
/// Generated from an event such as `data-progress` of a schema that extends a protocol.
public protocol DataDefinition: Sendable {
    /// What an event of this kind carries.
    associatedtype Payload: JSONCodable

    /// What follows the family's prefix in the event's type: `progress` in `data-progress`.
    static var name: String { get }

    /// Checks what the schema asks of a payload beyond its types.
    static func validate(_ payload: Payload) throws(ValidationFailure)
}

extension DataDefinition {
    /// Checks nothing: the schema asks for no more than the types do.
    public static func validate(_ payload: Payload) throws(ValidationFailure) {}

    /// Checks what the schema asks of a payload; a failure names the event of the stream that would carry it.
    @_spi(Generated)
    public static func check<Stream: DataStream>(_ payload: Payload, for _: Stream.Type) throws(ValidationFailure) {
        do {
            try validate(payload)
        } catch {
            throw error.naming(Stream.dataEvent(name: name, id: nil, data: .null, transient: nil).type)
        }
    }
}

/// A protocol with events for data of an application's own.
///
/// Generated for every protocol that has a family of events with `data: any`.
public protocol DataStream: StreamProtocol {
    /// The event that carries `data` of the kind `name`.
    static func dataEvent(name: String, id: String?, data: JSONValue, transient: Bool?) -> Event
}

extension EventWriter where Stream: DataStream {
    /// Writes data of the application's own, checked against its schema.
    ///
    /// - Parameters:
    ///   - definition: The kind of data.
    ///   - payload: The data.
    ///   - id: The part; later data of the same kind and id replaces it.
    ///   - transient: Whether the client hands the data to a callback only and keeps no part.
    /// - Throws: `ValidationFailure` naming the event and the field that breaks a constraint, `EncodingFailure`, or what the writer throws.
    public func writeData<Definition: DataDefinition>(
        _ definition: Definition.Type,
        _ payload: Definition.Payload,
        id: String? = nil,
        transient: Bool? = nil
    ) async throws {
        try Definition.check(payload, for: Stream.self)
        let data = try JSONValue(json: payload.json())
        try await write(Stream.dataEvent(name: Definition.name, id: id, data: data, transient: transient))
    }
}
