public import GeneratedProtocol

/// Turns the bytes of a provider's response into the events of the chat.
///
/// It is a plain value without a clock or a task: the bytes come from any HTTP client, in pieces of any size.
///
/// ```swift
/// var model = ModelStream(.anthropicMessages)
/// for try await chunk in response.body {
///     try await chat.write(model.events(for: chunk))
/// }
/// try await chat.write(model.end())
/// ```
public struct ModelStream: Sendable {
    private var decoder: any ModelDecoding
    private var relay: ModelRelay
    private var parts: [ModelPart] = []

    /// Creates a stream for one response.
    ///
    /// - Parameters:
    ///   - api: The API that was asked.
    ///   - settings: What reading must know of the request.
    ///   - message: The message so far, where the turn is not its first.
    ///   - errorText: The text that the client gets for a fault; one without details if it is left out, since faults may name internals.
    public init(
        _ api: ModelAPI,
        _ settings: ModelReaderSettings = ModelReaderSettings(),
        continuing message: UIMessageStream.UIMessage? = nil,
        errorText: @escaping @Sendable (ModelError) -> String = { _ in UIMessageStream.maskedErrorText }
    ) {
        decoder = api.decoder(settings)
        relay = ModelRelay(
            tools: settings.tools,
            continuing: message,
            makeID: settings.makeID,
            errorText: errorText
        )
    }

    /// What the turn has told so far; complete after ``end()``.
    public var turn: ModelTurn { relay.turn }

    /// Returns the events to write for a piece of the response.
    public mutating func events(for chunk: some Sequence<UInt8>) -> [UIMessageStream.Event] {
        parts.removeAll(keepingCapacity: true)
        decoder.read(chunk, into: &parts)
        return relay.events(for: parts)
    }

    /// Returns the events to write when the response has ended or was cut off.
    public mutating func end() -> [UIMessageStream.Event] {
        parts.removeAll(keepingCapacity: true)
        decoder.finish(into: &parts)
        return relay.events(for: parts) + relay.end()
    }

    /// Returns the events to write when there is no response, or its status is 400 or more.
    public mutating func fail(_ error: ModelError) -> [UIMessageStream.Event] {
        relay.events(for: [.failure(error)]) + relay.end()
    }
}
