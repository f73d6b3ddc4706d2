/// The content of an event about a tool call, for any protocol.
public struct ToolEvent: Hashable, Sendable {
    /// The subject of an event.
    public enum Content: Hashable, Sendable {
        /// Begins a call or goes on with it, with the tool's name and the input as far as the event has them.
        ///
        /// The input is complete after an event with `isComplete`.
        case call(name: String?, input: CarriedValue?, isComplete: Bool)
        /// Gives the output, one that a better one will replace if it is preliminary.
        case output(CarriedValue, isPreliminary: Bool)
        /// Says why the call failed.
        case failure(String)
    }

    /// The call.
    public var callID: String
    /// The content of the event.
    public var content: Content

    /// Creates what an event says.
    public init(callID: String, _ content: Content) {
        self.callID = callID
        self.content = content
    }
}
