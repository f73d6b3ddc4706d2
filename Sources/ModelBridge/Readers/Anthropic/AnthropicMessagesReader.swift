public import ModelProviders
import ProtocolSupport

/// Reads the answers of Anthropic's Messages API.
///
/// An answer is a list of blocks, which deltas fill by their index; blocks may be open side by side. The ids of parts are these
/// indices.
public struct AnthropicMessagesReader: ModelReader {
    /// The protocol of the API.
    public typealias Stream = AnthropicMessagesStream

    /// What an open block is.
    enum Block: Hashable {
        case text
        case reasoning
        case call
        /// The input of the tool that takes the answer, which is a text of the chat.
        case answer
        /// The chat has no part for it.
        case silent
    }

    let isVersion7: Bool
    let names: AnthropicToolNames
    let answerTool: String?
    /// The documents that citations count: those of the prompt, then the pages that were fetched.
    var documents: [ModelDocument]
    var blocks: [Int: Block] = [:]
    /// The calls whose input arrives, by the index of their block.
    var calls: [Int: AnthropicCall] = [:]
    /// The web citations of open texts, by the index of their block.
    var citations: [Int: [JSONValue]] = [:]
    /// The calls that the provider runs, by their ids.
    var providerCalls: [String: ModelToolCall] = [:]
    var totals = AnthropicTotals()
    /// The text that began last, for which there is a short way.
    var newestText: (index: Int, id: String)?
    private var openMessage: String??
    private var hasBegun = false
    private var hasOutput = false
    private var hasFinished = false
    private var isOver = false

    /// Creates a reader for one response.
    public init(_ settings: ModelReaderSettings) {
        isVersion7 = settings.isVersion7
        names = AnthropicToolNames(settings.tools)
        documents = settings.documents
        answerTool = settings.answerTool
    }

    /// Appends the parts that an event adds.
    public mutating func read(_ event: AnthropicMessagesStream.Event, into parts: inout [ModelPart]) {
        guard !isOver else { return }
        if case .contentBlockDelta(let event) = event, event.index == newestText?.index,
            case .textDelta(let delta) = event.delta, let id = newestText?.id
        {
            return parts.append(.textDelta(id: id, text: delta.text))
        }
        let count = parts.count
        switch event {
        case .messageStart(let event): begin(event.message, into: &parts)
        case .contentBlockStart(let event): open(event.contentBlock, at: event.index, into: &parts)
        case .contentBlockDelta(let event): append(event.delta, to: event.index, into: &parts)
        case .contentBlockStop(let event): close(event.index, into: &parts)
        case .messageDelta(let event): totals.update(event)
        case .messageStop: end(into: &parts)
        case .error(let event): fault(AnthropicErrors.reported(event.error), into: &parts)
        case .unrecognized(let event): fault(AnthropicErrors.unknown("event", event), into: &parts)
        default: break
        }
        guard parts.count > count else { return }
        hasBegun = true
        hasOutput = hasOutput || parts[count...].contains { if case .response = $0 { false } else { true } }
    }

    /// Appends the fault of an event that cannot be read.
    public mutating func reject(_ error: ModelError, into parts: inout [ModelPart]) {
        guard !isOver else { return }
        fault(error, into: &parts)
        hasOutput = true
    }

    /// Appends a failure if the response had no output.
    public mutating func finish(into parts: inout [ModelPart]) {
        guard !isOver, !hasOutput, !hasFinished else { return }
        isOver = true
        parts.append(.failure(ModelError(.noOutput, "The provider's answer ended without any output.")))
    }

    /// Tells a fault.
    ///
    /// Before anything else was told there is no answer: the provider has refused the request.
    mutating func fault(_ error: ModelError, into parts: inout [ModelPart]) {
        guard !hasBegun else { return parts.append(.error(error)) }
        isOver = true
        parts.append(.failure(AnthropicErrors.first(error)))
    }
}

extension AnthropicMessagesReader {
    private mutating func begin(_ message: AnthropicMessagesStream.Message, into parts: inout [ModelPart]) {
        if let open = openMessage {
            // Some servers repeat the event.
            guard open != message.id else { return }
            parts.append(.error(AnthropicErrors.secondMessage))
            isOver = true
            return
        }
        guard let usage = message.usage, usage.inputTokens != nil else {
            return fault(AnthropicErrors.noUsage, into: &parts)
        }
        openMessage = .some(message.id)
        totals.begin(message, usage)
        parts.append(.response(ModelResponse(id: message.id, model: message.model)))
        for case .toolUse(let call) in message.content ?? [] { give(call, into: &parts) }
    }

    /// Tells a call that was complete before the stream began.
    private func give(_ block: AnthropicMessagesStream.ToolUseBlock, into parts: inout [ModelPart]) {
        var call = AnthropicCall(block, names)
        if call.call.input.isEmpty { call.call.input = "{}" }
        parts.append(.toolInputStart(call.start))
        parts.append(.toolInputDelta(id: block.id, text: call.call.input))
        parts.append(.toolCall(call.call))
    }

    private mutating func end(into parts: inout [ModelPart]) {
        openMessage = nil
        hasFinished = true
        parts.append(.finish(totals.finish))
    }
}
