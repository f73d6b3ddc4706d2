import ProtocolSupport

/// A call that has begun.
struct OpenAIResponsesCall {
    /// The id of the call.
    var id: String
    /// The tool.
    var name: String
    /// Whether the provider runs it.
    var isProviderExecuted = false
    /// Whether it need not be declared.
    var isDynamic = false
    /// Where code runs.
    var containerID: String?
    /// The JSON after a text that arrives in pieces; nil if there is no such text, or it has ended.
    var closing: String?
    /// Whether a piece of that text has arrived.
    var hasPieces = false
    /// Whether the whole call was told.
    var isGiven = false

    func call(input: String, metadata: ModelPart.Metadata? = nil) -> ModelPart {
        .toolCall(
            ModelToolCall(
                id: id,
                name: name,
                input: input,
                isProviderExecuted: isProviderExecuted,
                isDynamic: isDynamic,
                metadata: metadata
            )
        )
    }

    /// The output of the call, which the provider ran.
    func result(_ output: JSONValue, isError: Bool = false, metadata: ModelPart.Metadata? = nil) -> ModelPart {
        .toolResult(ModelToolResult(id: id, name: name, output: output, isError: isError, metadata: metadata))
    }

    var start: ModelPart {
        .toolInputStart(
            ModelToolInput(id: id, name: name, isProviderExecuted: isProviderExecuted, isDynamic: isDynamic)
        )
    }
}

extension OpenAIResponsesReader {
    /// A call of a tool that the provider runs.
    func providerCall(_ id: String?, _ name: String) -> OpenAIResponsesCall {
        OpenAIResponsesCall(
            id: id ?? makeID(),
            name: name,
            isProviderExecuted: true
        )
    }

    /// Appends to an input that is JSON, or the text of a tool that takes text.
    func append(_ text: String, at place: Int, into parts: inout [ModelPart]) {
        guard case .call(let call) = items[place] else { return }
        parts.append(.toolInputDelta(id: call.id, text: text))
    }

    /// Appends to a text inside of JSON.
    mutating func appendEscaped(_ text: String, at place: Int, into parts: inout [ModelPart]) {
        guard case .call(var call) = items[place], call.closing != nil else { return }
        if !call.hasPieces {
            call.hasPieces = true
            items[place] = .call(call)
        }
        // A string of JSON without its quotation marks.
        let escaped = String(JSONValue.string(text).description.dropFirst().dropLast())
        parts.append(.toolInputDelta(id: call.id, text: escaped))
    }

    /// Ends a text inside of JSON, and the JSON.
    mutating func endEscaped(_ text: String, at place: Int, into parts: inout [ModelPart]) {
        guard case .call(let begun) = items[place], begun.closing != nil else { return }
        if !begun.hasPieces, !text.isEmpty { appendEscaped(text, at: place, into: &parts) }
        guard case .call(var call) = items[place], let closing = call.closing else { return }
        call.closing = nil
        items[place] = .call(call)
        parts.append(.toolInputDelta(id: call.id, text: closing))
    }
}
