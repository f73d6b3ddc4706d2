/// The beginning of a stream's message.
package enum StreamOrigin<Message: Sendable>: Sendable {
    /// A new message.
    case nothing
    /// A message of an earlier stream.
    case message(Message)
    /// A message of an earlier stream of which only the id is known, so that the message cannot be collected.
    case unknownMessage

    /// The message, if it is known.
    package var message: Message? {
        if case .message(let message) = self { message } else { nil }
    }

    /// Whether the message began in an earlier stream.
    var isContinued: Bool {
        if case .nothing = self { false } else { true }
    }

    /// Whether the beginning of the message is known, so that the whole message can be collected.
    var isKnown: Bool {
        if case .unknownMessage = self { false } else { true }
    }
}
