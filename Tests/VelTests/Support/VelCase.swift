import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// A recorded stream with the messages that the package created from it.
struct VelCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// The events, each as JSON text.
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
        // Only line feeds end lines: other Unicode line ends are inside strings.
        lines = try Data(contentsOf: Self.folder.appending(path: file)).split(separator: 10).map { Array($0) }
        outcome = try JSONValue(json: Data(contentsOf: Self.folder.appending(path: name + ".json")))
    }

    /// The line at which the package raised an exception.
    var raisesAt: Int? { outcome["raisesAt"]?.intValue }
    var messages: JSONValue { outcome["messages"] ?? .null }
    var userMetadata: JSONObject? { outcome["getMessages"]?["user_metadata"]?.objectValue }
    var assistantMetadata: JSONObject? { outcome["getMessages"]?["assistant_metadata"]?.objectValue }

    /// Creates a reducer that behaves like the package, with the user's message if one was recorded.
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
    /// The recorded release of `vel-ai`.
    static let velPackage = ClientVersion(0, 6, 0)
}

extension VelMessageReducer {
    /// Returns the parts created from events that are given as JSON texts.
    static func parts(of events: [String], client: ClientVersion = documentedClient) throws -> JSONValue {
        var reducer = VelMessageReducer(client: client)
        for event in events { try reducer.process(json: Array(event.utf8)) }
        return .array(try reducer.parts.map { try JSONValue(json: $0.json()) })
    }
}
