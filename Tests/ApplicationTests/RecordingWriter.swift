import GeneratedProtocol
import ProtocolSupport

/// Keeps what is written to it, without a lifecycle around.
actor Recording {
    private(set) var events: [UIMessageStream.Event] = []
    private var ids = 0

    func add(_ more: [UIMessageStream.Event]) { events += more }

    func nextID() -> String {
        ids += 1
        return "id-\(ids)"
    }

    /// What the client would read, an event a line.
    var lines: [String] {
        get throws { try events.map { String(decoding: try $0.json(), as: UTF8.self) } }
    }
}

struct RecordingWriter: EventWriter {
    typealias Stream = UIMessageStream
    let recording = Recording()

    func write(_ events: [UIMessageStream.Event]) async throws { await recording.add(events) }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> UIMessageStream.Event) async throws {
        await recording.add([makeEvent("part")])
    }

    func generateID() async throws -> String { await recording.nextID() }
}
