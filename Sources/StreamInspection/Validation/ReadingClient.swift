import ProtocolSupport
import StreamRuntime

/// Somebody who reads a stream, and what becomes of it there.
protocol ReadingClient<Stream> {
    /// The protocol.
    associatedtype Stream: StreamProtocol

    /// What it is called: `client 6.0.0`.
    var name: String { get }
    /// The version that says which events and fields are known.
    var strictVersion: ClientVersion { get }
    /// Why it reads no further although nothing failed, such as an `error` event; nil while it reads.
    var ending: String? { get }

    /// Takes an event, or says why it cannot.
    mutating func take(_ event: Stream.Event, json: [UInt8]) -> Refusal?
    /// Takes the data of an event that cannot be read, and says what it does with it.
    mutating func takeUnreadable(_ json: [UInt8], _ kind: UnreadableKind) -> UnreadableOutcome
    /// What it does about an event at the wrong place that it does take.
    func consequence(of violation: LifecycleViolation) -> String
    /// What it does about bytes that are no event.
    func consequence(of flaw: FramingFlaw) -> String
    /// How it stands in the end, a line for each thing that is unfinished.
    func leftOver() -> [String]
}

/// Why a client cannot go on.
struct Refusal {
    var rule: String
    var message: String
    /// What it does then.
    var consequence: String
}

/// Why an event cannot be read.
enum UnreadableKind {
    case json
    case schema
}

/// What a client does with an event that cannot be read.
struct UnreadableOutcome {
    var consequence: String
    /// Whether it reads no further.
    var givesUp: Bool
}

/// What can be wrong with the frames themselves.
enum FramingFlaw: String {
    case cutOff = "cut-off"
    case frameTooLarge = "frame-too-large"
    case ignoredLine = "ignored-line"
    case noEvents = "no-events"
    case afterDone = "after-done"
}
