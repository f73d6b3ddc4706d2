@_spi(Generated) import ProtocolSupport

/// The record of a stream, and the message that its client ends up with.
struct StreamCollection<Stream: CollectedProtocol>: Sendable {
    private var record: Stream.Record
    /// The reducer of the message; nil if the beginning of the message is not known.
    private var reduction: Stream.Reduction?
    /// Consecutive pieces of text for one part, collected together because that costs little more than one piece.
    private var pending: PendingText?
    private let countTokens: (@Sendable (String) -> Int)?
    /// Whether the beginning of each machine was collected.
    private var keptMachines: [MachineID: Bool] = [:]

    private struct PendingText {
        var scope: ScopeID
        var key: String
        var text: String
    }

    init(
        messageID: String,
        origin: StreamOrigin<Stream.Reduction.Message>,
        floor: ClientVersion,
        countTokens: (@Sendable (String) -> Int)?
    ) {
        record = Stream.Record(messageID: messageID)
        if origin.isKnown {
            reduction = Stream.Reduction(messageID: messageID, floor: floor, continuing: origin.message)
        }
        self.countTokens = countTokens
    }

    /// Whether an event of a machine is collected.
    ///
    /// A machine is collected completely or not at all, so a collected call gets its output even if that is written
    /// uncollected.
    ///
    /// - Parameters:
    ///   - machine: The machine.
    ///   - mayBegin: Whether the event may begin the machine, so that it decides for the events that follow.
    ///   - isCollected: Whether the event was written to be collected.
    /// - Returns: Whether the event is collected.
    mutating func keeps(_ machine: MachineID, mayBegin: Bool, isCollected: Bool) -> Bool {
        if let isKept = keptMachines[machine] { return isKept }
        let isKept = isCollected || !mayBegin
        keptMachines[machine] = isKept
        return isKept
    }

    /// Adds an event to the record, and the form of it that the client receives to the message.
    mutating func collect(_ event: Stream.Event, as sent: Stream.Event) {
        settle()
        record.collect(event, countTokens: countTokens)
        reduction?.collect(sent)
    }

    /// Adds a piece of text that continues the part of `scope` with `key`, like the piece before it.
    mutating func collect(_ text: String, of scope: ScopeID, key: @autoclosure () -> String?) {
        // Appended in place, so that the text is not copied.
        if pending?.text.append(text) != nil { return }
        pending = key().map { PendingText(scope: scope, key: $0, text: text) }
    }

    /// Adds an event to the message alone.
    mutating func reduce(_ event: Stream.Event) {
        settle()
        reduction?.collect(event)
    }

    /// The record so far.
    mutating func currentRecord() -> Stream.Record {
        settle()
        return record
    }

    /// The message so far; nil if its beginning is not known.
    mutating func currentMessage() -> Stream.Reduction.Message? {
        settle()
        return reduction?.message
    }

    /// Changes the record.
    mutating func changeRecord(_ body: (inout Stream.Record) -> Void) {
        settle()
        body(&record)
    }

    /// Collects the pending text.
    mutating func settle() {
        guard let whole = pending else { return }
        pending = nil
        if let event = Stream.delta(whole.scope, key: whole.key, text: whole.text) {
            record.collect(event, countTokens: countTokens)
            reduction?.collect(event)
        }
    }
}
