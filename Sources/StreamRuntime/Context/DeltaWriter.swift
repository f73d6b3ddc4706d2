@_spi(Generated) import ProtocolSupport

/// A writer for the text of one part.
public struct DeltaWriter<Stream: CollectedProtocol>: Sendable {
    let core: StreamCore<Stream>
    let scope: ScopeID
    let key: String

    /// Appends a piece of text to the part.
    ///
    /// - Throws: As `StreamContext.write(_:)`.
    public func write(_ delta: String) async throws {
        guard let event = Stream.delta(scope, key: key, text: delta) else {
            throw StreamWriteError.cannotOpen(scope: Stream.lifecycle.scopes[scope.index].name)
        }
        try await core.write([event], collects: true)
    }
}
