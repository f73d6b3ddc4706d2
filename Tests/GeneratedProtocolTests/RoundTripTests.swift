import Foundation
import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import Testing

@Suite struct RoundTripTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Protocols/samples/ai-sdk")

    /// One file for each event with all fields, and one with only the required fields.
    static let samples: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }()

    @Test func everyEventHasSamples() throws {
        let types = try Set(Self.samples.map { try Self.event($0).kind })
        #expect(types.count == UIMessageStream.events.count)
    }

    @Test("a sample is preserved by JSON and by any other coder", arguments: samples)
    func survives(_ sample: String) throws {
        let json = try Data(contentsOf: Self.root.appending(path: sample))
        let event = try UIMessageStream.Event(json: json)
        #expect(event.kind != nil)
        #expect(try JSONValue(json: event.json()) == JSONValue(json: json))
        #expect(try UIMessageStream.Event(json: event.json()) == event)
        let coded = try JSONEncoder().encode(event)
        #expect(try JSONValue(json: coded) == JSONValue(json: json))
        #expect(try JSONDecoder().decode(UIMessageStream.Event.self, from: coded) == event)
    }

    @Test("an unknown key of a known event is preserved", arguments: samples)
    func keepsUnknownKeys(_ sample: String) throws {
        var object = try #require(
            JSONValue(json: Data(contentsOf: Self.root.appending(path: sample))).objectValue
        )
        object["notInTheSchema"] = ["nested": [1, nil, 2.5]]
        let event = try UIMessageStream.Event(json: JSONValue.object(object).json())
        #expect(try JSONValue(json: event.json()) == .object(object))
    }

    @Test("an optional key that is null is read as absent", arguments: samples)
    func readsNullAsAbsent(_ sample: String) throws {
        let event = try Self.event(sample)
        let kind = try #require(event.kind)
        var object = try #require(JSONValue(json: event.json()).objectValue)
        for field in UIMessageStream.events[kind].fields where !field.isRequired && field.shape != .any {
            object[field.name] = .null
        }
        let read = try UIMessageStream.Event(json: JSONValue.object(object).json())
        let names = Set(UIMessageStream.events[kind].fields.filter { !$0.isRequired && $0.shape != .any }.map(\.name))
        let written = try #require(JSONValue(json: read.json()).objectValue)
        #expect(names.isDisjoint(with: written.keys))
    }

    @Test("a restricted event has the same fields as the event written for that client", arguments: samples)
    func restrictsToFloors(_ sample: String) throws {
        var event = try Self.event(sample)
        var object = try #require(JSONValue(json: event.json()).objectValue)
        object["extra"] = 1
        event = try UIMessageStream.Event(json: JSONValue.object(object).json())
        for floor in Self.floors where event.isSendable(to: floor) {
            let sent = try event.json(floor: floor)
            #expect(try event.restricted(to: floor).json() == sent, "\(floor)")
            #expect(try UIMessageStream.Event(json: sent) == event.restricted(to: floor), "\(floor)")
        }
    }

    /// The versions at which clients change, and their predecessors.
    private static let floors: [ClientVersion] = {
        let known = UIMessageStream.events.flatMap { [$0.availability] + $0.fields.map(\.availability) }
        let clients = UIMessageStream.clients
        let changes = (known + [clients.tolerantSince ?? .always]).flatMap { $0.since + $0.until }
        let earlier = changes.compactMap { version in
            version.patch > 0 ? ClientVersion(version.major, version.minor, version.patch - 1) : nil
        }
        return Set(changes + earlier + clients.lines.flatMap { [$0.first, $0.newest] }).sorted()
    }()

    @Test func anUnknownEventIsPreserved() throws {
        let json = #"{"type":"from-the-future","items":[1,{"a":null}],"big":123456789012345678901234567890}"#
        let event = try UIMessageStream.Event(json: json)
        #expect(event.kind == nil)
        #expect(event.type == "from-the-future")
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
    }

    static func event(_ sample: String) throws -> UIMessageStream.Event {
        try UIMessageStream.Event(json: Data(contentsOf: root.appending(path: sample)))
    }
}
