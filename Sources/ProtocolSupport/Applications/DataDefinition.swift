/// A kind of data that an application sends in a stream, with its name and payload type.
///
/// Generated from an event such as `data-progress` of a schema that extends a protocol.
public protocol DataDefinition: Sendable {
    /// The payload of an event of this kind.
    associatedtype Payload: JSONCodable

    /// The name of the data in the stream: `progress`, if an event `data-progress` carries it.
    static var name: String { get }

    /// Checks the constraints that the schema sets for a payload.
    static func validate(_ payload: Payload) throws(ConstraintError)
}

extension DataDefinition {
    /// Does nothing: the schema sets no constraints.
    public static func validate(_ payload: Payload) throws(ConstraintError) {}

    /// Checks a payload against the schema's constraints; an error names the event that would carry it.
    @_spi(Generated)
    public static func check<Stream: DataStream>(_ payload: Payload, for _: Stream.Type) throws(ConstraintError) {
        do {
            try validate(payload)
        } catch {
            throw error.naming(Stream.typeOfData(name))
        }
    }
}

/// A protocol with events for an application's own data.
///
/// Generated for every protocol whose schema names the event that carries data under `applications`.
public protocol DataStream: StreamProtocol {
    /// Returns the event that carries `data` of the kind `name`.
    static func dataEvent(
        name: String,
        id: String?,
        data: JSONValue,
        transient: Bool?
    ) throws(JSONEncodingError) -> Event
    /// Returns the data that an event carries; nil if it carries none.
    static func data(in event: Event) -> CarriedData?
}

/// An application's own data, as carried by an event.
public struct CarriedData: Hashable, Sendable {
    /// The kind of data.
    public var name: String
    /// The id of the part; later data of the same name and id replaces it.
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
    /// Returns the data of one kind that an event carries, or nil if it carries no data or another kind.
    ///
    /// - Throws: `JSONDecodingError` if the data does not match its schema.
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
    /// Writes the application's own data after checking it against the schema.
    ///
    /// - Parameters:
    ///   - definition: The kind of data.
    ///   - payload: The data.
    ///   - id: The id of the part; later data of the same kind and id replaces it.
    ///   - transient: Whether the client only passes the data to a callback and keeps no part.
    /// - Throws: `ConstraintError` naming the event and the field that breaks a constraint, `JSONEncodingError`,
    ///   or an error of the writer.
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
