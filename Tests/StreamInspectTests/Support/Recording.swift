import AISDK
import Foundation
import ProtocolSupport
import StreamInspection
import Testing

/// A recorded stream with the results of its readers.
struct Recording: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let outcome: JSONValue
    let stream: RecordedStream

    var testDescription: String { name }

    /// The recorded releases, by their names in the files.
    static let clients = [
        "5.0.0": "5.0.0", "5s": "5.0.216", "5": "5.0.244", "6.0.0": "6.0.0", "6s": "6.0.230", "6": "6.0.264",
        "7.0.0": "7.0.0", "7s": "7.0.31", "7": "7.0.77",
    ]

    static let aiSDK = all("ai-sdk", ".sse", .uiMessageStream)
    static let vel = all("vel", ".jsonl", .vel)

    private static func all(_ folder: String, _ ending: String, _ inspected: InspectedProtocol) -> [Recording] {
        let folder = InspectRun.root.appending(path: "Tests/Conformance/\(folder)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
            do {
                return try Recording(folder.appending(path: name), inspected)
            } catch {
                Issue.record("\(name): \(error)")
                return nil
            }
        }
    }

    private init(_ file: URL, _ inspected: InspectedProtocol) throws {
        name = file.deletingPathExtension().lastPathComponent
        path = file.path()
        outcome = try JSONValue(json: Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json")))
        stream = RecordedStream(Array(try Data(contentsOf: file)), of: inspected)
    }

    /// The result of each recorded client; a client without a result behaves like the newest of its line.
    var results: [(client: String, expected: JSONObject)] {
        var named: [String: JSONObject] = [:]
        for (names, expected) in outcome["versions"]?.objectValue ?? [:] {
            for name in names.split(separator: ",") { named[String(name)] = expected.objectValue }
        }
        return Self.clients.sorted { $0.key < $1.key }.compactMap { name, client in
            (named[name] ?? named[String(name.prefix(1))]).map { (client, $0) }
        }
    }

    var initialMessage: UIMessageStream.UIMessage? {
        get throws { try outcome["initialMessage"].map { try UIMessageStream.UIMessage(json: $0.json()) } }
    }
}
