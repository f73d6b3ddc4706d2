public import ModelProviders
import ProtocolSupport

/// Reads answers of Chat Completions: those of OpenAI itself, and those of servers that are compatible with it.
///
/// Both send the same chunks. OpenAI keeps to its documentation, so a chunk of another shape is a fault, and an error before any
/// output is a failed request. Other servers leave out what they do not have, tell the model's reasoning, and always name a reason to stop.
public struct OpenAIChatReader: ModelReader {
    /// The protocol of the API.
    public typealias Stream = OpenAIChatStream

    let dialect: OpenAIChatDialect
    private var lookAhead: OpenAIChatLookAhead?
    private var calls: OpenAIChatCalls
    private var totals = OpenAIChatTotals()
    private var hasResponse = false
    private var hasText = false
    private var isReasoning = false

    /// Creates a reader for an answer of OpenAI.
    public init(_ settings: ModelReaderSettings = ModelReaderSettings()) { self.init(.openAI, settings) }

    /// Creates a reader for an answer of a compatible server.
    ///
    /// - Parameters:
    ///   - provider: The key of the provider's values in the metadata of parts.
    ///   - settings: What reading must know of the request.
    public init(compatible provider: String, _ settings: ModelReaderSettings = ModelReaderSettings()) {
        self.init(.compatible(provider: provider), settings)
    }

    init(_ dialect: OpenAIChatDialect, _ settings: ModelReaderSettings) {
        self.dialect = dialect
        lookAhead = dialect.isOpenAI ? OpenAIChatLookAhead() : nil
        calls = OpenAIChatCalls(dialect, repeatsNothing: !settings.isVersion7)
    }

    /// Appends the parts that an event adds.
    public mutating func read(_ event: OpenAIChatStream.Event, into parts: inout [ModelPart]) {
        guard lookAhead != nil else { return take(event, into: &parts) }
        var added: [ModelPart] = []
        take(event, into: &added)
        pass(added, into: &parts)
    }

    /// Appends the parts for an event that cannot be read.
    public mutating func reject(_ error: ModelError, into parts: inout [ModelPart]) {
        totals.fail()
        guard lookAhead != nil else { return parts.append(.error(error)) }
        pass([.error(error)], into: &parts)
    }

    /// Appends the parts that the end of the response adds.
    public mutating func finish(into parts: inout [ModelPart]) {
        if lookAhead?.hasFailed == true { return }
        if let held = lookAhead?.held { parts += held }
        lookAhead = nil
        endReasoning(into: &parts)
        if hasText { parts.append(.textEnd(id: dialect.textID)) }
        for fault in calls.finish(into: &parts) { fail(fault, into: &parts) }
        if !dialect.isOpenAI, totals.reason == nil {
            fail(
                ModelError(.invalidSequence, "The answer was cut off: the provider named no reason to stop."),
                into: &parts
            )
        }
        parts.append(.finish(totals.finish(dialect)))
    }
}

extension OpenAIChatReader {
    private mutating func pass(_ added: [ModelPart], into parts: inout [ModelPart]) {
        guard let passed = lookAhead?.pass(added) else { return }
        parts += passed
        if lookAhead?.hasFailed == false { lookAhead = nil }
    }

    private mutating func take(_ event: OpenAIChatStream.Event, into parts: inout [ModelPart]) {
        switch event {
        case .chunk(let chunk): take(chunk, into: &parts)
        case .failure(let failure): take(failure, into: &parts)
        default: fail(ModelError(.unknownShape, "The provider sent an event that is not an object."), into: &parts)
        }
    }

    private mutating func take(_ chunk: OpenAIChatStream.Chunk, into parts: inout [ModelPart]) {
        if let fault = dialect.fault(in: chunk) {
            let text = "The provider sent a chunk of another shape: \(fault)."
            return fail(ModelError(.unknownShape, text, raw: JSONValue(wire: chunk)), into: &parts)
        }
        describe(chunk, into: &parts)
        if let usage = chunk.usage { totals.usage = usage }
        if let choice = chunk.choices?.first { take(choice, into: &parts) }
    }

    private mutating func take(_ failure: OpenAIChatStream.Failure, into parts: inout [ModelPart]) {
        // The SDK reads OpenAI's choices beside an error, and nothing of other servers'.
        if dialect.isOpenAI, let choice = failure.choices?.first, dialect.fault(in: choice) == nil {
            take(choice, into: &parts)
        }
        fail(ModelError(failure.error), into: &parts)
    }

    /// Tells the head of the response, which is that of the first chunk that has any of it: some servers send results of filters first.
    private mutating func describe(_ chunk: OpenAIChatStream.Chunk, into parts: inout [ModelPart]) {
        guard !hasResponse else { return }
        var response = ModelResponse()
        if case .string(let id) = chunk.id, !id.isEmpty { response.id = id }
        if let model = chunk.model, !model.isEmpty { response.model = model }
        if let created = chunk.created, created != 0 { response.created = created }
        guard response != ModelResponse() else { return }
        hasResponse = true
        parts.append(.response(response))
    }

    private mutating func take(_ choice: OpenAIChatStream.Choice, into parts: inout [ModelPart]) {
        if let reason = choice.finishReason { totals.reason = .told(reason) }
        if let logprobs = choice.logprobs?.content, !logprobs.isEmpty { totals.logprobs = logprobs }
        guard let delta = choice.delta else { return }
        if !dialect.isOpenAI { takeReasoning(delta, into: &parts) }
        if case .string(let text) = delta.content { take(text, into: &parts) }
        if let added = delta.toolCalls {
            endReasoning(into: &parts)
            for call in added {
                if let fault = calls.add(call, into: &parts) { fail(fault, into: &parts) }
            }
        }
        if dialect.isOpenAI, let annotations = delta.annotations { take(annotations, into: &parts) }
    }

    private mutating func take(_ text: String, into parts: inout [ModelPart]) {
        guard !text.isEmpty || dialect.isOpenAI else { return }
        endReasoning(into: &parts)
        if !hasText {
            hasText = true
            parts.append(.textStart(id: dialect.textID))
        }
        if !text.isEmpty { parts.append(.textDelta(id: dialect.textID, text: text)) }
    }

    private mutating func takeReasoning(_ delta: OpenAIChatStream.Delta, into parts: inout [ModelPart]) {
        guard let text = delta.reasoningContent ?? delta.reasoning, !text.isEmpty else { return }
        if !isReasoning {
            isReasoning = true
            parts.append(.reasoningStart(id: OpenAIChatDialect.reasoningID))
        }
        parts.append(.reasoningDelta(id: OpenAIChatDialect.reasoningID, text: text))
    }

    private mutating func endReasoning(into parts: inout [ModelPart]) {
        guard isReasoning else { return }
        isReasoning = false
        parts.append(.reasoningEnd(id: OpenAIChatDialect.reasoningID))
    }

    private func take(_ annotations: [OpenAIChatStream.Annotation], into parts: inout [ModelPart]) {
        for case .urlCitation(let annotation) in annotations {
            parts.append(.source(url: annotation.urlCitation.url, title: annotation.urlCitation.title))
        }
    }

    private mutating func fail(_ error: ModelError, into parts: inout [ModelPart]) {
        totals.fail()
        parts.append(.error(error))
    }
}
