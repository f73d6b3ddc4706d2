import Foundation
@_spi(Generated) import ProtocolSupport
import Testing
import Vel

/// Tests one file for each event of Vel's protocol with all fields, and one with only the required fields.
@Suite struct VelRoundTripTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Protocols/samples/vel")

    static let samples: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }()

    @Test func everyEventHasSamples() throws {
        let kinds = try Set(Self.samples.map { try VelStream.Event(json: Self.json($0)).kind })
        #expect(kinds.count == VelStream.events.count)
        #expect(!kinds.contains(nil))
    }

    @Test("a sample and its unknown keys are preserved by JSON and by any other coder", arguments: samples)
    func survives(_ sample: String) throws {
        let json = try Self.json(sample)
        let event = try VelStream.Event(json: json)
        #expect(try JSONValue(json: event.json()) == JSONValue(json: json))
        #expect(try JSONDecoder().decode(VelStream.Event.self, from: JSONEncoder().encode(event)) == event)
        var object = try #require(JSONValue(json: json).objectValue)
        object["notInTheSchema"] = ["nested": [1, nil, 2.5]]
        let more = try VelStream.Event(json: JSONValue.object(object).json())
        #expect(try JSONValue(json: more.json()) == .object(object))
    }

    @Test("the package accepts every sample", arguments: samples)
    func strictReading(_ sample: String) throws {
        let newest = try #require(VelStream.clients.lines.last?.newest)
        #expect(throws: Never.self) { try VelStream.Event(strictly: Array(Self.json(sample)), for: newest) }
    }

    private static func json(_ sample: String) throws -> Data {
        try Data(contentsOf: root.appending(path: sample))
    }
}
