import AISDK

/// Prints events, using only the sources of this package.
@main
struct Vendored {
    static func main() async throws {
        try await Printer().writeProgress(percent: 40)
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
