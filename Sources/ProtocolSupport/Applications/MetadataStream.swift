/// The metadata of an application's messages, or what changes of it.
///
/// Generated from the section `metadata` of a schema that extends a protocol.
public protocol MetadataDefinition: JSONCodable {
    /// Checks what the schema asks of the values beyond their types.
    func validate() throws(ConstraintError)
}

extension MetadataDefinition {
    /// Checks nothing: the schema asks for no more than the types do.
    public func validate() throws(ConstraintError) {}
}

/// A protocol with an event that carries metadata.
///
/// Generated for every protocol whose schema says under `applications` which event that is.
public protocol MetadataStream: StreamProtocol {
    /// The event that carries `metadata`.
    static func metadataEvent(_ metadata: JSONValue) throws(JSONEncodingError) -> Event
    /// The metadata that an event carries; nil if it carries none.
    static func metadata(in event: Event) -> CarriedValue?
}

extension MetadataStream {
    /// The metadata that an event carries, or what it changes of it; nil if it carries none or null.
    ///
    /// - Throws: `JSONDecodingError` if the metadata is not what its schema says.
    public static func metadata<Metadata: MetadataDefinition>(
        _: Metadata.Type,
        in event: Event
    ) throws(JSONDecodingError) -> Metadata? {
        guard let value = metadata(in: event), value != .json(.null) else { return nil }
        return try value.read(Metadata.self)
    }
}

extension EventWriter where Stream: MetadataStream {
    /// Merges metadata into the message's; generated writers call it with what they were given.
    ///
    /// Nothing is written for an object without members.
    public func mergeMetadata(_ metadata: some MetadataDefinition) async throws {
        let value = try checked(metadata)
        if case .object(let object) = value, object.isEmpty { return }
        try await write(Stream.metadataEvent(value))
    }

    /// Replaces the message's metadata; generated writers call it with what they were given.
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
