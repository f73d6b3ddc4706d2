@_spi(Generated) import ProtocolSupport

/// The whole state of a stream that is being written: lifecycle, bytes that wait for the reader, record, outcome.
///
/// It is a synchronous state machine. Its owner guards it with a lock, and suspends and resumes tasks.
struct StreamState<Stream: CollectedProtocol>: ~Copyable {
    var engine = LifecycleEngine<Stream>()
    var output: StreamOutput<Stream>
    private var adjustment: Stream.Adjustment
    /// The collection, if the context collects.
    var collection: OptionalBox<StreamCollection<Stream>>
    /// The fast path for text, which is open only while one part is continued piece by piece.
    private let lane: TextLane
    /// The scope that the last write appended text to; nil if it did anything else.
    private var lastAppended: ScopeID?
    var outcome: StreamOutcome?
    var isDisconnected = false
    var hasFailed = false
    /// The kind of the event that reports a failure.
    private let failureKind = Stream.failing(text: "")?.kind
    /// The events of the current write; stored, so that writing an event does not allocate.
    var scratch = Outgoing<Stream>()
    private let isContinuing: Bool

    let floor: ClientVersion
    private let messageID: String
    private let highWaterMark: Int
    let continuesAfterDisconnect: Bool
    let makeID: @Sendable () -> String

    init(
        messageID: String,
        origin: StreamOrigin<Stream.Reduction.Message>,
        options: StreamOptions,
        collects: Bool,
        lane: TextLane
    ) {
        self.lane = lane
        floor = options.client ?? Stream.clients.floor
        output = StreamOutput(
            floor: floor,
            envelope: options.envelope,
            window: DeltaWindow(options.deltaWindow, limit: options.highWaterMark / 4)
        )
        adjustment = Stream.Adjustment(continuing: origin.message)
        isContinuing = origin.isContinued
        engine.renewsSpans = options.steps == .automatic
        collection = OptionalBox(
            collects
                ? StreamCollection(
                    messageID: messageID,
                    origin: origin,
                    floor: floor,
                    countTokens: options.countTokens
                ) : nil
        )
        self.messageID = messageID
        highWaterMark = options.highWaterMark
        continuesAfterDisconnect = options.continuesAfterDisconnect
        makeID = options.makeID
    }

    /// How many bytes wait for the reader.
    var count: Int { output.count }

    /// Whether an event is held back to be joined with later ones.
    var holds: Bool { output.holds }

    /// Whether an event may be written now; if not, its writer must wait for the reader.
    var hasRoom: Bool { output.count < highWaterMark || isDisconnected }
}

extension StreamState {
    /// Writes events and the events that the lifecycle requires around them; all or nothing.
    ///
    /// - Parameters:
    ///   - events: The events.
    ///   - collects: Whether they are added to the record and the message.
    ///   - mode: How they are fitted into the stream.
    /// - Throws: The reason why they cannot be written; nothing has been written then.
    mutating func write(_ events: [Stream.Event], collects: Bool, _ mode: WriteMode = .managed) throws {
        try requireOpen()
        closeLane()
        engine.keepsOrder = mode == .relaying
        defer { engine.keepsOrder = false }
        try transact(collects: collects) { state throws in
            for place in 0..<events.count { try state.manage(events[place], mayBegin: mode != .managed) }
        }
        settleOutcome()
    }

    /// Returns the key that the machine of an event is written under.
    func address(of event: Stream.Event?) -> String { event.map { engine.address(of: $0) } ?? "" }

    /// Writes the events that `body` adds to `scratch`; if anything throws, rolls back to the state before.
    private mutating func transact(collects: Bool, _ body: (inout Self) throws -> Void) throws {
        scratch.removeAll()
        let before = engine.mark
        do {
            try body(&self)
            try writeFrames(collects: collects)
        } catch {
            engine.rollBack(to: before)
            throw error
        }
        engine.commit()
    }

    /// Continues the open part of a scope with a piece of text, opening one first if there is none.
    ///
    /// Returns false, having written nothing, if text alone cannot continue the part or the lane has no room.
    mutating func append(_ text: String, to scope: ScopeID, collects: Bool) throws -> Bool {
        if lastAppended == scope, openLane(scope) {
            if case .declined = lane.append(text, to: scope, collects: collects) { return false }
            return true
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

    /// Opens the lane for the part that was written to last; returns false if its text cannot use the lane.
    private mutating func openLane(_ scope: ScopeID) -> Bool {
        guard outcome == nil, !isDisconnected, !output.gathers, let key = engine.currentKey(of: scope),
            let template = DeltaTemplate(Stream.self, scope, key: key, floor: floor, output.writer.envelope)
        else { return false }
        lane.open(template, room: highWaterMark - output.count, collects: !collection.isEmpty)
        return true
    }

    /// Moves the contents of the lane to the output, and leaves the lane open; call it before looking at the output.
    mutating func drainLane() {
        collect(lane.drain(into: &output.writer, room: highWaterMark))
    }

    /// Moves the contents of the lane to the output, and closes the lane; call it before writing anything else.
    mutating func closeLane() {
        collect(lane.drain(into: &output.writer, room: nil))
        lastAppended = nil
        collection.withValue { $0.settle() }
    }

    /// Collects text that was written through the lane.
    private mutating func collect(_ text: String) {
        guard !text.isEmpty, let scope = lastAppended else { return }
        collection.withValue { $0.collect(text, of: scope, key: engine.currentKey(of: scope)) }
    }

    /// Continues the open part of a scope, opening one first if there is none.
    mutating func append(
        to scope: ScopeID,
        collects: Bool,
        _ makeEvent: (String) throws -> Stream.Event
    ) throws {
        try requireOpen()
        closeLane()
        if let key = engine.currentKey(of: scope), !engine.beginsNewTurn(scope) {
            let event = try makeEvent(key)
            try requireContinuing(event, scope, key)
            try output.write(event)
            collect(event, isAsked: true, collects: collects)
            discardIfUnread()
            return
        }
        try transact(collects: collects) { state in
            let key = try state.engine.part(of: scope, into: &state.scratch.events, makeKey: state.makeID)
            guard let key else {
                throw StreamWriteError.cannotOpen(scope: state.engine.scopes[scope.index].name)
            }
            let event = try makeEvent(key)
            try state.requireContinuing(event, scope, key)
            state.scratch.ask(event)
        }
    }

    /// Closes a part if it is still open.
    mutating func close(_ scope: ScopeID, key: String) throws {
        guard outcome == nil, engine.isOpen(scope, key: key), let event = Stream.closing(scope, key: key) else {
            return
        }
        try write([event], collects: true)
    }

    /// Whether all of these events end the stream, so that they need no room and may be written twice.
    func areTerminal(_ events: [Stream.Event]) -> Bool {
        for place in 0..<events.count where !engine.isTerminal(events[place]) { return false }
        return true
    }

    /// Keeps the open span of a scope one turn, even when all machines in it have ended.
    mutating func holdTogether(_ scope: ScopeID) {
        engine.holdTogether(scope)
    }

    /// Registers an event that is written before the end if its machine has not advanced by then.
    mutating func promise(_ event: Stream.Event) throws {
        try requireOpen()
        guard event.kind != nil else { throw StreamWriteError.unknownEvent(type: event.type) }
        let addressed = engine.addressed(event, mayBegin: false)
        let sent = try addressed.replacements(for: floor).filter { !engine.hasBegun($0) }
        guard let only = sent.first, sent.count == 1 else {
            throw StreamWriteError.cannotPromise(event: event.type)
        }
        // The event must be valid now; it is not written yet, so the adjustment must not record it.
        defer { adjustment.rollBack() }
        try output.requireWritable(try adjustment.adjust(only))
        try engine.promise(only)
    }

    /// Resumes with the lifecycle of an earlier stream; call it before writing anything.
    mutating func resume(_ engine: LifecycleEngine<Stream>) {
        self.engine = engine
    }

}

extension StreamState {
    /// Writes the event that is held back.
    mutating func flush() {
        output.flush()
        discardIfUnread()
    }

    /// Closes the window in which deltas are gathered.
    mutating func closeWindow() {
        output.closeWindow()
        discardIfUnread()
    }

    /// Removes and returns all bytes that wait for the reader; nil if there are none.
    mutating func take() -> [UInt8]? {
        drainLane()
        return output.take()
    }

    /// Releases memory that is not needed while the reader waits.
    mutating func shrink() {
        output.shrink()
        closeLane()
        scratch = Outgoing()
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

    /// Adds an event or its replacements to the current write; the lifecycle follows what the client receives.
    private mutating func manage(_ event: Stream.Event, mayBegin: Bool) throws {
        // A client fails at an event that it does not know, and no client knows this one.
        guard event.kind != nil else { throw StreamWriteError.unknownEvent(type: event.type) }
        let event = engine.addressed(event, mayBegin: mayBegin)
        if event.isSendable(to: floor) {
            if let fallback = engine.fallback(of: event) {
                for event in fallback { try manage(event, mayBegin: false) }
                return
            }
            return try add(event)
        }
        let replacements = try event.replacements(for: floor)
        // The answer to a request that the client shows must not be dropped.
        if replacements.isEmpty, engine.isAwaited(event) { throw StreamWriteError.unanswerable(event: event.type) }
        for replacement in replacements where !engine.hasBegun(replacement) { try add(replacement) }
    }

    private mutating func add(_ event: Stream.Event) throws {
        if try engine.add(event, to: &scratch.events, makeKey: makeID) { scratch.noteAsked() }
    }

    mutating func writeFrames(collects: Bool) throws {
        let outputBefore = output.mark
        do {
            for place in 0..<scratch.events.count {
                let event = Stream.identified(scratch.events[place], by: messageID, isForced: isContinuing)
                scratch.events[place] = try adjustment.adjust(event)
                try output.write(scratch.events[place])
            }
        } catch {
            output.rollBack(to: outputBefore)
            adjustment.rollBack()
            throw error
        }
        adjustment.commit()
        for place in 0..<scratch.events.count {
            collect(scratch.events[place], isAsked: scratch.isAsked(place), collects: collects)
            if failureKind != nil, scratch.events[place].kind == failureKind { hasFailed = true }
        }
        discardIfUnread()
    }

    mutating func discardIfUnread() {
        if isDisconnected { output.removeAll() }
    }

}
