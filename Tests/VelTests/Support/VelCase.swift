import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// A recorded stream and the messages that the package made of it.
struct VelCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// The events, one JSON text each.
    let lines: [[UInt8]]
    private let outcome: JSONValue

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance/vel")

    static let all: [VelCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().compactMap { try? VelCase(file: $0) }
    }()

    init(file: String) throws {
        name = String(file.dropLast(6))
        // Lines end with a line feed alone: what else Unicode takes for a line end is inside of strings.
        lines = try Data(contentsOf: Self.folder.appending(path: file)).split(separator: 10).map { Array($0) }
        outcome = try JSONValue(json: Data(contentsOf: Self.folder.appending(path: name + ".json")))
    }

    /// The line at which the package stopped with an exception.
    var raisesAt: Int? { outcome["raisesAt"]?.intValue }
    var messages: JSONValue { outcome["messages"] ?? .null }
    var userMetadata: JSONObject? { outcome["getMessages"]?["user_metadata"]?.objectValue }
    var assistantMetadata: JSONObject? { outcome["getMessages"]?["assistant_metadata"]?.objectValue }

    /// A reducer that does as the package does, with the user's message in it if there was one.
    func reducer() -> VelMessageReducer {
        var reducer = VelMessageReducer(client: .velPackage, makeID: { "<generated>" })
        if let user = outcome["user"], let text = user["text"]?.stringValue {
            reducer.addUserMessage(text, id: user["id"]?.stringValue, metadata: user["metadata"]?.objectValue)
        }
        return reducer
    }

    func normalized(_ messages: [VelStream.Message]) throws -> JSONValue {
        .array(try messages.map { try JSONValue(json: $0.json()) })
    }
}

extension ClientVersion {
    /// The release of `vel-ai` that was recorded.
    static let velPackage = ClientVersion(0, 6, 0)
}

extension VelMessageReducer {
    /// The parts that come of events, each a JSON text.
    static func parts(of events: [String], client: ClientVersion = documentedClient) throws -> JSONValue {
        var reducer = VelMessageReducer(client: client)
        for event in events { try reducer.process(json: Array(event.utf8)) }
        return .array(try reducer.parts.map { try JSONValue(json: $0.json()) })
    }
}
