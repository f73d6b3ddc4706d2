import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests that the bridge turns any input into a stream that every client accepts.
@Suite struct VelBridgeStreamTests {
    /// The recorded streams, and streams of random events.
    static let streams: [[VelStream.Event]] = {
        let recorded = VelCase.all.map { $0.lines.compactMap { try? VelStream.Event(json: $0) } }
        return recorded + (0..<300).map { RandomVelStream(seed: UInt64($0)).events(count: 40) }
    }()

    static let clients = [ClientVersion(5, 0, 0), ClientVersion(6, 0, 0), ClientVersion(7, 0, 77)]

    @Test("the lifecycle allows the bridged events", arguments: streams.indices)
    func lifecycleAllows(_ index: Int) {
        let events = VelBridgeTests.bridged(Self.streams[index])
        var engine = LifecycleEngine<UIMessageStream>()
        #expect(events.compactMap { engine.accept($0) }.isEmpty)
        #expect(engine.finish().isEmpty)
        #expect(engine.hasEnded)
    }

    @Test("strict clients accept the bridged events", arguments: streams.indices)
    func strictClientsAccept(_ index: Int) throws {
        let events = VelBridgeTests.bridged(Self.streams[index])
        for client in Self.clients {
            for event in events {
                var writer = JSONWriter(for: UIMessageStream.self, floor: client)
                for sent in try event.replacements(for: client) {
                    try writer.write(sent)
                    #expect(throws: Never.self) {
                        try UIMessageStream.Event(strictly: writer.takeBytes(), for: client)
                    }
                }
            }
        }
    }

    @Test("no event follows the end", arguments: [VelStream.Event.error(error: "x"), .abort()])
    func nothingFollowsTheEnd(_ event: VelStream.Event) {
        var bridge = VelBridge()
        #expect(bridge.events(for: event).last?.type == event.type)
        #expect(bridge.events(for: .textDelta(id: "t", delta: "x")).isEmpty)
        #expect(bridge.end().isEmpty)
    }

    @Test func endingTwiceAddsNoEvents() {
        var bridge = VelBridge()
        #expect(bridge.end().map(\.type) == ["start", "finish"])
        #expect(bridge.end().isEmpty)
    }
}
