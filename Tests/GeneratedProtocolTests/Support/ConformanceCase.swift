import Foundation
import ProtocolSupport
import Testing

/// A recorded stream with the results of released clients.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// The data of each event, without `[DONE]`.
    let events: [[UInt8]]
    /// The result of each client.
    let results: [(client: ClientVersion, failsAt: Int?, failure: String?)]

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance/ai-sdk")

    /// The recorded releases, by their names in the files.
    static let clients: [String: ClientVersion] = [
        "5.0.0": ClientVersion(5, 0, 0), "5s": ClientVersion(5, 0, 216), "5": ClientVersion(5, 0, 244),
        "6.0.0": ClientVersion(6, 0, 0), "6s": ClientVersion(6, 0, 230), "6": ClientVersion(6, 0, 264),
        "7.0.0": ClientVersion(7, 0, 0), "7s": ClientVersion(7, 0, 31), "7": ClientVersion(7, 0, 77),
    ]

    static let all: [ConformanceCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".sse") }.sorted().compactMap { try? ConformanceCase(file: $0) }
    }()

    init(file: String) throws {
        name = String(file.dropLast(4))
        events = Self.events(of: try Data(contentsOf: Self.folder.appending(path: file)))
        let json = try Data(contentsOf: Self.folder.appending(path: name + ".json"))
        let outcome = try JSONDecoder().decode(Outcome.self, from: json)
        results = outcome.versions.flatMap { key, result in
            key.split(separator: ",").compactMap { name in
                Self.clients[String(name)].map { ($0, result.failsAt, result.failure) }
            }
        }
    }

    private struct Outcome: Decodable {
        struct Result: Decodable {
            let failsAt: Int?
            let failure: String?
        }

        let versions: [String: Result]
    }

    /// Returns the data of each frame, by the clauses of the SSE standard that these recordings need.
    private static func events(of body: Data) -> [[UInt8]] {
        var text = String(decoding: body, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        var events: [[UInt8]] = []
        var data: [String] = []
        for line in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) {
            if line.isEmpty {
                let joined = data.joined(separator: "\n")
                if !data.isEmpty, joined != "[DONE]" { events.append(Array(joined.utf8)) }
                data = []
            } else if line.utf8.starts(with: "data:".utf8) {
                let value = line.utf8.dropFirst(5)
                data.append(String(value.first == UInt8(ascii: " ") ? Substring(value.dropFirst()) : Substring(value)))
            } else if line == "data" {
                data.append("")
            }
        }
        return events
    }
}
