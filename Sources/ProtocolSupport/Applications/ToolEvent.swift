/// The content of an event about a tool call, in any protocol.
public struct ToolEvent: Hashable, Sendable {
    /// The kind of content.
    public enum Content: Hashable, Sendable {
        /// Begins or continues a call, with the tool's name and the input as far as the event has them.
        ///
        /// The input is complete after an event with `isComplete`.
        case call(name: String?, input: CarriedValue?, isComplete: Bool)
        /// Carries the output; a preliminary one will be replaced by a later one.
        case output(CarriedValue, isPreliminary: Bool)
        /// Carries the reason for the failure of the call.
        case failure(String)
    }

    /// The id of the call.
    public var callID: String
    /// The content.
    public var content: Content

    /// Creates the content of an event.
    public init(callID: String, _ content: Content) {
        self.callID = callID
        self.content = content
    }
}
