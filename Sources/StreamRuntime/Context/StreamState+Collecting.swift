import ProtocolSupport

/// What is kept of a stream.
extension StreamState {
    /// Adds an event to the record and the message.
    ///
    /// An event that was asked for and is not collected still shapes the message: the parts it opens are there, though not
    /// their content, since collected content may follow in them; and it settles what was collected.
    mutating func collect(_ event: Stream.Event, isAsked: Bool, collects: Bool) {
        guard !collection.isEmpty else { return }
        if isKept(event, isCollected: collects || !isAsked) {
            collection[0].collect(event, as: sent(event))
        } else if let outline = engine.outline(of: event) {
            collection[0].reduce(sent(outline))
        }
    }

    private mutating func isKept(_ event: Stream.Event, isCollected: Bool) -> Bool {
        guard let machine = engine.machine(of: event) else { return isCollected }
        return collection[0].keeps(machine, mayBegin: engine.mayBegin(event), isCollected: isCollected)
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
        drainLane()
        return collection.isEmpty ? nil : collection[0].currentRecord()
    }

    /// The message as far as it has come.
    mutating func currentMessage() -> Stream.Reduction.Message? {
        drainLane()
        return collection.isEmpty ? nil : collection[0].currentMessage()
    }

    /// Changes the record, if there is one.
    mutating func changeRecord(_ body: (inout Stream.Record) -> Void) {
        drainLane()
        for place in collection.indices { collection[place].changeRecord(body) }
    }
}
