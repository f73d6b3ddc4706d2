/// An event writer that can keep a span open around some work, as the context of a stream can.
///
/// Generated code adds a method for each span of the protocol, such as `withText(_:)` and `withStep(_:)`.
public protocol SpanWriter<Stream>: EventWriter {
    /// Writes to one text-like part.
    associatedtype Deltas: Sendable

    /// The key of the part of `scope` that was opened last and is still open; nil if there is none.
    func currentKey(of scope: ScopeID) -> String?

    /// Runs `body` with a span of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of span; its opening event must need nothing but a key.
    ///   - isHeldTogether: Whether the span stays one turn, whatever is written in it.
    ///   - body: Gets the span's key.
    func withPart<Result: Sendable>(
        of scope: ScopeID,
        isHeldTogether: Bool,
        _ body: (String) async throws -> Result
    ) async throws -> Result

    /// Runs `body` with a text-like part of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of part; a piece of text must be all that continues it.
    ///   - body: Writes to the part.
    func withDeltas<Result: Sendable>(
        of scope: ScopeID,
        _ body: (Deltas) async throws -> Result
    ) async throws -> Result
}

extension SpanWriter {
    /// Runs `body` with a span of its own, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of span; its opening event must need nothing but a key.
    ///   - body: Gets the span's key.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or that of the writer if the span cannot be opened or closed.
    public func withPart<Result: Sendable>(
        of scope: ScopeID,
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: scope, isHeldTogether: false, body)
    }
}
