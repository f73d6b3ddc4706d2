import GeneratedProtocol
import ProtocolSupport

/// A call in a message of the chat, whether or not the client's types know its tool.
struct CallOfMessage {
    let id: String
    let name: String
    let state: UIMessageStream.ToolState
    let isProviderExecuted: Bool?
    let input: JSONValue?
    let rawInput: JSONValue?
    let output: JSONValue?
    let isPreliminary: Bool
    let errorText: String?
    let approval: UIMessageStream.ToolApproval?
    let metadata: ModelMessage.Options?
    let resultMetadata: ModelMessage.Options?

    init(_ part: UIMessageStream.ToolPart) {
        id = part.toolCallID
        name = part.name
        state = part.state
        isProviderExecuted = part.providerExecuted
        input = part.input
        rawInput = part.rawInput
        output = part.output
        isPreliminary = part.preliminary ?? false
        errorText = part.errorText
        approval = part.approval
        metadata = part.callProviderMetadata
        resultMetadata = part.resultProviderMetadata
    }

    init(_ part: UIMessageStream.DynamicToolPart) {
        id = part.toolCallID
        name = part.toolName
        state = part.state
        isProviderExecuted = part.providerExecuted
        input = part.input
        rawInput = part.rawInput
        output = part.output
        isPreliminary = part.preliminary ?? false
        errorText = part.errorText
        approval = part.approval
        metadata = part.callProviderMetadata
        resultMetadata = part.resultProviderMetadata
    }

    /// Whether nobody will ever give an output that the model can use.
    var isIncomplete: Bool {
        switch state {
        case .inputStreaming, .inputAvailable, .approvalRequested: true
        case .outputAvailable: isPreliminary
        default: false
        }
    }

    /// The input that the model gave, whether or not the tool could take it.
    var givenInput: JSONValue? {
        guard state == .outputError else { return input }
        if let input, !input.isNull { return input }
        return rawInput?.isNull == true ? Optional.none : rawInput
    }
}
