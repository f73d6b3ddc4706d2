public import ProtocolSupport

/// A tool that a request to a model declares.
public struct ModelTool: Sendable {
    /// The name that the application gave it.
    public var name: String
    /// What it does, for the model.
    public var description: String?
    /// A title to show.
    public var title: String?
    /// The JSON Schema of its input.
    public var inputSchema: JSONValue
    /// Whether the client's types do not know it.
    public var isDynamic: Bool
    /// Whether the provider must keep the model's input to the schema; nil to leave that to the provider.
    public var isStrict: Bool?
    /// The tool of a provider that this is, such as `anthropic.web_search_20250305`; nil for a tool of the application.
    public var providerTool: String?
    /// The settings of a provider's tool.
    public var providerArguments: JSONObject
    /// Settings of this tool that only one provider knows, by its name.
    public var providerOptions: ModelPart.Metadata
    /// Examples of input.
    public var inputExamples: [JSONValue]
    /// Returns the tool's own form of an output for models; nil for the output as it is.
    public var modelOutput: @Sendable (JSONValue) -> ModelMessage.Output.Value?
    /// Returns what is wrong with an input; nil if it can be used.
    public var check: @Sendable (JSONValue) -> String?

    /// Creates a tool.
    public init(
        name: String,
        description: String? = nil,
        title: String? = nil,
        inputSchema: JSONValue = ["type": "object", "properties": [:]],
        isDynamic: Bool = false,
        isStrict: Bool? = nil,
        providerTool: String? = nil,
        providerArguments: JSONObject = [:],
        providerOptions: ModelPart.Metadata = [:],
        inputExamples: [JSONValue] = [],
        modelOutput: @escaping @Sendable (JSONValue) -> ModelMessage.Output.Value? = { _ in nil },
        check: @escaping @Sendable (JSONValue) -> String? = { _ in nil }
    ) {
        self.name = name
        self.description = description
        self.title = title
        self.inputSchema = inputSchema
        self.isDynamic = isDynamic
        self.isStrict = isStrict
        self.providerTool = providerTool
        self.providerArguments = providerArguments
        self.providerOptions = providerOptions
        self.inputExamples = inputExamples
        self.modelOutput = modelOutput
        self.check = check
    }
}
