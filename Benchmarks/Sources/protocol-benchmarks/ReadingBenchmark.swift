import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport

/// Measures reading typed events from a response body of text deltas, in chunks as a network delivers them.
struct ReadingBenchmark {
    static let eventCount = 20_000
    static let chunkSize = 16_384

    let chunks: [[UInt8]]
    let eventSize: Int

    init(_ delta: UIMessageStream.TextDelta) throws {
        var writer = JSONWriter(for: UIMessageStream.self)
        try writer.writeFrame(UIMessageStream.Event.start())
        try writer.writeFrame(UIMessageStream.Event.startStep())
        try writer.writeFrame(UIMessageStream.Event.textStart(id: delta.id))
        let before = writer.count
        for _ in 0..<Self.eventCount { try writer.writeFrame(UIMessageStream.Event.textDelta(delta)) }
        eventSize = (writer.count - before) / Self.eventCount
        let body = writer.takeBytes()
        chunks = stride(from: 0, to: body.count, by: Self.chunkSize).map {
            Array(body[$0..<min($0 + Self.chunkSize, body.count)])
        }
    }

    func comparison() -> Comparison {
        let datas = chunks.map { Data($0) }
        return Comparison(
            title: "A text delta from \(eventSize) bytes of an event stream",
            contenders: [
                Contender(name: "EventDecoder, lifecycle not checked") { _ in
                    try decode(ReadingOptions(lifecycle: .off))
                },
                Contender(name: "EventDecoder, lifecycle checked") { _ in
                    try decode(ReadingOptions(lifecycle: .lenient))
                },
                Contender(name: "EventStream, lifecycle checked") { _ in try await stream() },
                Contender(name: "splitting lines, JSONDecoder on the same fields") { _ in
                    var reader = PlainReader()
                    for data in datas { try reader.read(data) }
                    return reader.total
                },
            ],
            countPerRound: Self.eventCount
        )
    }

    private func decode(_ options: ReadingOptions) throws -> Int {
        var decoder = EventDecoder<UIMessageStream>(options)
        var total = 0
        for chunk in chunks {
            decoder.append(chunk)
            while let decoded = try decoder.next() {
                if case .textDelta(let event) = decoded.event { total += event.delta.utf8.count }
            }
        }
        return total
    }

    private func stream() async throws -> Int {
        let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
        for chunk in chunks { continuation.yield(chunk) }
        continuation.finish()
        var total = 0
        for try await event in EventStream<UIMessageStream>(bytes) {
            if case .textDelta(let event) = event { total += event.delta.utf8.count }
        }
        return total
    }
}

/// A reader as one would write it with Foundation: lines, and an enum that selects a struct by its `type`.
private struct PlainReader {
    enum Event: Decodable {
        case start
        case startStep
        case textStart(PlainTextStart)
        case textDelta(PlainTextDelta)

        private enum Key: String, CodingKey {
            case type
        }

        init(from decoder: any Decoder) throws {
            switch try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .type) {
            case "start": self = .start
            case "start-step": self = .startStep
            case "text-start": self = .textStart(try PlainTextStart(from: decoder))
            case "text-delta": self = .textDelta(try PlainTextDelta(from: decoder))
            case let type:
                throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: type))
            }
        }
    }

    struct PlainTextStart: Decodable {
        let id: String
    }

    private let decoder = JSONDecoder()
    private var rest = Data()
    var total = 0

    mutating func read(_ chunk: Data) throws {
        rest.append(chunk)
        var begin = rest.startIndex
        while let end = rest[begin...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[begin..<end]
            begin = end + 1
            guard line.starts(with: "data: ".utf8) else { continue }
            let event = try decoder.decode(Event.self, from: line.dropFirst(6))
            if case .textDelta(let delta) = event { total += delta.delta.utf8.count }
        }
        rest = Data(rest[begin...])
    }
}
