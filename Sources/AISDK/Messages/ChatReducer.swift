public import GeneratedProtocol
public import ProtocolSupport
public import StreamRuntime

/// Follows a stream as the chat class of the AI SDK does, which `useChat` drives.
///
/// The chat holds messages, not one message: a stream that changes the id of its message leaves the old one behind. It gives
/// up at an `error` event, where the bare reader, `MessageReducer`, goes on. And it shows the message that it adds to the
/// chat itself, not a copy, until it replaces that for the first time: up to then it shows a step that has begun, too.
public struct ChatReducer: Sendable {
    /// How far the chat has come.
    public enum Status: String, Hashable, Sendable, Codable {
        /// The request was sent.
        case submitted
        /// An answer is arriving.
        case streaming
        /// The answer is complete.
        case ready
        /// The answer failed.
        case error
    }

    /// The last message of the chat.
    private enum Last: Sendable {
        case none
        /// A message from before the stream.
        case earlier(UIMessageStream.UIMessage)
        /// A copy of what was published last.
        case published
        /// The message itself.
        case live
    }

    /// How far the chat has come.
    public private(set) var status = Status.submitted
    /// The data that was handed to the callback.
    public private(set) var data: [UIMessageStream.DataEvent] = []
    /// The reducer that makes the message.
    public private(set) var reducer: MessageReducer

    private var older: [UIMessageStream.UIMessage] = []
    private var last = Last.none
    /// The id that a `start` gave before the client failed at its metadata.
    private var idAtFailure: String?
    private let startKeepsSubmitted: Bool

    /// Creates a chat that has just sent its request; the arguments are those of `MessageReducer`.
    public init(
        client: ClientVersion = MessageReducer.defaultClient,
        initialMessage: UIMessageStream.UIMessage? = nil,
        generateID: () -> String = RandomID.make
    ) {
        reducer = MessageReducer(client: client, initialMessage: initialMessage, generateID: generateID)
        if let initialMessage { last = .earlier(initialMessage) }
        startKeepsSubmitted = UIMessageStream.Behaviour.startKeepsSubmitted.applies(to: client)
    }

    /// Whether the chat takes no more events.
    public var hasEnded: Bool { status == .ready || status == .error }

    /// The messages of the assistant, as far as they are known here.
    public var messages: [UIMessageStream.UIMessage] {
        switch last {
        case .none: older
        case .earlier(let message): older + [message]
        case .published: older + (reducer.message.map { [$0] } ?? [])
        case .live: older + [liveMessage]
        }
    }

    /// How many messages of the assistant there are.
    package var messageCount: Int {
        if case .none = last { older.count } else { older.count + 1 }
    }

    /// Takes the next event and the JSON that it came as; ignored once the chat has ended.
    ///
    /// An event that the client fails at throws, and ends the chat.
    public mutating func apply(
        _ event: UIMessageStream.Event,
        json: some RandomAccessCollection<UInt8>
    ) throws(ReductionError) {
        guard !hasEnded else { return }
        let left = messageLeft(by: event)
        let outcome: MessageReducer.Outcome
        do {
            outcome = try reducer.apply(event, json: json)
        } catch {
            if case .start(let start) = event { idAtFailure = start.messageID }
            fail()
            throw error
        }
        if let event = outcome.data { data.append(event) }
        if outcome.isPublished { show(leaving: left, isStart: event.kind == Self.startKind) }
        if case .error = event { fail() }
    }

    /// Takes the next event.
    public mutating func apply(_ event: UIMessageStream.Event) throws(ReductionError) {
        try apply(event, json: EmptyCollection())
    }

    /// Says that the stream has ended.
    public mutating func finish() {
        if !hasEnded { status = .ready }
    }

    /// Says that the stream has failed, be it that the connection broke or that an event could not be read.
    public mutating func fail() {
        status = .error
    }

    /// The message itself, which the client renames before it fails at metadata.
    private var liveMessage: UIMessageStream.UIMessage {
        var message = reducer.state
        if let idAtFailure { message.id = idAtFailure }
        return message
    }

    private static let startKind = UIMessageStream.Event.start(.init()).kind

    /// The message that stays behind in the chat if `event` changes the id.
    private func messageLeft(by event: UIMessageStream.Event) -> UIMessageStream.UIMessage? {
        switch last {
        case .none, .live: return nil
        case .earlier(let message): return message
        case .published:
            guard case .start(let start) = event, let id = start.messageID, !UTF8Text.areSame(id, reducer.state.id)
            else {
                return nil
            }
            return reducer.message
        }
    }

    private mutating func show(leaving left: UIMessageStream.UIMessage?, isStart: Bool) {
        if !(isStart && startKeepsSubmitted) { status = .streaming }
        if let left, !UTF8Text.areSame(left.id, reducer.state.id) {
            older.append(left)
            last = .live
        } else if case .none = last {
            last = .live
        } else {
            last = .published
        }
    }
}
