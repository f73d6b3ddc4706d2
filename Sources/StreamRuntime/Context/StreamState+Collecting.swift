import ProtocolSupport

/// The record and the message of a stream.
extension StreamState {
    /// Adds an event to the record and the message.
    ///
    /// An event that the caller wrote uncollected still affects the message: the parts that it opens are added without
    /// their content, since collected content may follow in them, and it settles machines that were collected.
    mutating func collect(_ event: Stream.Event, isAsked: Bool, collects: Bool) {
        guard !collection.isEmpty else { return }
        if isKept(event, isCollected: collects || !isAsked) {
            let sent = event.restricted(to: floor)
            collection.withValue { $0.collect(event, as: sent) }
        } else if let outline = engine.outline(of: event) {
            let sent = outline.restricted(to: floor)
            collection.withValue { $0.reduce(sent) }
        }
    }

    private mutating func isKept(_ event: Stream.Event, isCollected: Bool) -> Bool {
        guard let machine = engine.machine(of: event) else { return isCollected }
        let mayBegin = engine.mayBegin(event)
        return collection.withValue { $0.keeps(machine, mayBegin: mayBegin, isCollected: isCollected) } ?? isCollected
    }

    /// The record so far.
    mutating func currentRecord() -> Stream.Record? {
        drainLane()
        return collection.withValue { $0.currentRecord() }
    }

    /// The message so far.
    mutating func currentMessage() -> Stream.Reduction.Message? {
        drainLane()
        return collection.withValue { $0.currentMessage() } ?? nil
    }

    /// Changes the record, if there is one.
    mutating func changeRecord(_ body: (inout Stream.Record) -> Void) {
        drainLane()
        collection.withValue { $0.changeRecord(body) }
    }
}
