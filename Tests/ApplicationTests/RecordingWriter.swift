import GeneratedProtocol
import ProtocolSupport

/// Records written events without checking a lifecycle.
actor Recording {
    private(set) var events: [UIMessageStream.Event] = []
    private var ids = 0

    func add(_ more: [UIMessageStream.Event]) { events += more }

    func nextID() -> String {
        ids += 1
        return "id-\(ids)"
    }

    /// The events as the client would read them, one per line.
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
