@_spi(Generated) public import ProtocolSupport

/// Writes to one part.
public struct DeltaWriter<Stream: CollectedProtocol>: Sendable {
    let core: StreamCore<Stream>
    let scope: ScopeID
    let key: String

    /// Appends to the part.
    ///
    /// - Throws: As `StreamContext.write(_:)`.
    public func write(_ delta: String) async throws {
        guard let event = Stream.delta(scope, key: key, text: delta) else {
            throw StreamWriteError.cannotOpen(scope: Stream.lifecycle.scopes[scope.index].name)
        }
        try await core.write([event], collects: true)
    }
}

extension StreamContext {
    /// Runs `body` with a text-like part of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of part; a piece of text must be all that continues it.
    ///   - body: Writes to the part.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``StreamWriteError`` if the part cannot be opened or closed.
    public func withDeltas<Result: Sendable>(
        of scope: ScopeID,
        _ body: (DeltaWriter<Stream>) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: scope) { key in
            try await body(DeltaWriter(core: core, scope: scope, key: key))
        }
    }
}
