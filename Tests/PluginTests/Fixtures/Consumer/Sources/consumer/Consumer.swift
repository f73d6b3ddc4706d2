import Chat
import GeneratedProtocol
import ProtocolSupport
import Weather

/// Prints events that the generated code writes.
@main
struct Consumer {
    static func main() async throws {
        try await reportProgress(40, to: Printer())
        for line in try storm() { print(line) }
    }
}

/// Prints events.
private struct Printer: EventWriter {
    typealias Stream = UIMessageStream

    func write(_ events: [UIMessageStream.Event]) async throws {
        for event in events { print(String(decoding: try event.json(), as: UTF8.self)) }
    }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> UIMessageStream.Event) async throws {
        try await write([makeEvent("part")])
    }

    func generateID() async throws -> String { "id" }
}
