import AISDK
import ProtocolSupport
import StreamRuntime
import Vel

/// Somebody who reads a stream, and what becomes of it there.
protocol ReadingClient<Stream> {
    /// The protocol.
    associatedtype Stream: StreamProtocol

    /// The name: `client 6.0.0`.
    var name: String { get }
    /// The version that says which events and fields are known.
    var strictVersion: ClientVersion { get }
    /// Why it reads no further although nothing failed, such as an `error` event; nil while it reads.
    var ending: String? { get }

    /// Reads the data of an event.
    mutating func read(_ json: [UInt8]) -> EventReading<Stream>
    /// What is wrong with the event that was read last, although it can be read.
    mutating func takeFlaws() -> [Objection]
    /// Takes an event, and says what it has against it.
    mutating func take(_ event: Stream.Event, json: [UInt8]) -> Objection?
    /// Takes the data of an event that cannot be read, and says what it does with it.
    mutating func takeUnreadable(_ json: [UInt8], _ failure: JSONDecodingError) -> UnreadableOutcome
    /// The client's reaction to a misplaced event that it accepts; asked after it has accepted the event.
    func consequence(of violation: LifecycleError) -> String
    /// The client's reaction to bytes that are not an event.
    func consequence(of flaw: FramingFlaw) -> String
    /// A way to fix a violation, if the expected events do not show it.
    func hint(on violation: LifecycleError) -> String?

    /// The problems with the stream as a whole, after its end.
    func objectionsAtEnd() -> [Objection]
    /// Notes about a finished stream that is correct but may surprise.
    func notes() -> [Objection]
    /// How it is left at the end, a line for each thing that is unfinished.
    func leftOver() -> [String]
}

extension ReadingClient {
    /// Reads strictly; an event that is refused is still an event if its type can be read.
    mutating func read(_ json: [UInt8]) -> EventReading<Stream> {
        do {
            return EventReading(event: try Stream.Event(strictly: json, for: strictVersion), errors: [])
        } catch {
            return EventReading(event: try? Stream.Event(json: json), errors: [error])
        }
    }

    mutating func takeFlaws() -> [Objection] { [] }
    func hint(on violation: LifecycleError) -> String? { nil }
    func objectionsAtEnd() -> [Objection] { [] }
    func notes() -> [Objection] { [] }
}

/// The result of reading the data of an event.
struct EventReading<Stream: StreamProtocol> {
    /// The event, as far as it can be read.
    var event: Stream.Event?
    /// Why it cannot be read, or why the client refuses it.
    var errors: [JSONDecodingError]
}

/// A client's objection to an event or a stream.
struct Objection {
    var rule: String
    var message: String
    /// The effect.
    var consequence: String
    /// A way to fix it.
    var hint: String?
    /// Whether it reads no further.
    var givesUp = false
    /// The place in the event, where that is what is wrong.
    var path: String?
}

/// A client's reaction to an event that cannot be read.
struct UnreadableOutcome {
    var consequence: String
    /// A way to fix it, if the failure does not name one.
    var hint: String?
    /// Whether it reads no further.
    var givesUp: Bool
}

/// Problems with the frames themselves.
enum FramingFlaw: String {
    case cutOff = "cut-off"
    case frameTooLarge = "frame-too-large"
    case misplacedBytes = "misplaced-bytes"
    case ignoredLine = "ignored-line"
    case noEvents = "no-events"
    case afterDone = "after-done"
}
