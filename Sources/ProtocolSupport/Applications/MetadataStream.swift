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
    public func mergeMetadata(_ metadata: some JSONCodable) async throws {
        let value = try JSONValue(json: metadata.json())
        if case .object(let object) = value, object.isEmpty { return }
        try await write(Stream.metadataEvent(value))
    }
}
