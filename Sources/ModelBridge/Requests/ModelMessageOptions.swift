public import GeneratedProtocol
public import ProtocolSupport

/// How messages of the chat become messages for a model.
public struct ModelMessageOptions: Sendable {
    /// What a part with data of the application becomes for a model.
    public enum ConvertedData: Hashable, Sendable {
        /// A text.
        case text(String)
        /// A file.
        case file(ModelMessage.File)
    }

    /// The tools, for those that have a form of their own for models.
    public var tools: [ModelTool] = []
    /// Whether calls that were never finished are left out; without it, they are an error when the request is made.
    public var ignoresIncompleteCalls = false
    /// What a part with data of the application becomes; nil leaves it out.
    public var convertData: @Sendable (UIMessageStream.DataPart) -> ConvertedData? = { _ in nil }
    /// The line of the AI SDK whose conversion this is like: details changed with 7.0.0.
    public var client: ClientVersion = UIMessageStream.clients.floor

    /// Creates options under which parts with data are left out.
    public init() {}

    var isVersion7: Bool { client >= .v7 }
}
