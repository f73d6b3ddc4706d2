/// An event writer that can keep a span open while a closure runs, as the context of a stream can.
///
/// Generated code adds a method for each span of the protocol, such as `withText(_:)` and `withStep(_:)`.
public protocol SpanWriter<Stream>: EventWriter {
    /// The writer of one text-like part.
    associatedtype Deltas: Sendable

    /// The key of the part of `scope` that was opened last and is still open; nil if there is none.
    func currentKey(of scope: ScopeID) -> String?

    /// Runs `body` inside a new span, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of span; its opening event must need nothing but a key.
    ///   - isHeldTogether: Whether the span remains one turn, whatever is written inside it.
    ///   - body: The work to run, called with the span's key.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or the writer's error if the span cannot be opened or closed.
    func withPart<Result: Sendable>(
        of scope: ScopeID,
        isHeldTogether: Bool,
        _ body: (String) async throws -> Result
    ) async throws -> Result

    /// Runs `body` with a new text-like part, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of part; its continuing event must carry nothing but a piece of text.
    ///   - body: The work to run, called with the writer of the part.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or the writer's error if the part cannot be opened or closed.
    func withDeltas<Result: Sendable>(
        of scope: ScopeID,
        _ body: (Deltas) async throws -> Result
    ) async throws -> Result
}

extension SpanWriter {
    /// Runs `body` inside a new span, which is closed on every path.
    ///
    /// - Parameters:
    ///   - scope: The kind of span; its opening event must need nothing but a key.
    ///   - body: The work to run, called with the span's key.
    /// - Returns: The result of `body`.
    /// - Throws: The error of `body`, or the writer's error if the span cannot be opened or closed.
    public func withPart<Result: Sendable>(
        of scope: ScopeID,
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await withPart(of: scope, isHeldTogether: false, body)
    }
}
