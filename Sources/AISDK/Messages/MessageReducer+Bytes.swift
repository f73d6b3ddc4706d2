import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

extension MessageReducer {
    /// Takes the next event, as the JSON that it came as.
    ///
    /// The fastest way from bytes to a message: a piece of text is read where it stands. Unlike one that was decoded elsewhere,
    /// it may begin or end inside of a surrogate pair; the halves of a pair that come in two events are joined.
    ///
    /// - Throws: `JSONDecodingError` if it is not an event, `ReductionError` if the client fails at it. The message is as it was then.
    @discardableResult
    public mutating func apply(json: ArraySlice<UInt8>) throws -> Outcome {
        guard let delta = PlainDelta(json) else { return try apply(UIMessageStream.Event(json: json), json: json) }
        return grow(by: delta) ? .published : try apply(delta.event, edges: delta.edges)
    }
}
