import AISDK
public import GeneratedProtocol
@_spi(Generated) public import ProtocolSupport
public import StreamRuntime
public import Vel

/// Turns the events of a Vel stream into those of a UI message stream, so that a Vel agent can serve `useChat`.
///
/// The result is always a stream that the lifecycle of the UI message stream allows: the bridge adds missing events and omits
/// events that cannot come. Write it for a client floor as any other stream.
///
/// JSON that its clients refuse is mended, since the whole event would be lost otherwise: their forbidden keys, such as
/// `__proto__`, are left out at any depth, and a number too large for a double is `null` in a provider's metadata.
///
/// A reader of the UI message stream is done after `finish` and after an error, while a Vel stream may go on. So `finish` is
/// held back until `end()`, and nothing follows an error or an abort.
public struct VelBridge: Sendable {
    var engine = LifecycleEngine<UIMessageStream>()
    /// The events that one Vel event becomes.
    var output: [UIMessageStream.Event] = []
    /// The calls in the order in which they were heard of.
    var calls: [BridgedToolCall] = []
    var callPlaces: [UTF8Text: Int] = [:]
    /// Where in `calls` outputs may wait.
    var heldPlaces: [Int] = []
    var sourceCount = 0
    private var finishReason: UIMessageStream.FinishReason?
    private var givenMessageID: String?
    private let makeID: @Sendable () -> String
    /// The keys that are left out of values; nil where the events are not sent to a client.
    let forbiddenKeys: ForbiddenKeys?

    /// Creates a bridge for one stream.
    ///
    /// - Parameters:
    ///   - messageID: The id of the message; without it, the one that the Vel stream names, or a new one.
    ///   - client: The oldest client that must understand the stream, as in ``/StreamRuntime/StreamOptions/client``;
    ///     nil for the floor that the schema names.
    ///   - makeID: Makes ids.
    public init(
        messageID: String? = nil,
        client: ClientVersion? = nil,
        makeID: @escaping @Sendable () -> String = { RandomID.make() }
    ) {
        let clients = UIMessageStream.clients
        self.init(messageID, makeID, leavingOut: clients.forbiddenKeys(from: client ?? clients.floor))
    }

    /// Creates a bridge whose events are not sent to a client, and so need no mending.
    init(recording messageID: String) {
        self.init(messageID, { RandomID.make() }, leavingOut: nil)
    }

    private init(
        _ messageID: String?,
        _ makeID: @escaping @Sendable () -> String,
        leavingOut forbiddenKeys: ForbiddenKeys?
    ) {
        givenMessageID = messageID
        self.makeID = makeID
        self.forbiddenKeys = forbiddenKeys
    }

    /// Returns the events to write for an event of the Vel stream.
    public mutating func events(for event: VelStream.Event) -> [UIMessageStream.Event] {
        guard !engine.hasEnded else { return [] }
        output.removeAll(keepingCapacity: true)
        bridge(event)
        return output
    }

    /// Returns the events to write when the Vel stream has ended.
    public mutating func end() -> [UIMessageStream.Event] {
        guard !engine.hasEnded else { return [] }
        output.removeAll(keepingCapacity: true)
        settleCalls()
        write(.finish(finishReason: finishReason))
        return output
    }

    private mutating func bridge(_ event: VelStream.Event) {
        switch event {
        case .start(let event): write(.start(messageID: givenMessageID ?? event.messageID))
        case .responseMetadata(let event): write(event)
        case .finishMessage(let event): finishReason = UIMessageStream.FinishReason(event.finishReason)
        case .finish, .unrecognized: break
        case .error(let event): end(with: .error(errorText: event.told))
        case .abort(let event): end(with: .abort(reason: event.reason))
        case .startStep: write(.startStep())
        case .finishStep:
            settleHeldOutputs()
            write(.finishStep())
        case .textStart(let event): write(.textStart(id: event.id))
        case .textDelta(let event): write(.textDelta(id: event.id, delta: event.delta))
        case .textEnd(let event): write(.textEnd(id: event.id))
        case .reasoningStart(let event): write(.reasoningStart(id: event.id))
        case .reasoningDelta(let event): write(.reasoningDelta(id: event.id, delta: event.delta))
        case .reasoningEnd(let event): write(.reasoningEnd(id: event.id))
        case .toolInputStart(let event): begin(event)
        case .toolInputDelta(let event):
            write(.toolInputDelta(toolCallID: event.toolCallID, inputTextDelta: event.inputTextDelta))
        case .toolInputAvailable(let event): give(event)
        case .toolOutputAvailable(let event): answer(event)
        case .toolOutputError(let event): answer(event)
        case .source(let event): for item in event.sources { write(item) }
        case .file(let event): write(event)
        case .data(let event): write(event)
        }
    }

    private mutating func end(with event: UIMessageStream.Event) {
        settleCalls()
        write(event)
    }
}

extension VelBridge {
    /// Adds an event and what the lifecycle asks for around it; an event that cannot come is left out.
    mutating func write(_ event: UIMessageStream.Event) {
        let count = output.count
        // An event that cannot come changes nothing.
        try? engine.manage(event, into: &output, makeKey: makeID)
        if count == 0, case .start = output.first { nameMessage() }
    }

    private mutating func nameMessage() {
        output[0] = UIMessageStream.identified(output[0], by: givenMessageID ?? makeID(), isForced: false)
    }

    func stateName(of call: String) -> String? {
        engine.stateName(of: UIMessageStream.Scope.tool, key: call)
    }
}
