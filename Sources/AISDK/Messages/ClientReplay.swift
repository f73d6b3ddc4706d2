public import GeneratedProtocol
public import ProtocolSupport
public import StreamRuntime

/// A replay of a stream's bytes as a released client of the AI SDK reads them.
///
///     var replay = ClientReplay(client: ClientVersion(7, 0, 77))
///     replay.append(bytes)
///     replay.finish()
///     if let failure = replay.failure { print("event \(failure.index): \(failure)") }
///
/// Numbers keep all their digits here, where JavaScript rounds them to doubles.
public struct ClientReplay: Sendable {
    /// Why the client gives up.
    public struct Failure: Error, Hashable, Sendable {
        /// The kind of problem that the client gives up at.
        @nonexhaustive
        public enum Kind: String, Hashable, Sendable, Codable {
            /// The data is not JSON, or has a key that clients refuse.
            case json
            /// It is JSON, but no event that this client knows.
            case schema
            /// The event cannot come at this point.
            case lifecycle
        }

        /// The problem.
        @nonexhaustive
        public enum Reason: Hashable, Sendable {
            /// The event cannot be read.
            case malformed(JSONDecodingError)
            /// The event cannot come here.
            case misplaced(ReductionError)
            /// No frame can be read from here, such as one larger than the replay takes; the client itself has no limit.
            case unreadable(FrameError)
        }

        /// How many events came before it.
        public var index: Int
        /// Where its frame stands.
        public var position: FramePosition
        /// The problem.
        public var reason: Reason
    }

    /// The client's version.
    public let client: ClientVersion
    /// How many events came, those after a failure included.
    public var eventCount: Int { frames.eventCount }
    /// The first event that the client fails at; nil if it takes all of them.
    public private(set) var failure: Failure?
    /// The data that was handed to the callback, in order, transient data included.
    public private(set) var data: [UIMessageStream.DataEvent] = []
    /// The state of the chat class, which gives up at an `error` event.
    public private(set) var chat: ChatReducer

    private var frames: FrameDecoder
    /// Goes on where the chat has given up at an `error` event.
    private var bare: MessageReducer?

    /// Creates a replay of a stream; the arguments are those of `MessageReducer`.
    public init(
        client: ClientVersion = MessageReducer.defaultClient,
        initialMessage: UIMessageStream.UIMessage? = nil,
        frameLimit: Int = SSEDecoder.defaultFrameLimit,
        generateID: () -> String = RandomID.make
    ) {
        self.client = client
        chat = ChatReducer(client: client, initialMessage: initialMessage, generateID: generateID)
        frames = FrameDecoder(UIMessageStream.transport, frameLimit: frameLimit, readsPastDone: true)
    }

    /// Takes the next bytes of the stream.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        frames.append(bytes)
        readFrames()
    }

    /// Says that no more bytes come; a frame that they end in the middle of is lost, as it is for the client.
    public mutating func finish() {
        chat.finish()
    }
}

extension ClientReplay {
    private var reducer: MessageReducer { bare ?? chat.reducer }

    /// Whether the client takes all events so far.
    public var isAccepted: Bool { failure == nil }
    /// The message that the client published last, up to the failure; nil if it published none.
    public var message: UIMessageStream.UIMessage? { reducer.message }
    /// The state of the client, including the beginning of a step that is not published.
    public var state: UIMessageStream.UIMessage { reducer.state }
    /// Why the model stopped.
    public var finishReason: UIMessageStream.FinishReason? { reducer.finishReason }
    /// The text of the first `error` event.
    public var errorText: String? { reducer.errorText }
}

extension ClientReplay {
    private mutating func readFrames() {
        do {
            while let frame = try frames.next() {
                if failure == nil { read(frame) }
            }
        } catch {
            give(up: .unreadable(error), index: eventCount, at: error.position)
        }
    }

    private mutating func read(_ frame: EventFrame) {
        let json = Array(frame.data)
        do {
            try fold(try UIMessageStream.Event(strictly: json, for: client), json)
        } catch let error as JSONDecodingError {
            give(up: .malformed(error), index: eventCount - 1, at: frame.position)
        } catch let error as ReductionError {
            give(up: .misplaced(error), index: eventCount - 1, at: frame.position)
        } catch {}
    }

    private mutating func fold(_ event: UIMessageStream.Event, _ json: [UInt8]) throws(ReductionError) {
        if bare != nil {
            if let event = try bare?.apply(event, json: json).data { data.append(event) }
            return
        }
        let count = chat.data.count
        try chat.apply(event, json: json)
        data.append(contentsOf: chat.data[count...])
        if chat.hasEnded { bare = chat.reducer }
    }

    private mutating func give(up reason: Failure.Reason, index: Int, at position: FramePosition) {
        if failure == nil { failure = Failure(index: index, position: position, reason: reason) }
        chat.fail()
    }
}

extension ClientReplay.Failure {
    /// The failure to read an event; nil if an error is about the lifecycle, which clients judge by themselves.
    init?(_ error: EventStreamError) {
        guard let position = error.position else { return nil }
        switch error.reason {
        case .malformed(let reason): self.init(index: error.index, position: position, reason: .malformed(reason))
        case .frameTooLarge(let reason):
            self.init(index: error.index, position: position, reason: .unreadable(.tooLarge(reason)))
        default: return nil
        }
    }

    /// The kind of problem that the client gives up at.
    public var kind: Kind {
        switch reason {
        case .malformed(let failure): failure.reason.isOfText ? .json : .schema
        // It is the client's schema that refuses the event after it.
        case .misplaced(let failure): failure.rule == .changedPrototype ? .schema : .lifecycle
        case .unreadable: .json
        }
    }
}

extension ClientReplay.Failure: CustomStringConvertible {
    /// Where, what, and what to do.
    public var description: String {
        switch reason {
        case .malformed(let failure): "line \(position.line): \(failure)"
        case .misplaced(let failure): "line \(position.line): \(failure)"
        case .unreadable(let failure): "\(failure)"
        }
    }
}
