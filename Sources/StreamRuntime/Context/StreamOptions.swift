public import ProtocolSupport

/// How a context writes its stream.
public struct StreamOptions: Sendable {
    /// The text that the client receives for an error that ends the stream.
    @nonexhaustive
    public enum ErrorText: Sendable {
        /// The same text for every error; nil for the protocol's own.
        ///
        /// Error descriptions often contain details the client must not see.
        case masked(String?)
        /// The text that the closure returns for the error.
        case revealed(@Sendable (any Error) -> String)

        /// The protocol's own text for every error; the AI SDK's is "An error occurred." by default.
        public static var masked: ErrorText { .masked(nil) }
    }

    /// Where steps begin.
    @nonexhaustive
    public enum Steps: Sendable {
        /// Text or reasoning begins a new step if every tool call of the current step has its outcome.
        ///
        /// Such text is a new turn of the model. Without a new step, a page that posts again when the calls of the last
        /// step are complete (the AI SDK's `lastAssistantMessageIsCompleteWithToolCalls`) would post after a finished
        /// answer. Calls that the model's provider runs do not end a turn.
        case automatic
        /// Steps begin only where the application writes them.
        case manual
    }

    /// The oldest client that must understand the stream; nil for the floor that the schema names.
    ///
    /// Fields and events that this client does not know are left out, or replaced as the schema says.
    public var client: ClientVersion?
    /// What each frame has next to its event, for a protocol with an envelope: the `jsonrpc` and the `id` of a JSON-RPC
    /// response.
    ///
    /// These are all other keys of the envelope, constants included. Keys that hold events are left out.
    public var envelope: JSONObject
    /// Whether the context keeps a record of what it writes.
    public var collects: Bool
    /// How many bytes may wait for the client before writers are suspended.
    public var highWaterMark: Int {
        didSet { highWaterMark = max(1, highWaterMark) }
    }
    /// How long a writer that has reached the high-water mark waits for the first reader; nil waits forever.
    ///
    /// After that, the client counts as disconnected, as if `disconnect()` had been called.
    public var readerTimeout: Duration?
    /// Whether a new turn of the model begins a step automatically.
    public var steps: Steps
    /// The silence after which a comment keeps the connection open; nil, zero or less for no comments.
    public var heartbeat: Duration?
    /// How long deltas of one part may be gathered into one event; nil sends each delta as an event of its own.
    ///
    /// Clients parse the whole input of a tool again for every delta of it, so fewer deltas save them work.
    public var deltaWindow: Duration?
    /// Whether the work continues after the client has disconnected, so that the answer can be stored.
    public var continuesAfterDisconnect: Bool
    /// The text that the client receives for an error that ends the stream.
    public var errorText: ErrorText
    /// Receives every error that the work throws or fails a call with, unmasked.
    ///
    /// It also receives an error thrown after the stream has ended, unless the work was cancelled by then.
    public var onError: (@Sendable (any Error) -> Void)?
    /// Counts the tokens of a text, for the record; if nil, only `setUsage` sets the record's counts.
    ///
    /// It receives the text piece by piece; consecutive pieces may be joined.
    ///
    /// It runs while the stream is locked, so it must not use the context.
    public var countTokens: (@Sendable (String) -> Int)?
    /// Creates the ids of messages, parts and calls.
    ///
    /// It runs while the stream is locked, so it must not use the context.
    public var makeID: @Sendable () -> String
    /// The clock that measures silence.
    public var clock: any Clock<Duration>

    /// Creates options; each has a default that suits a chat.
    public init(
        client: ClientVersion? = nil,
        envelope: JSONObject = [:],
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
        self.envelope = envelope
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

    /// Returns the text that a client of `Stream` receives in place of an error.
    package func text<Stream: StreamProtocol>(for error: any Error, in _: Stream.Type) -> String {
        switch errorText {
        case .masked(let text): text ?? Stream.maskedErrorText
        case .revealed(let describe): describe(error)
        }
    }
}
