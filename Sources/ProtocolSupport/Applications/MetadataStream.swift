/// The metadata of an application's messages, or what changes of it.
///
/// Generated from the section `metadata` of a schema that extends a protocol.
public protocol MetadataDefinition: JSONCodable {
    /// Checks what the schema asks of the values beyond their types.
    func validate() throws(ValidationFailure)
}

extension MetadataDefinition {
    /// Checks nothing: the schema asks for no more than the types do.
    public func validate() throws(ValidationFailure) {}
}

/// A protocol with an event that merges metadata into the message's.
///
/// Generated for every protocol whose event `message-metadata` needs nothing but the metadata.
public protocol MetadataStream: StreamProtocol {
    /// The event that merges `metadata` into the message's.
    static func metadataEvent(_ metadata: JSONValue) -> Event
}

extension EventWriter where Stream: MetadataStream {
    /// Merges metadata into the message's; generated writers call it with what they were given.
    ///
    /// Nothing is written for an object without members.
    public func mergeMetadata(_ metadata: some MetadataDefinition) async throws {
        do {
            try metadata.validate()
        } catch {
            throw error.naming(Stream.metadataEvent(.null).type)
        }
        let value = try JSONValue(json: metadata.json())
        if case .object(let object) = value, object.isEmpty { return }
        try await write(Stream.metadataEvent(value))
    }
}
