/// The metadata of an application's messages, or a change to it.
///
/// Generated from the section `metadata` of a schema that extends a protocol.
public protocol MetadataDefinition: JSONCodable {
    /// Checks the constraints that the schema sets for the values.
    func validate() throws(ConstraintError)
}

extension MetadataDefinition {
    /// Does nothing: the schema sets no constraints.
    public func validate() throws(ConstraintError) {}
}

/// A protocol with an event that carries metadata.
///
/// Generated for every protocol whose schema names that event under `applications`.
public protocol MetadataStream: StreamProtocol {
    /// Returns the event that carries `metadata`.
    static func metadataEvent(_ metadata: JSONValue) throws(JSONEncodingError) -> Event
    /// Returns the metadata that an event carries; nil if it carries none.
    static func metadata(in event: Event) -> CarriedValue?
}

extension MetadataStream {
    /// Returns the metadata that an event carries, or the changes to it; nil if it carries none or null.
    ///
    /// - Throws: `JSONDecodingError` if the metadata does not match its schema.
    public static func metadata<Metadata: MetadataDefinition>(
        _: Metadata.Type,
        in event: Event
    ) throws(JSONDecodingError) -> Metadata? {
        guard let value = metadata(in: event), value != .json(.null) else { return nil }
        return try value.read(Metadata.self)
    }
}

extension EventWriter where Stream: MetadataStream {
    /// Merges metadata into the message's; generated writers call it with their arguments.
    ///
    /// Nothing is written for an object without members.
    public func mergeMetadata(_ metadata: some MetadataDefinition) async throws {
        let value = try checked(metadata)
        if case .object(let object) = value, object.isEmpty { return }
        try await write(Stream.metadataEvent(value))
    }

    /// Replaces the message's metadata; generated writers call it with their arguments.
    public func replaceMetadata(_ metadata: some MetadataDefinition) async throws {
        try await write(Stream.metadataEvent(checked(metadata)))
    }

    private func checked(_ metadata: some MetadataDefinition) throws -> JSONValue {
        do {
            try metadata.validate()
        } catch {
            throw try error.naming(Stream.metadataEvent(.null).type)
        }
        return try JSONValue(json: metadata.json())
    }
}
