public import ProtocolSupport

/// How a context writes its stream.
public struct StreamOptions: Sendable {
    /// The text that the client gets for an error that ended the stream.
    @nonexhaustive
    public enum ErrorText: Sendable {
        /// The same text for every error, or the protocol's own if it is nil.
        ///
        /// Error descriptions often contain details the client must not see.
        case masked(String?)
        /// The text that the closure makes of the error.
        case revealed(@Sendable (any Error) -> String)

        /// The protocol's own text for every error; the AI SDK says "An error occurred." by default.
        public static var masked: ErrorText { .masked(nil) }
    }

    /// Where steps begin.
    @nonexhaustive
    public enum Steps: Sendable {
        /// Text or reasoning begins a step once every tool call of the current one has its outcome: it is a new turn of the model.
        ///
        /// Otherwise a page that posts again when the last step's calls are complete, as the AI SDK's
        /// `lastAssistantMessageIsCompleteWithToolCalls` has it, would do so after an answer that is finished. Calls that the
        /// model's provider runs belong to the turn that they are in.
        case automatic
        /// Only where they are written.
        case manual
    }

    /// The oldest client that must understand the stream; nil for the floor that the schema names.
    ///
    /// Fields and events that such a client does not know are left out, or replaced as the schema says.
    public var client: ClientVersion?
    /// Whether the context keeps a record of what it writes.
    public var collects: Bool
    /// How many bytes may wait for the client before writers are suspended.
    public var highWaterMark: Int {
        didSet { highWaterMark = max(1, highWaterMark) }
    }
    /// How long writers that are out of room wait for somebody to take the bytes; nil for ever.
    ///
    /// After that the client is taken to be gone, as if `disconnect()` had been called.
    public var readerTimeout: Duration?
    /// Whether a new turn of the model begins a step by itself.
    public var steps: Steps
    /// After how much silence a comment keeps the connection open; nil, or nothing above zero, for no comments.
    public var heartbeat: Duration?
    /// How long deltas of one part may be gathered into one event; nil sends each by itself.
    ///
    /// Clients parse the input of a tool anew for every delta of it, so fewer deltas save them work.
    public var deltaWindow: Duration?
    /// Whether the work goes on when the client has gone, so that its answer can be stored.
    public var continuesAfterDisconnect: Bool
    /// The text that the client gets for an error that ended the stream.
    public var errorText: ErrorText
    /// Sees every error that the work throws or fails a call with, unmasked.
    ///
    /// Also one that comes after the end, unless the work was cancelled by then.
    public var onError: (@Sendable (any Error) -> Void)?
    /// Counts the tokens of a text, for the record; nil counts none, and only `setUsage` sets the record's counts.
    ///
    /// It gets the text piece by piece; pieces that were written one after the other may come as one.
    ///
    /// Runs while the stream is locked: it must not use the context.
    public var countTokens: (@Sendable (String) -> Int)?
    /// Makes the ids of messages, parts and calls.
    ///
    /// Runs while the stream is locked: it must not use the context.
    public var makeID: @Sendable () -> String
    /// The clock that measures silence.
    public var clock: any Clock<Duration>

    /// Creates options; each has a default that suits a chat.
    public init(
        client: ClientVersion? = nil,
        collects: Bool = false,
        highWaterMark: Int = 64 * 1024,
        readerTimeout: Duration? = .seconds(60),
        steps: Steps = .automatic,
        heartbeat: Duration? = .seconds(15),
        deltaWindow: Duration? = nil,
        continuesAfterDisconnect: Bool = false,
        errorText: ErrorText = .masked,
        onError: (@Sendable (any Error) -> Void)? = nil,
        countTokens: (@Sendable (String) -> Int)? = nil,
        makeID: @escaping @Sendable () -> String = { RandomID.make() },
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.client = client
        self.collects = collects
        self.highWaterMark = max(1, highWaterMark)
        self.readerTimeout = readerTimeout
        self.steps = steps
        self.heartbeat = heartbeat
        self.deltaWindow = deltaWindow
        self.continuesAfterDisconnect = continuesAfterDisconnect
        self.errorText = errorText
        self.onError = onError
        self.countTokens = countTokens
        self.makeID = makeID
        self.clock = clock
    }

    /// The text that a client of `Stream` gets in place of an error.
    package func text<Stream: StreamProtocol>(for error: any Error, in _: Stream.Type) -> String {
        switch errorText {
        case .masked(let text): text ?? Stream.maskedErrorText
        case .revealed(let describe): describe(error)
        }
    }
}
