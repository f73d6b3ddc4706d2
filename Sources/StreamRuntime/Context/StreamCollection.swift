import ProtocolSupport

/// What a stream leaves behind: its record, and the message that its client ends up with.
struct StreamCollection<Stream: CollectedProtocol>: Sendable {
    private var record: Stream.Record
    private var reduction: Stream.Reduction
    /// Text that one part was continued by, piece after piece; collected together, which costs little more than one piece.
    private var pending: PendingText?
    private let countTokens: (@Sendable (String) -> Int)?

    private struct PendingText {
        var scope: ScopeID
        var key: String
        var text: String
    }

    init(
        messageID: String,
        continuing message: Stream.Reduction.Message?,
        floor: ClientVersion,
        countTokens: (@Sendable (String) -> Int)?
    ) {
        record = Stream.Record(messageID: messageID)
        reduction = Stream.Reduction(messageID: messageID, floor: floor, continuing: message)
        self.countTokens = countTokens
    }

    /// Adds an event to the record, and to the message what the client gets of it.
    mutating func collect(_ event: Stream.Event, as sent: Stream.Event) {
        settle()
        record.collect(event, countTokens: countTokens)
        reduction.collect(sent)
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
        reduction.collect(event)
    }

    /// The record so far.
    mutating func currentRecord() -> Stream.Record {
        settle()
        return record
    }

    /// The message so far.
    mutating func currentMessage() -> Stream.Reduction.Message {
        settle()
        return reduction.message
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
            reduction.collect(event)
        }
    }
}
