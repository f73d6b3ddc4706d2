import AISDK
import ProtocolSupport
import StreamRuntime
import Vel

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

    /// Takes an event, and says what it has against it.
    mutating func take(_ event: Stream.Event, json: [UInt8]) -> Objection?
    /// Takes the data of an event that cannot be read, and says what it does with it.
    mutating func takeUnreadable(_ json: [UInt8], _ failure: JSONDecodingError) -> UnreadableOutcome
    /// What it does about an event at the wrong place that it does take; asked after it has taken the event.
    func consequence(of violation: LifecycleError) -> String
    /// What it does about bytes that are not an event.
    func consequence(of flaw: FramingFlaw) -> String
    /// What to do about a violation, where the expected events do not say it.
    func hint(on violation: LifecycleError) -> String?

    /// What it has against the stream as a whole, once that has ended.
    func objectionsAtEnd() -> [Objection]
    /// What is not wrong with a stream that has ended, but good to know.
    func notes() -> [Objection]
    /// How it is left at the end, a line for each thing that is unfinished.
    func leftOver() -> [String]
}

extension ReadingClient {
    func hint(on violation: LifecycleError) -> String? { nil }
    func objectionsAtEnd() -> [Objection] { [] }
    func notes() -> [Objection] { [] }
}

/// What a client has against an event or a stream.
struct Objection {
    var rule: String
    var message: String
    /// What it does then.
    var consequence: String
    /// What to do about it.
    var hint: String?
    /// Whether it reads no further.
    var givesUp = false
}

/// What a client does with an event that cannot be read.
struct UnreadableOutcome {
    var consequence: String
    /// What to do about it, if the failure does not say it.
    var hint: String?
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
