@_spi(Generated) public import ProtocolSupport

extension StreamContext: SpanWriter {
    /// The key of the part of `scope` that was opened last and is still open.
    public func currentKey(of scope: ScopeID) -> String? {
        core.guarded.withLock { $0.stream.engine.currentKey(of: scope) }
    }

    /// Runs `body` with a part of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of part; its opening event must need only a key.
    ///   - isHeldTogether: Whether the part stays one turn, so that no new one begins automatically within `body`.
    ///   - body: Receives the part's key.
    /// - Returns: The result of `body`.
    /// - Throws: Any error of `body`, or ``StreamWriteError`` if the part cannot be opened or closed.
    public func withPart<Result: Sendable>(
        of scope: ScopeID,
        isHeldTogether: Bool,
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        let key = generateID()
        guard let opening = Stream.opening(scope, key: key) else {
            throw StreamWriteError.cannotOpen(scope: Stream.lifecycle.scopes[scope.index].name)
        }
        if isHeldTogether {
            try await core.openHeldTogether(scope, with: opening)
        } else {
            try await write(opening)
        }
        do {
            let result = try await body(key)
            try await core.close(scope, key: Stream.lifecycle.scopes[scope.index].isKeyed ? key : "")
            return result
        } catch {
            // The caller needs the error of `body`, not one of closing the part.
            try? await core.close(scope, key: Stream.lifecycle.scopes[scope.index].isKeyed ? key : "")
            throw error
        }
    }

    /// Runs `body` with a text-like part of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of part; it must be one that text alone continues.
    ///   - body: Writes to the part.
    /// - Returns: The result of `body`.
    /// - Throws: Any error of `body`, or ``StreamWriteError`` if the part cannot be opened or closed.
    public func withDeltas<Result: Sendable>(
        of scope: ScopeID,
        _ body: (DeltaWriter<Stream>) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: scope) { key in
            try await body(DeltaWriter(core: core, scope: scope, key: key))
        }
    }
}
