/// How a model is asked for an answer.
public struct AnswerOptions: Sendable {
    /// What a request asks beside the conversation: instructions, sampling, options of the provider.
    public var settings = ModelRequestSettings()
    /// How messages of the chat become messages for the model.
    ///
    /// Calls that nobody finished are left out: a user may write on instead of allowing a call.
    public var conversion: ModelMessageOptions
    /// Whether tools are declared in OpenAI's strict mode, so that the model's input always fits; a tool that cannot be is declared as it is.
    public var usesStrictTools = false
    /// How long a response may take, and how often a request is repeated.
    public var limits = ModelLimits()
    /// Gets what requests leave out, because the API cannot take it.
    public var onOmission: (@Sendable (ModelRequest.Omission) -> Void)?
    /// Gets the failures of tools, whose text the client does not see.
    public var onToolError: (@Sendable (ModelTurn.Call, any Error) -> Void)?
    /// What the user and the model are told when a tool fails with an error that may name internals.
    public var toolFailureText = "The tool failed."

    /// Creates options that ask for nothing special.
    public init() {
        conversion = ModelMessageOptions()
        conversion.ignoresIncompleteCalls = true
    }
}
