public import GeneratedProtocol
public import ProtocolSupport

/// One addition to a model's answer, in terms that are the same for all APIs.
///
/// The reader of an API turns its events into parts, and a ``ModelRelay`` turns parts into the events of the chat.
public enum ModelPart: Hashable, Sendable {
    /// A provider's values, by the provider's name.
    public typealias Metadata = UIMessageStream.ProviderMetadata

    /// Describes the response.
    case response(ModelResponse)
    /// Begins a text.
    case textStart(id: String, metadata: Metadata? = nil)
    /// Appends to a text.
    case textDelta(id: String, text: String, metadata: Metadata? = nil)
    /// Ends a text.
    case textEnd(id: String, metadata: Metadata? = nil)
    /// Begins a piece of reasoning.
    case reasoningStart(id: String, metadata: Metadata? = nil)
    /// Appends to a piece of reasoning.
    case reasoningDelta(id: String, text: String, metadata: Metadata? = nil)
    /// Ends a piece of reasoning.
    case reasoningEnd(id: String, metadata: Metadata? = nil)
    /// Begins the input of a call.
    case toolInputStart(ModelToolInput)
    /// Appends JSON text to the input of a call.
    case toolInputDelta(id: String, text: String)
    /// Gives the whole input of a call, begun or not.
    case toolCall(ModelToolCall)
    /// Gives the output of a call that the provider ran.
    case toolResult(ModelToolResult)
    /// Asks whether the provider may run a call.
    case toolApprovalRequest(id: String, callID: String)
    /// Adds a file.
    case file(ModelFile)
    /// Adds a file that belongs to the reasoning; only clients from 7.0.0 on know it.
    case reasoningFile(ModelFile)
    /// Adds content that only its provider understands; only clients from 7.0.0 on know it.
    case custom(kind: String, metadata: Metadata? = nil)
    /// Adds a web page that the answer draws on.
    case source(url: String, title: String? = nil, metadata: Metadata? = nil)
    /// Adds a document that the answer draws on.
    case document(ModelDocumentSource)
    /// Reports a fault; the answer may go on.
    case error(ModelError)
    /// Reports that the provider failed before it had any output. Nothing follows.
    case failure(ModelError)
    /// Reports why and with which usage the provider stopped. The last one counts.
    case finish(ModelFinish)
}
