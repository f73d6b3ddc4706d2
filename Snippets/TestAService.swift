// A writer that keeps what it is given: enough to test a service that takes `some EventWriter<UIMessageStream>`.
import AISDK

actor Kept: EventWriter {
    typealias Stream = UIMessageStream

    private(set) var events: [UIMessageStream.Event] = []
    private var count = 0

    func write(_ events: [UIMessageStream.Event]) { self.events += events }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> UIMessageStream.Event) {
        events.append(makeEvent("part"))
    }

    func generateID() -> String {
        count += 1
        return "id-\(count)"
    }
}

func greet(_ name: String, on stream: some EventWriter<UIMessageStream>) async throws {
    try await stream.writeText("Hello \(name)!")
    try await stream.writeData("greeted", data: ["name": name])
}

let kept = Kept()
try await greet("Ada", on: kept)
print(await kept.events.map(\.type))
