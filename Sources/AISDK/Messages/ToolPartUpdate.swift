import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// The common members of static and dynamic calls of a message.
protocol MessageToolPart {
    var toolName: String { get set }
    var toolCallID: String { get set }
    var state: UIMessageStream.ToolState { get set }
    var title: String? { get set }
    var toolMetadata: JSONObject? { get set }
    var providerExecuted: Bool? { get set }
    var input: JSONValue? { get set }
    var rawInput: JSONValue? { get set }
    var output: JSONValue? { get set }
    var preliminary: Bool? { get set }
    var errorText: String? { get set }
    var approval: UIMessageStream.ToolApproval? { get set }
    var callProviderMetadata: UIMessageStream.ProviderMetadata? { get set }
    var resultProviderMetadata: UIMessageStream.ProviderMetadata? { get set }
}

extension UIMessageStream.DynamicToolPart: MessageToolPart {}

extension UIMessageStream.ToolPart: MessageToolPart {
    var toolName: String {
        get { name }
        set { name = newValue }
    }
}

extension UIMessageStream.UIMessagePart {
    /// The call, static or dynamic, if the part is one.
    var call: (any MessageToolPart)? {
        switch self {
        case .tool(let call): call
        case .dynamicTool(let call): call
        default: nil
        }
    }

    /// Changes the call; nothing happens if the part is none.
    mutating func changeCall(_ body: (inout any MessageToolPart) -> Void) {
        guard var call else { return }
        body(&call)
        if let call = call as? UIMessageStream.ToolPart { self = .tool(call) }
        if let call = call as? UIMessageStream.DynamicToolPart { self = .dynamicTool(call) }
    }
}

/// The changes of an event to a call.
struct ToolPartUpdate {
    var toolCallID: String
    var toolName: String
    var state: UIMessageStream.ToolState
    var input: JSONValue?
    var rawInput: JSONValue?
    var output: JSONValue?
    var preliminary: Bool?
    var errorText: String?
    var title: String?
    var toolMetadata: JSONObject?
    var providerExecuted: Bool?
    var providerMetadata: UIMessageStream.ProviderMetadata?

    init(_ toolCallID: String, toolName: String, state: UIMessageStream.ToolState, input: JSONValue? = nil) {
        self.toolCallID = toolCallID
        self.toolName = toolName
        self.state = state
        self.input = input
    }

    /// Whether the provider's metadata is about the outcome.
    private var isOutcome: Bool { state == .outputAvailable || state == .outputError }

    /// Writes to a call that is there.
    ///
    /// Input, output and error are cleared if the event lacks them; other fields stay unless the event has them.
    func write(to call: inout UIMessageStream.ToolPart, _ rules: ClientRules) {
        if rules.knowsRawInput { call.rawInput = rawInput }
        call.providerExecuted = providerExecuted ?? call.providerExecuted
        writeCommon(to: &call, rules)
    }

    /// Writes to a dynamic call that is there.
    func write(to call: inout UIMessageStream.DynamicToolPart, _ rules: ClientRules) {
        call.toolName = toolName
        call.rawInput = rawInput ?? call.rawInput
        if rules.keepsProviderExecutedEverywhere { call.providerExecuted = providerExecuted ?? call.providerExecuted }
        writeCommon(to: &call, rules)
    }

    private func writeCommon(to call: inout some MessageToolPart, _ rules: ClientRules) {
        call.state = state
        call.input = input
        call.output = output
        if rules.knowsPreliminary { call.preliminary = preliminary }
        call.errorText = errorText
        if let title { call.title = title }
        if let toolMetadata { call.toolMetadata = toolMetadata }
        guard let providerMetadata else { return }
        if rules.separatesResultMetadata {
            writeSeparate(providerMetadata, to: &call)
        } else if rules.takesCallMetadataFromAnyInput || state == .inputAvailable {
            call.callProviderMetadata = providerMetadata
        }
    }

    private func writeSeparate(_ metadata: UIMessageStream.ProviderMetadata, to call: inout some MessageToolPart) {
        if isOutcome { call.resultProviderMetadata = metadata } else { call.callProviderMetadata = metadata }
    }

    /// Makes a new call.
    func part(isDynamic: Bool, _ rules: ClientRules) -> UIMessageStream.UIMessagePart {
        if isDynamic {
            var call = UIMessageStream.DynamicToolPart(toolCallID: toolCallID, state: state, toolName: toolName)
            if rules.keepsProviderExecutedEverywhere { call.providerExecuted = providerExecuted }
            fill(&call, rules)
            return .dynamicTool(call)
        }
        var call = UIMessageStream.ToolPart(name: toolName, toolCallID: toolCallID, state: state)
        call.providerExecuted = providerExecuted
        call.rawInput = rawInput
        fill(&call, rules)
        return .tool(call)
    }

    private func fill(_ call: inout some MessageToolPart, _ rules: ClientRules) {
        call.input = input
        call.output = output
        call.preliminary = preliminary
        call.errorText = errorText
        call.title = title
        call.toolMetadata = toolMetadata
        guard let providerMetadata else { return }
        if rules.separatesResultMetadata {
            writeSeparate(providerMetadata, to: &call)
        } else {
            call.callProviderMetadata = providerMetadata
        }
    }
}
