import AISDK
import Foundation
import StreamTestSupport
import Testing

/// A recorded response body of the conformance corpus, with the number of events that the client's reader found.
struct RecordedBody: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The number of events, without `[DONE]`.
    let eventCount: Int
    /// The places at which the recording was also cut, one list for each way.
    let splits: [[Int]]

    var testDescription: String { name }

    static let all: [RecordedBody] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Conformance/ai-sdk")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".sse") }.sorted().compactMap {
            try? RecordedBody(folder.appending(path: $0))
        }
    }()

    private init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        bytes = Array(try Data(contentsOf: file))
        let json = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json"))
        let outcome = try JSONDecoder().decode(Outcome.self, from: json)
        eventCount = outcome.events
        splits = outcome.splits ?? []
    }

    private struct Outcome: Decodable {
        let events: Int
        let splits: [[Int]]?
    }
}
