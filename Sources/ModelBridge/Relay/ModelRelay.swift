public import GeneratedProtocol
public import StreamRuntime

/// Turns the parts of a model's answer into the events of the chat: one turn of a model is one step.
///
/// The events are those that the AI SDK's own server writes for the same answer, in the same order, except that they are always
/// a stream which its clients accept: a part that cannot come is left out and an error told, and what is left open is closed.
/// The events do not include the `start` and the `finish` of the message.
///
/// A relay is a plain value for one turn: it does no work of its own.
public struct ModelRelay: Sendable {
    /// What the turn has told so far; complete after ``end()``.
    public internal(set) var turn = ModelTurn()

    let tools: [String: ModelTool]
    let makeID: @Sendable () -> String
    let errorText: @Sendable (ModelError) -> String
    var engine = LifecycleEngine<UIMessageStream>()
    var output: [UIMessageStream.Event] = []
    var texts = RelayedParts()
    var reasonings = RelayedParts()
    /// The calls whose input began.
    var inputs: [String] = []
    var hasStep = false
    var hasEnded = false

    /// Creates a relay for one turn.
    ///
    /// - Parameters:
    ///   - tools: The tools that the request declared.
    ///   - message: The message so far, where the turn is not its first.
    ///   - makeID: Makes ids of sources, and of parts whose own ids come twice.
    ///   - errorText: The text that the client gets for a fault; one without details if it is left out, since faults may name internals.
    public init(
        tools: [ModelTool] = [],
        continuing message: UIMessageStream.UIMessage? = nil,
        makeID: @escaping @Sendable () -> String = { RandomID.make() },
        errorText: @escaping @Sendable (ModelError) -> String = { _ in UIMessageStream.maskedErrorText }
    ) {
        self.tools = Dictionary(tools.map { ($0.name, $0) }) { first, _ in first }
        self.makeID = makeID
        self.errorText = errorText
        engine = LifecycleEngine(continuing: message)
        engine.keepsOrder = true
        // The message has begun: the relay does not write its start.
        try? engine.manage(.start(), into: &output, makeKey: makeID)
        output = []
    }

    /// Returns the events to write for parts of the answer.
    public mutating func events(for parts: some Sequence<ModelPart>) -> [UIMessageStream.Event] {
        output.removeAll(keepingCapacity: true)
        for part in parts where !turn.hasFailed && !hasEnded { relay(part) }
        return output
    }

    /// Returns the events to write when the answer has ended or was cut off: the ends of what is open.
    ///
    /// The step stays open, since the outputs of the turn's calls belong to it.
    public mutating func end() -> [UIMessageStream.Event] {
        output.removeAll(keepingCapacity: true)
        guard !hasEnded, !turn.hasFailed else { return output }
        hasEnded = true
        for id in texts.open { write(.textEnd(id: id)) }
        for id in reasonings.open { write(.reasoningEnd(id: id)) }
        failUnfinishedInputs()
        return output
    }

    private mutating func relay(_ part: ModelPart) {
        switch part {
        case .response(let response): begin(response)
        case .textStart(let id, let metadata):
            write(.textStart(id: texts.start(id, makeID), providerMetadata: metadata))
        case .textDelta(let id, let text, let metadata): append(text, to: id, metadata)
        case .textEnd(let id, let metadata):
            write(.textEnd(id: texts.end(id), providerMetadata: metadata))
        case .reasoningStart(let id, let metadata):
            write(.reasoningStart(id: reasonings.start(id, makeID), providerMetadata: metadata))
        case .reasoningDelta(let id, let text, let metadata):
            write(.reasoningDelta(id: reasonings.current(id), delta: text, providerMetadata: metadata))
        case .reasoningEnd(let id, let metadata):
            write(.reasoningEnd(id: reasonings.end(id), providerMetadata: metadata))
        case .toolInputStart(let input): begin(input)
        case .toolInputDelta(let id, let text): write(.toolInputDelta(toolCallID: id, inputTextDelta: text))
        case .toolCall(let call): give(call)
        case .toolResult(let result): give(result)
        case .toolApprovalRequest(let id, let callID): write(.toolApprovalRequest(approvalID: id, toolCallID: callID))
        case .file(let file):
            write(.file(url: file.dataURL, mediaType: file.mediaType, providerMetadata: file.metadata))
        case .reasoningFile(let file):
            write(.reasoningFile(url: file.dataURL, mediaType: file.mediaType, providerMetadata: file.metadata))
        case .custom(let kind, let metadata): write(.custom(kind: kind, providerMetadata: metadata))
        case .source(let url, let title, let metadata):
            write(.sourceURL(sourceID: makeID(), url: url, title: title, providerMetadata: metadata))
        case .document(let document): write(document)
        case .error(let error): report(error)
        case .failure(let error): fail(error)
        case .finish(let finish): settle(finish)
        }
    }

    private mutating func write(_ document: ModelDocumentSource) {
        write(
            .sourceDocument(
                sourceID: makeID(),
                mediaType: document.mediaType,
                title: document.title,
                filename: document.filename,
                providerMetadata: document.metadata
            )
        )
    }

    private mutating func append(_ text: String, to id: String, _ metadata: ModelPart.Metadata?) {
        if text.isEmpty, metadata == nil { return }
        let metadata = texts.sticking(metadata)
        write(.textDelta(id: texts.current(id), delta: text, providerMetadata: metadata))
    }
}

extension ModelRelay {
    /// Adds an event; one that cannot come is left out, and an error told in its place.
    mutating func write(_ event: UIMessageStream.Event) {
        openStep()
        do throws(LifecycleError) {
            try engine.manage(event, into: &output, makeKey: makeID)
        } catch {
            report(ModelError(.invalidSequence, "The provider's answer is out of order: \(error)"))
        }
    }

    private mutating func openStep() {
        guard !hasStep else { return }
        hasStep = true
        try? engine.manage(.startStep(), into: &output, makeKey: makeID)
    }

    /// Writes a fault, after which the answer may go on; the client stops reading there.
    mutating func report(_ error: ModelError) {
        openStep()
        turn.errors.append(error)
        turn.finishReason = .error
        output.append(.error(errorText: errorText(error)))
    }

    /// Tells that there is no answer.
    private mutating func fail(_ error: ModelError) {
        turn.hasFailed = true
        turn.errors.append(error)
        turn.finishReason = .error
        output.append(.error(errorText: errorText(error)))
    }

    private mutating func begin(_ response: ModelResponse) {
        openStep()
        if let id = response.id { turn.response.id = id }
        if let model = response.model { turn.response.model = model }
        if let created = response.created { turn.response.created = created }
    }

    private mutating func settle(_ finish: ModelFinish) {
        openStep()
        turn.finishReason = finish.reason
        turn.rawFinishReason = finish.rawReason
        turn.usage = finish.usage
        turn.metadata = finish.metadata
        turn.isComplete = true
    }
}
