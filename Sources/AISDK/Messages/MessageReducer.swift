public import GeneratedProtocol
@_spi(Generated) public import ProtocolSupport
public import StreamRuntime

/// Folds the events of a stream into the message that the AI SDK's client of a given version makes of them.
///
///     var reducer = MessageReducer()
///     for try await event in events { try reducer.apply(event) }
///     print(reducer.message?.parts.count ?? 0)
///
/// An event costs as much as it carries, however long the message is. A message that is kept while the reducer goes on
/// costs a copy of its list of parts and of the text that grows; read `message` when it is needed, not after each event.
///
/// An event that the client would fail at throws and leaves the message as it was. The client gives up there, keeping
/// `message`; a reader that is more patient may leave the event out and go on.
public struct MessageReducer: Sendable {
    /// The result of an event.
    public struct Outcome: Hashable, Sendable {
        /// Whether the client shows the message anew.
        public var isPublished: Bool
        /// The data that the client hands to its callback, transient data included.
        public var data: UIMessageStream.DataEvent?
        /// The text of an `error` event.
        public var errorText: String?

        static let silent = Outcome(isPublished: false)
        static let published = Outcome(isPublished: true)
    }

    /// The newest version that the schema knows of the line that streams are written for by default.
    public static let defaultClient: ClientVersion = {
        let clients = UIMessageStream.clients
        return clients.lines.first { $0.first.major == clients.floor.major }?.newest ?? clients.floor
    }()

    /// The client's version.
    public let client: ClientVersion
    /// Why the model stopped, as the last `finish` that said so has it.
    public internal(set) var finishReason: UIMessageStream.FinishReason?
    /// The text of the first `error`.
    public internal(set) var errorText: String?

    let rules: ClientRules
    var current: UIMessageStream.UIMessage
    /// How many of the parts were published; nil before the first time.
    var publishedCount: Int?
    var places: PartPlaces
    var openText: [UTF8Text: OpenPart] = [:]
    var openReasoning: [UTF8Text: OpenPart] = [:]
    var openInputs: [UTF8Text: OpenInput] = [:]
    /// Whether an event has put fields on every object of the client, so that it takes no other for one that it knows.
    var hasChangedPrototype = false
    /// The growth of the part that grew last; nil if another event came.
    var growth: Growth?

    /// A text or reasoning part that may grow.
    struct OpenPart: Sendable {
        var place: Int
        /// Half a surrogate pair that ended its text.
        var high: UInt16?
    }

    /// Creates a reducer of a new stream.
    ///
    /// - Parameters:
    ///   - client: The version whose behaviour counts.
    ///   - initialMessage: The message of the assistant that is last in the chat, which the client goes on with; nil if the
    ///     last one is the user's.
    ///   - generateID: Makes the id of a new message, which counts unless the stream gives one.
    public init(
        client: ClientVersion = Self.defaultClient,
        initialMessage: UIMessageStream.UIMessage? = nil,
        generateID: () -> String = RandomID.make
    ) {
        self.client = client
        rules = ClientRules(client)
        current = initialMessage ?? UIMessageStream.UIMessage(id: generateID(), role: .assistant, parts: [])
        places = PartPlaces(current.parts)
    }

    /// The message that the client shows; nil before it shows one.
    public var message: UIMessageStream.UIMessage? {
        guard let publishedCount else { return nil }
        var message = state
        if publishedCount < message.parts.count { message.parts.removeSubrange(publishedCount...) }
        return message
    }

    /// How many parts the message has, those included that the client does not show yet.
    package var partCount: Int { current.parts.count }

    /// The state of the client: the message, and perhaps the beginning of a step that it does not show yet.
    public var state: UIMessageStream.UIMessage {
        guard growth != nil else { return current }
        var reducer = self
        reducer.settleGrowth()
        return reducer.current
    }
}

extension MessageReducer {
    /// Takes the next event.
    @discardableResult
    public mutating func apply(_ event: UIMessageStream.Event) throws(ReductionError) -> Outcome {
        try apply(event, edges: SplitPair.Edges())
    }

    /// Takes the next event, as the JSON that it came as.
    ///
    /// Unlike an event that was decoded elsewhere, its text may begin or end inside of a surrogate pair; the halves of a
    /// pair that come in two events are joined.
    @discardableResult
    public mutating func apply(
        _ event: UIMessageStream.Event,
        json: some RandomAccessCollection<UInt8>
    ) throws(ReductionError) -> Outcome {
        switch event {
        case .textDelta, .reasoningDelta: try apply(event, edges: SplitPair.edges(of: "delta", in: json))
        case .toolInputDelta: try apply(event, edges: SplitPair.edges(of: "inputTextDelta", in: json))
        default: try apply(event, edges: SplitPair.Edges())
        }
    }

    mutating func apply(
        _ event: UIMessageStream.Event,
        edges: SplitPair.Edges
    ) throws(ReductionError) -> Outcome {
        if edges.isEmpty, let delta = PlainDelta(event), grow(by: delta) { return .published }
        settleGrowth()
        guard rules.knows(event.kind) else { throw ReductionError(event: event.type, rule: .unknownEvent) }
        guard !hasChangedPrototype else { throw ReductionError(event: event.type, rule: .changedPrototype) }
        let outcome = try fold(event, edges)
        if outcome.isPublished { publishedCount = current.parts.count }
        return outcome
    }

    private mutating func fold(
        _ event: UIMessageStream.Event,
        _ edges: SplitPair.Edges
    ) throws(ReductionError) -> Outcome {
        switch event {
        case .start(let event): return try start(event)
        case .messageMetadata(let event): return try mergeMetadata(event.messageMetadata, "message-metadata")
        case .finish(let event): return try finish(event)
        case .error(let event):
            errorText = errorText ?? event.errorText
            return Outcome(isPublished: false, errorText: event.errorText)
        case .startStep: append(.stepStart(UIMessageStream.StepStartPart()))
        case .finishStep: finishStep()
        case .resetStep: return resetStep()
        case .textStart(let event): return startText(event)
        case .textDelta(let event): return try growText(event, edges)
        case .textEnd(let event): return try endText(event)
        case .reasoningStart(let event): return startReasoning(event)
        case .reasoningDelta(let event): return try growReasoning(event, edges)
        case .reasoningEnd(let event): return try endReasoning(event)
        case .data(let event): return apply(event)
        case .toolInputStart(let event): return startInput(event)
        case .toolInputDelta(let event): return try growInput(event, edges)
        case .toolInputAvailable(let event): return completeInput(event)
        case .toolInputError(let event): return failInput(event)
        case .toolApprovalRequest(let event): return try requestApproval(event)
        case .toolApprovalResponse(let event): return try answerApproval(event)
        case .toolOutputAvailable(let event): return try completeCall(event)
        case .toolOutputError(let event): return try failCall(event)
        case .toolOutputDenied(let event): return try denyCall(event)
        default: if let part = part(of: event) { return publish(part) }
        }
        return .silent
    }

    /// Appends a part.
    mutating func append(_ part: UIMessageStream.UIMessagePart) {
        places.add(part, at: current.parts.count)
        current.parts.append(part)
    }

    /// Appends a part that is shown at once.
    mutating func publish(_ part: UIMessageStream.UIMessagePart) -> Outcome {
        append(part)
        return .published
    }
}
