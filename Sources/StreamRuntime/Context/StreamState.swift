import ProtocolSupport

/// Everything a stream is while it is written: lifecycle, bytes that wait for the reader, record, outcome.
///
/// A synchronous state machine. Whoever owns it guards it with a lock, and suspends and resumes tasks outside.
struct StreamState<Stream: CollectedProtocol>: ~Copyable {
    private(set) var engine = LifecycleEngine<Stream>()
    private var output: StreamOutput<Stream>
    private var adjustment: Stream.Adjustment
    /// What is collected, none or one.
    ///
    /// In a list, so that a stream that collects nothing has no room for it.
    private var collection: [StreamCollection<Stream>] = []
    /// How text is written to the part of `lastAppended`, once that has shown to be worth it.
    private var template: DeltaTemplate?
    /// The scope that the last write appended to; nil if that did anything else.
    private var lastAppended: ScopeID?
    private(set) var outcome: StreamOutcome?
    private(set) var isDisconnected = false
    private var hasFailed = false
    /// Kept, so that writing an event allocates nothing.
    private var scratch: [Stream.Event] = []

    private let floor: ClientVersion
    private let messageID: String
    private let highWaterMark: Int
    private let continuesAfterDisconnect: Bool
    private let makeID: @Sendable () -> String

    init(
        messageID: String,
        origin: StreamOrigin<Stream.Reduction.Message>,
        options: StreamOptions,
        collects: Bool
    ) {
        floor = options.client ?? Stream.clients.floor
        output = StreamOutput(
            floor: floor,
            heldLimit: options.deltaWindow == nil ? nil : options.highWaterMark / 4
        )
        adjustment = Stream.Adjustment(continuing: origin.message)
        if collects {
            collection = [
                StreamCollection(
                    messageID: messageID,
                    origin: origin,
                    floor: floor,
                    countTokens: options.countTokens
                )
            ]
        }
        self.messageID = messageID
        highWaterMark = options.highWaterMark
        continuesAfterDisconnect = options.continuesAfterDisconnect
        makeID = options.makeID
    }

    /// How many bytes wait for the reader.
    var count: Int { output.count }

    /// Whether an event waits for others to be joined with.
    var holds: Bool { output.holds }

    /// Whether an event may be written, or its writer must wait for the reader.
    var hasRoom: Bool { output.count < highWaterMark || isDisconnected }
}

extension StreamState {
    /// Writes events together with what the lifecycle asks for around them; all or nothing.
    mutating func write(_ events: [Stream.Event], collects: Bool) throws {
        try requireOpen()
        forgetTemplate()
        scratch.removeAll(keepingCapacity: true)
        let before = engine
        do {
            for event in events { try manage(event) }
            try writeFrames(collects: collects)
        } catch {
            engine = before
            throw error
        }
        settleOutcome()
    }

    /// Continues the open part of a scope by a piece of text, opening one first if there is none.
    ///
    /// Returns false if the protocol continues it in another way; nothing is written then.
    mutating func append(_ text: String, to scope: ScopeID, collects: Bool) throws -> Bool {
        if lastAppended == scope, outcome == nil {
            if template == nil { makeTemplate(scope) }
            if let template {
                template.write(text, to: &output.writer)
                if !collection.isEmpty, collects {
                    collection[0].collect(text, of: scope, key: engine.currentKey(of: scope))
                }
                discardIfUnread()
                return true
            }
        }
        guard Stream.delta(scope, key: "", text: text) != nil else { return false }
        try append(to: scope, collects: collects) { key throws(StreamWriteError) in
            guard let event = Stream.delta(scope, key: key, text: text) else {
                throw .cannotOpen(scope: Stream.lifecycle.scopes[scope.index].name)
            }
            return event
        }
        lastAppended = scope
        return true
    }

    private mutating func makeTemplate(_ scope: ScopeID) {
        guard !output.gathers, let key = engine.currentKey(of: scope) else { return }
        template = DeltaTemplate(Stream.self, scope, key: key, floor: floor)
    }

    private mutating func forgetTemplate() {
        template = nil
        lastAppended = nil
        if !collection.isEmpty { collection[0].settle() }
    }

    /// Continues the open part of a scope, opening one first if there is none.
    mutating func append(
        to scope: ScopeID,
        collects: Bool,
        _ makeEvent: (String) throws -> Stream.Event
    ) throws {
        try requireOpen()
        forgetTemplate()
        if let key = engine.currentKey(of: scope) {
            let event = try makeEvent(key)
            try requireContinuing(event, scope, key)
            try output.write(event)
            collect(event, collects: collects)
            discardIfUnread()
            return
        }
        scratch.removeAll(keepingCapacity: true)
        let before = engine
        do {
            guard let key = try engine.prepareToAppend(to: scope, into: &scratch, makeKey: makeID) else {
                throw StreamWriteError.cannotOpen(scope: engine.scopes[scope.index].name)
            }
            let event = try makeEvent(key)
            try requireContinuing(event, scope, key)
            scratch.append(event)
            try writeFrames(collects: collects)
        } catch {
            engine = before
            throw error
        }
    }

    /// Closes a part if it is still open.
    mutating func close(_ scope: ScopeID, key: String) throws {
        guard outcome == nil, engine.isOpen(scope, key: key), let event = Stream.closing(scope, key: key) else {
            return
        }
        try write([event], collects: true)
    }

    /// Whether all of these end the stream, so that they need no room and may come twice.
    func areTerminal(_ events: [Stream.Event]) -> Bool {
        events.allSatisfy { engine.isTerminal($0) }
    }

    /// Says that the machine that an event moves must not stay where it is when the stream ends.
    ///
    /// Returns false if the event would move nothing now.
    mutating func promise(_ event: Stream.Event) -> Bool {
        outcome == nil && engine.promise(event)
    }

    /// Goes on where an earlier stream has left off; to be called before anything is written.
    mutating func resume(_ engine: LifecycleEngine<Stream>) {
        self.engine = engine
    }

    /// Changes the record, if there is one.
    mutating func changeRecord(_ body: (inout Stream.Record) -> Void) {
        for place in collection.indices { collection[place].changeRecord(body) }
    }
}

extension StreamState {
    /// Ends the stream with an event that says how; the protocol's ordinary end if there is none.
    ///
    /// Returns whether this was what ended it.
    mutating func end(_ outcome: StreamOutcome, with terminal: Stream.Event?) -> Bool {
        guard self.outcome == nil else { return false }
        forgetTemplate()
        scratch.removeAll(keepingCapacity: true)
        // The events that end a stream are the schema's own, so nothing in them can fail; if it does, the stream ends
        // all the same.
        try? engine.end(with: terminal, into: &scratch, makeKey: makeID)
        try? writeFrames(collects: true)
        finish(with: outcome)
        return true
    }

    /// Writes the event that waits for others.
    mutating func flush() {
        output.flush()
        discardIfUnread()
    }

    /// Notes that the reader has gone; returns whether that ends the stream.
    mutating func disconnect() -> Bool {
        // A client that has everything has not gone away.
        guard !isDisconnected, outcome == nil || output.count > 0 else { return false }
        isDisconnected = true
        output.writer.removeAll(keepingCapacity: false)
        guard outcome == nil, !continuesAfterDisconnect else { return false }
        // Nobody sees these events, but the message that is left to store ends as if somebody did.
        scratch.removeAll(keepingCapacity: true)
        try? engine.end(with: Stream.cancelling(), into: &scratch, makeKey: makeID)
        for event in scratch { collect(event, collects: true) }
        changeRecord { $0.end() }
        outcome = .disconnected
        return true
    }

    /// Everything that waits for the reader; nil if nothing does.
    mutating func take() -> [UInt8]? { output.take() }

    /// Gives room back that nobody needs while the reader waits.
    mutating func shrink() {
        output.shrink()
        forgetTemplate()
        scratch = []
    }

    /// Writes a comment that keeps the connection open.
    mutating func writeHeartbeat() {
        output.writer.writeComment("", Stream.transport)
    }
}

extension StreamState {
    private func requireOpen() throws {
        guard let outcome else { return }
        if case .disconnected = outcome { throw StreamWriteError.disconnected }
        throw StreamWriteError.ended
    }

    private func requireContinuing(_ event: Stream.Event, _ scope: ScopeID, _ key: String) throws {
        guard engine.continues(event, scope, key: key) else {
            throw StreamWriteError.notContinuing(event: event.type, scope: engine.scopes[scope.index].name)
        }
    }

    /// Adds an event to what is written, or what stands in for it; the lifecycle is that of what the client sees.
    private mutating func manage(_ event: Stream.Event) throws {
        // A client gives up at an event that it does not know, and so would every one that reads this stream.
        guard event.kind != nil else { throw StreamWriteError.unknownEvent(type: event.type) }
        if event.isSendable(to: floor) { return try engine.manage(event, into: &scratch, makeKey: makeID) }
        for replacement in try event.replacements(for: floor) where !engine.hasBegun(replacement) {
            try engine.manage(replacement, into: &scratch, makeKey: makeID)
        }
    }

    private mutating func writeFrames(collects: Bool) throws {
        let outputBefore = output.mark
        let adjustmentBefore = adjustment
        do {
            for place in scratch.indices {
                scratch[place] = try adjustment.adjust(Stream.identified(scratch[place], by: messageID))
                try output.write(scratch[place])
            }
        } catch {
            output.rollBack(to: outputBefore)
            adjustment = adjustmentBefore
            throw error
        }
        for event in scratch { collect(event, collects: collects) }
        if let failureKind, scratch.contains(where: { $0.kind == failureKind }) { hasFailed = true }
        discardIfUnread()
    }

    /// Adds an event to the record and the message.
    ///
    /// Of what is not collected the message still gets the parts, though not what is in them, since what is collected
    /// may go on in them.
    private mutating func collect(_ event: Stream.Event, collects: Bool) {
        guard !collection.isEmpty else { return }
        if collects {
            collection[0].collect(event, as: sent(event))
        } else if let outline = engine.outline(of: event) {
            collection[0].reduce(sent(outline))
        }
    }

    /// What the client gets of an event: no field that is above its floor.
    private func sent(_ event: Stream.Event) -> Stream.Event {
        var writer = JSONWriter(for: Stream.self, floor: floor)
        do {
            try writer.writeFrame(event)
            var frames = FrameDecoder(Stream.transport, frameLimit: .max)
            frames.append(writer.takeBytes())
            frames.finish()
            return try frames.next().map { try Stream.Event(json: $0.data) } ?? event
        } catch {
            // It was written once already.
            return event
        }
    }

    /// What was written so far.
    mutating func currentRecord() -> Stream.Record? {
        collection.isEmpty ? nil : collection[0].currentRecord()
    }

    /// The message as far as it has come.
    mutating func currentMessage() -> Stream.Reduction.Message? {
        collection.isEmpty ? nil : collection[0].currentMessage()
    }

    private mutating func discardIfUnread() {
        if isDisconnected { output.writer.removeAll() }
    }

    private var failureKind: Int? { Stream.failing(text: "")?.kind }

    /// Finds out whether the events just written ended the stream, and how.
    private mutating func settleOutcome() {
        guard engine.hasEnded, outcome == nil else { return }
        if hasFailed {
            finish(with: .failed(ReportedFailure()))
        } else {
            finish(with: scratch.last?.kind == Stream.cancelling()?.kind ? .aborted : .finished)
        }
    }

    private mutating func finish(with outcome: StreamOutcome) {
        flush()
        output.writer.writeDone(Stream.transport)
        changeRecord { $0.end() }
        discardIfUnread()
        self.outcome = outcome
    }
}
