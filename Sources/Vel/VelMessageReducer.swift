@_spi(Generated) public import ProtocolSupport
public import StreamRuntime

/// Folds the events of a Vel stream into the messages that one stores: the user's, if there is one, and the assistant's.
///
/// A reducer is for one exchange; `reset()` makes it ready for the next. It speaks both of Vel's dialects. As documented, a
/// tool call becomes the parts `tool-call` and `tool-result`, the parts are in the order of the stream, and odd values are
/// passed over. As a release of the package `vel-ai`, it makes of every event what that release makes of it.
///
/// Text is appended in place, so a long answer costs no more per event than a short one.
public struct VelMessageReducer: Sendable {
    /// The user's message, if one was added.
    public private(set) var userMessage: VelStream.Message?
    var builder: VelPartBuilder
    private var assistantID: String
    private let makeID: @Sendable () -> String

    /// The reader that Vel's documentation describes.
    public static var documentedClient: ClientVersion { VelStream.clients.lines.first?.first ?? .zero }

    /// Creates a reducer.
    ///
    /// - Parameters:
    ///   - client: Whose messages to make: the documentation's, or those of a release of `vel-ai`.
    ///   - makeID: Makes the ids of messages that are given none.
    public init(
        client: ClientVersion = VelMessageReducer.documentedClient,
        makeID: @escaping @Sendable () -> String = { RandomID.make() }
    ) {
        builder = VelPartBuilder(rules: VelRules(client: client))
        assistantID = makeID()
        self.makeID = makeID
    }

    /// Forgets everything, for the next exchange.
    public mutating func reset() {
        userMessage = nil
        builder = VelPartBuilder(rules: builder.rules)
        assistantID = makeID()
    }
}

extension VelMessageReducer {
    /// Adds the user's message.
    ///
    /// - Parameters:
    ///   - text: What the user wrote.
    ///   - id: The message's id; made up if there is none or it is empty.
    ///   - metadata: What to keep beside the text.
    /// - Returns: The message.
    @discardableResult
    public mutating func addUserMessage(
        _ text: String,
        id: String? = nil,
        metadata: JSONObject? = nil
    ) -> VelStream.Message {
        let message = VelStream.Message(
            id: given(id) ?? makeID(),
            role: .user,
            parts: [.text(VelStream.TextPart(text: text))],
            metadata: metadata
        )
        userMessage = message
        return message
    }

    /// The assistant's message as far as it has come.
    ///
    /// - Parameters:
    ///   - id: The message's id; made up if there is none or it is empty. What the stream calls the answer is never the id.
    ///   - metadata: What to keep beside the parts.
    /// - Returns: The message, complete or not.
    public func assistantMessage(id: String? = nil, metadata: JSONObject? = nil) -> VelStream.Message {
        VelStream.Message(id: given(id) ?? assistantID, role: .assistant, parts: parts, metadata: metadata)
    }

    /// The user's message, if one was added, and the assistant's.
    ///
    /// - Parameters:
    ///   - userMetadata: Replaces the metadata that the user's message was added with, and stays.
    ///   - assistantMetadata: What to keep beside the assistant's parts.
    /// - Returns: One message or two.
    public mutating func messages(
        userMetadata: JSONObject? = nil,
        assistantMetadata: JSONObject? = nil
    ) -> [VelStream.Message] {
        if let userMetadata, var message = userMessage {
            message.metadata = userMetadata
            userMessage = message
        }
        let assistant = assistantMessage(metadata: assistantMetadata)
        return [userMessage, assistant].compactMap(\.self)
    }

    /// The parts of the assistant's message as far as it has come.
    public var parts: [VelStream.MessagePart] { builder.snapshot }

    private func given(_ id: String?) -> String? {
        id.flatMap { $0.isEmpty ? nil : $0 }
    }
}
