/// A kind of data that an application sends with a stream: what it is called and what it carries.
///
/// Generated from an event such as `data-progress` of a schema that extends a protocol.
public protocol DataDefinition: Sendable {
    /// The payload of an event of this kind.
    associatedtype Payload: JSONCodable

    /// The name of the data in the stream: `progress`, if an event `data-progress` carries it.
    static var name: String { get }

    /// Checks what the schema asks of a payload beyond its types.
    static func validate(_ payload: Payload) throws(ConstraintError)
}

extension DataDefinition {
    /// Checks nothing: the schema asks for no more than the types do.
    public static func validate(_ payload: Payload) throws(ConstraintError) {}

    /// Checks what the schema asks of a payload; a failure names the event of the stream that would carry it.
    @_spi(Generated)
    public static func check<Stream: DataStream>(_ payload: Payload, for _: Stream.Type) throws(ConstraintError) {
        do {
            try validate(payload)
        } catch {
            throw error.naming(Stream.typeOfData(name))
        }
    }
}

/// A protocol with events for data of an application's own.
///
/// Generated for every protocol whose schema says under `applications` which event carries data.
public protocol DataStream: StreamProtocol {
    /// The event that carries `data` of the kind `name`.
    static func dataEvent(
        name: String,
        id: String?,
        data: JSONValue,
        transient: Bool?
    ) throws(JSONEncodingError) -> Event
    /// The data that an event carries; nil if it carries none.
    static func data(in event: Event) -> CarriedData?
}

/// Data of an application's own, as an event carries it.
public struct CarriedData: Hashable, Sendable {
    /// The kind of data.
    public var name: String
    /// The part; later data of the same name and id replaces it.
    public var id: String?
    /// The data.
    public var value: CarriedValue
    /// Whether the client discards the data after use.
    public var isTransient: Bool

    /// Creates data.
    public init(name: String, id: String?, value: CarriedValue, isTransient: Bool) {
        self.name = name
        self.id = id
        self.value = value
        self.isTransient = isTransient
    }
}

extension DataStream {
    /// The data of one kind that an event carries, or nil if it carries no data or another kind.
    ///
    /// - Throws: `JSONDecodingError` if the data is not what its schema says.
    public static func data<Definition: DataDefinition>(
        _ definition: Definition.Type,
        in event: Event
    ) throws(JSONDecodingError) -> Definition.Payload? {
        guard let data = data(in: event), data.name.utf8.elementsEqual(Definition.name.utf8) else { return nil }
        return try data.value.read(Definition.Payload.self)
    }

    /// The type of the event that carries data; followed by the data's name where the type does not have it.
    static func typeOfData(_ name: String) -> String {
        guard let type = try? dataEvent(name: name, id: nil, data: .null, transient: nil).type else { return name }
        return type.hasSuffix(name) ? type : "\(type) '\(name)'"
    }
}

extension EventWriter where Stream: DataStream {
    /// Writes data of the application's own, checked against its schema.
    ///
    /// - Parameters:
    ///   - definition: The kind of data.
    ///   - payload: The data.
    ///   - id: The part; later data of the same kind and id replaces it.
    ///   - transient: Whether the client hands the data to a callback only and keeps no part.
    /// - Throws: `ConstraintError` naming the event and the field that breaks a constraint, `JSONEncodingError`, or what the writer throws.
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
