@_spi(Generated) import ProtocolSupport

/// The record of a stream, and the message that its client ends up with.
struct StreamCollection<Stream: CollectedProtocol>: Sendable {
    private var record: Stream.Record
    /// Nil if nobody knows how the message begins.
    private var reduction: Stream.Reduction?
    /// Text that one part was continued by, piece after piece; collected together, which costs little more than one piece.
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
    /// A machine is collected whole or not at all: whatever writes its output, a call that was collected does not stay open.
    ///
    /// - Parameters:
    ///   - machine: The machine.
    ///   - mayBegin: Whether the event may begin it, so that it decides for those that follow.
    ///   - isCollected: Whether the event itself asks to be collected.
    /// - Returns: Whether the event is collected.
    mutating func keeps(_ machine: MachineID, mayBegin: Bool, isCollected: Bool) -> Bool {
        if let isKept = keptMachines[machine] { return isKept }
        let isKept = isCollected || !mayBegin
        keptMachines[machine] = isKept
        return isKept
    }

    /// Adds an event to the record, and to the message what the client gets of it.
    mutating func collect(_ event: Stream.Event, as sent: Stream.Event) {
        settle()
        record.collect(event, countTokens: countTokens)
        reduction?.collect(sent)
    }

    /// Adds a piece of text that continues the part of `scope` with `key`, as the piece before it did.
    mutating func collect(_ text: String, of scope: ScopeID, key: @autoclosure () -> String?) {
        // In place, so that the text has one owner and grows where it is.
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

    /// The message so far; nil if nobody knows how it begins.
    mutating func currentMessage() -> Stream.Reduction.Message? {
        settle()
        return reduction?.message
    }

    /// Changes the record.
    mutating func changeRecord(_ body: (inout Stream.Record) -> Void) {
        settle()
        body(&record)
    }

    /// Collects the text that waits for more.
    mutating func settle() {
        guard let whole = pending else { return }
        pending = nil
        if let event = Stream.delta(whole.scope, key: whole.key, text: whole.text) {
            record.collect(event, countTokens: countTokens)
            reduction?.collect(event)
        }
    }
}
