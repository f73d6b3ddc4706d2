import AISDK
import ProtocolSupport
import Vel
import VelBridge

/// Collects the events that a stream would send.
actor CollectingWriter<Stream: StreamProtocol>: EventWriter {
    private(set) var events: [Stream.Event] = []
    private var engine = LifecycleEngine<Stream>()
    private var idCount = 0

    func write(_ events: [Stream.Event]) throws {
        for event in events { try engine.manage(event, into: &self.events, makeKey: nextID) }
    }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> Stream.Event) throws {
        let key = try engine.prepareToAppend(to: scope, into: &events, makeKey: nextID)
        if let key { events.append(makeEvent(key)) }
    }

    func generateID() -> String { nextID() }

    private func nextID() -> String {
        idCount += 1
        return "id-\(idCount)"
    }
}
