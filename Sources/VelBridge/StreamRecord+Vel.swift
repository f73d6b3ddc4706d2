public import AISDK
public import StreamRuntime
public import Vel

extension StreamRecord {
    /// The record of a Vel stream, in the terms of UI message streams.
    ///
    /// - Parameters:
    ///   - record: The record of a context that has written a Vel stream.
    ///   - countTokens: Counts the tokens of a text; nil counts none.
    public init(_ record: EventRecord<VelStream>, countTokens: ((String) -> Int)? = nil) {
        self.init(messageID: record.messageID)
        var bridge = VelBridge(recording: record.messageID)
        for event in record.events {
            for event in bridge.events(for: event) { collect(event, countTokens: countTokens) }
        }
        guard record.hasEnded else { return }
        for event in bridge.end() { collect(event, countTokens: countTokens) }
        end()
    }
}
