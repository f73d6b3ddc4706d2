/// The beginning of a stream's message.
package enum StreamOrigin<Message: Sendable>: Sendable {
    /// Nothing: it is a new message.
    case nothing
    /// A message of an earlier stream.
    case message(Message)
    /// A message of an earlier stream of which nothing but the id is known, so that none can be collected.
    case unknownMessage

    /// The message, if it is known.
    package var message: Message? {
        if case .message(let message) = self { message } else { nil }
    }

    /// Whether the message began in an earlier stream.
    var isContinued: Bool {
        if case .nothing = self { false } else { true }
    }

    /// Whether what is collected is the whole message.
    var isKnown: Bool {
        if case .unknownMessage = self { false } else { true }
    }
}
