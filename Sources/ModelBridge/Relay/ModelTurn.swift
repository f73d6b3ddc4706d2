public import GeneratedProtocol
public import ProtocolSupport

/// One turn of a model: what it wants next, and what it told about itself.
public struct ModelTurn: Sendable {
    /// Why the model stopped.
    public var finishReason: UIMessageStream.FinishReason = .other
    /// The provider's own word for it.
    public var rawFinishReason: String?
    /// What the turn cost.
    public var usage = ModelUsage()
    /// The head of the provider's response.
    public var response = ModelResponse()
    /// The provider's values of the whole turn.
    public var metadata: ModelPart.Metadata?
    /// The calls that the server or the client has to run: of declared tools, with input that fits.
    ///
    /// A call that cannot run is not among them: it failed in the stream already, with a text for the model.
    public var calls: [Call] = []
    /// Whether a call could not run, so that the model should be told.
    public var hasRefusedCalls = false
    /// The faults that the provider or the stream reported.
    public var errors: [ModelError] = []
    /// Whether the provider said how its turn ended; false if the stream was cut off.
    public var isComplete = false
    /// Whether the provider failed before it had any output, so that there is no step and nothing to finish.
    public var hasFailed = false

    /// Whether the model waits for the outputs of its calls: only then are they run.
    public var wantsOutputs: Bool { !calls.isEmpty && (finishReason == .stop || finishReason == .toolCalls) }

    /// A call that has to be run.
    public struct Call: Hashable, Sendable {
        /// The call.
        public var id: String
        /// The tool.
        public var name: String
        /// The input.
        public var input: JSONValue
        /// Whether the client's types do not know the tool.
        public var isDynamic: Bool
        /// The provider's values, which outputs repeat.
        public var metadata: ModelPart.Metadata?
    }
}
