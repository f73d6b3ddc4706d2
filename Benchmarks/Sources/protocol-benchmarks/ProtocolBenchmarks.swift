import Foundation
import GeneratedProtocol
import ProtocolSupport

/// A handwritten equivalent without a generator: the same fields with synthesized coding.
struct PlainTextDelta: Codable {
    var type = "text-delta"
    let id: String
    let delta: String
}

/// Compares encoding and decoding of text deltas with Foundation and with copying the same bytes.
@main
struct ProtocolBenchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "stream" {
            print(try await InstructionProbe.stream(arguments.last.flatMap { Int($0) } ?? 1_000))
            return
        }
        if let stage = arguments.first.flatMap({ InstructionProbe.stages[$0] }) {
            print(try stage(arguments.last.flatMap { Int($0) } ?? 1_000))
            return
        }
        if arguments.first == "relay" { return try await RelayBenchmarks.report() }
        let delta = UIMessageStream.TextDelta(id: "text-001", delta: "eight ch")
        try await encoding(delta).report()
        try await decoding(delta).report()
        try await ReadingBenchmark(delta).comparison().report()
        try await MessageBenchmarks.report()
        try await RelayBenchmarks.report()
    }

    private static func encoding(_ delta: UIMessageStream.TextDelta) throws -> Comparison {
        let event = UIMessageStream.Event.textDelta(delta)
        let encoder = JSONEncoder()
        let plain = PlainTextDelta(id: delta.id, delta: delta.delta)
        var sample = JSONWriter()
        try sample.writeFrame(event)
        let frame = sample.takeBytes()
        return Comparison(
            title: "A text delta to an SSE frame of \(frame.count) bytes",
            contenders: [
                Contender(name: "writeFrame") { count in
                    var writer = JSONWriter(capacity: 1 << 16)
                    var total = 0
                    for index in 0..<count {
                        try writer.writeFrame(event)
                        if index % 512 == 511 {
                            total += writer.count
                            writer.removeAll(keepingCapacity: true)
                        }
                    }
                    return total
                },
                Contender(name: "copying the same bytes") { count in
                    var buffer: [UInt8] = []
                    buffer.reserveCapacity(1 << 16)
                    var total = 0
                    for index in 0..<count {
                        buffer.append(contentsOf: frame)
                        if index % 512 == 511 {
                            total += buffer.count
                            buffer.removeAll(keepingCapacity: true)
                        }
                    }
                    return total
                },
                Contender(name: "JSONEncoder on a struct with synthesized coding") { count in
                    var buffer: [UInt8] = []
                    buffer.reserveCapacity(1 << 16)
                    var total = 0
                    for index in 0..<count {
                        buffer.append(contentsOf: "data: ".utf8)
                        buffer.append(contentsOf: try encoder.encode(plain))
                        buffer.append(contentsOf: "\n\n".utf8)
                        if index % 512 == 511 {
                            total += buffer.count
                            buffer.removeAll(keepingCapacity: true)
                        }
                    }
                    return total
                },
            ],
            countPerRound: 51_200
        )
    }

    private static func decoding(_ delta: UIMessageStream.TextDelta) throws -> Comparison {
        let json = try UIMessageStream.Event.textDelta(delta).json()
        let data = Data(json)
        let decoder = JSONDecoder()
        return Comparison(
            title: "A text delta from \(json.count) bytes of JSON",
            contenders: [
                Contender(name: "the event enum") { count in
                    var total = 0
                    for _ in 0..<count {
                        if case .textDelta(let event) = try UIMessageStream.Event(json: json) {
                            total += event.delta.utf8.count
                        }
                    }
                    return total
                },
                Contender(name: "JSONDecoder on a struct with synthesized coding") { count in
                    var total = 0
                    for _ in 0..<count {
                        total += try decoder.decode(PlainTextDelta.self, from: data).delta.utf8.count
                    }
                    return total
                },
            ],
            countPerRound: 20_000
        )
    }
}
