import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// The Swift half of `dev/check_vel.py`, which sets `VEL_INTEROP` to a folder.
///
/// Writes streams to the folder as lines of JSON, and this reducer's result beside each stream in the folder.
@Suite struct VelInteropTests {
    static let folder = ProcessInfo.processInfo.environment["VEL_INTEROP"].map { URL(filePath: $0) }

    @Test(.enabled(if: folder != nil)) func reducesTheStreamsOfTheFolder() async throws {
        let folder = try #require(Self.folder)
        for seed in 0..<200 {
            let events = try await Self.written(seed: UInt64(seed))
            let lines = try events.map { try $0.json() }
            try Data(lines.joined(separator: [10])).write(to: folder.appending(path: "written-\(seed).jsonl"))
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".jsonl") }
        for name in names {
            let lines = try Data(contentsOf: folder.appending(path: name)).split(separator: 10).map { Array($0) }
            let outcome = try Self.reduced(lines)
            try Data(outcome.json()).write(to: folder.appending(path: name.dropLast() + "-ours"))
        }
        #expect(names.count >= 200)
    }

    private static func reduced(_ lines: [[UInt8]]) throws -> JSONValue {
        var reducer = VelMessageReducer(client: .velPackage)
        let raisedAt = lines.firstIndex { line in
            (try? reducer.process(json: line)) == nil
        }
        let parts = try reducer.parts.map { try JSONValue(json: $0.json()) }
        return ["raisesAt": raisedAt.map { .int(Int64($0)) } ?? nil, "parts": .array(parts)]
    }

    /// Returns the events of writer methods called in random order.
    private static func written(seed: UInt64) async throws -> [VelStream.Event] {
        var random = RandomVelStream(seed: seed)
        let writer = CollectingWriter<VelStream>()
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let text = ["tide ", "", " ", "\u{2028}é", "{\"a\":"].randomElement(using: &random) ?? ""
            switch Int.random(in: 0...9, using: &random) {
            case 0, 1, 2: try await writer.writeText(text)
            case 3: try await writer.writeReasoning(text)
            case 4:
                let call = try await writer.beginToolCall("get_tides", input: ["port": text])
                try await writer.completeToolCall(call, output: ["high", text])
            case 5:
                let call = try await writer.startToolInput("search")
                try await writer.appendToolInput(call, text: text)
                if Bool.random(using: &random) { try await writer.failToolCall(call, errorText: text) }
            case 6: try await writer.writeData("plan", data: [text], transient: Bool.random(using: &random))
            case 7: try await writer.write(.responseMetadata(.init(id: text, additionalFields: ["usage": .null])))
            case 8: try await writer.newStep()
            default: try await writer.writeError(text)
            }
        }
        if Bool.random(using: &random) {
            try await writer.finish(reason: .stop)
        } else {
            try await writer.abort(reason: "The time was up.")
        }
        return await writer.events
    }
}
