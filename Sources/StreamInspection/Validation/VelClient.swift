import AISDK
@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Vel

/// A reader of Vel's protocol: as documented, or a release of the package `vel-ai`.
struct VelClient: ReadingClient {
    typealias Stream = VelStream

    let version: ClientVersion
    private var reducer: VelMessageReducer
    private static let stopping = "stops here with an exception, and nothing after this is read"

    init(version: ClientVersion) {
        self.version = version
        reducer = VelMessageReducer(client: version) { ReplayReport.generatedID }
    }

    var name: String {
        version == VelMessageReducer.documentedClient ? "a reader as documented" : "vel-ai \(version)"
    }
    /// The newest: dialects differ in what they make of events, not in which there are.
    var strictVersion: ClientVersion { VelStream.clients.lines.last?.newest ?? version }
    var ending: String? { nil }

    mutating func take(_ event: VelStream.Event, json: [UInt8]) -> Objection? {
        do {
            try reducer.process(json: json)
            return nil
        } catch {
            return Objection(rule: "reader", message: "\(error)", consequence: Self.stopping, givesUp: true)
        }
    }

    mutating func takeUnreadable(_ json: [UInt8], _ failure: JSONDecodingError) -> UnreadableOutcome {
        do {
            try reducer.process(json: json)
            return UnreadableOutcome(consequence: "reads on, and skips what it cannot use", givesUp: false)
        } catch {
            return UnreadableOutcome(consequence: "\(Self.stopping): \(error)", givesUp: true)
        }
    }

    func consequence(of flaw: FramingFlaw) -> String {
        switch flaw {
        case .cutOff: "loses the event"
        case .frameTooLarge: "has no such limit; what it does with the event is not known"
        case .misplacedBytes: "reads no further"
        case .ignoredLine: "skips the line"
        case .noEvents: "makes a message without parts"
        case .afterDone: "takes the event"
        }
    }

    func consequence(of violation: LifecycleError) -> String {
        let isTextOrStep = violation.scope == "text" || violation.scope == "step"
        switch violation.rule {
        case .leftOpen where isTextOrStep && has(.textWaitsForItsStep) && violation.event == nil:
            return "loses text that no finish-step, finish-message or tool call follows"
        case .leftOpen where violation.scope == "tool" && has(.mergedToolParts):
            return "leaves the call out of the message"
        case .leftOpen where violation.scope == "tool": return "keeps a call without an output"
        case .scopeNotOpen where violation.scope == "reasoning":
            return "drops reasoning that was not begun"
        default: return "takes it all the same"
        }
    }

    func leftOver() -> [String] { [] }

    private func has(_ behaviour: VelStream.Behaviour) -> Bool { behaviour.applies(to: version) }
}
