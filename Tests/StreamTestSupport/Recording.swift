package import AISDK
import Foundation
package import ProtocolSupport
import Testing

/// A recorded stream with the results of released clients, in the corpus's terms.
package struct Recording: Sendable, CustomTestStringConvertible {
    package let name: String
    package let body: [UInt8]
    package let eventCount: Int
    package let initialMessage: UIMessageStream.UIMessage?
    /// Each client's result.
    package let results: [(client: ClientVersion, expected: JSONValue)]

    package var testDescription: String { name }

    /// The releases that were recorded, by the name they have in the files; those with another validation library are left out.
    package static let clients: [String: ClientVersion] = [
        "5.0.0": ClientVersion(5, 0, 0), "5s": ClientVersion(5, 0, 216), "5": ClientVersion(5, 0, 244),
        "6.0.0": ClientVersion(6, 0, 0), "6s": ClientVersion(6, 0, 230), "6": ClientVersion(6, 0, 264),
        "7.0.0": ClientVersion(7, 0, 0), "7s": ClientVersion(7, 0, 31), "7": ClientVersion(7, 0, 77),
    ]

    package static let all: [Recording] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Conformance/ai-sdk")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".sse") }.sorted().compactMap { name in
            do {
                return try Recording(folder.appending(path: name))
            } catch {
                Issue.record("\(name): \(error)")
                return nil
            }
        }
    }()

    private init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        body = Array(try Data(contentsOf: file))
        let json = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json"))
        let outcome = try JSONValue(json: Array(json))
        eventCount = outcome["events"]?.intValue ?? -1
        initialMessage = try outcome["initialMessage"].map { try UIMessageStream.UIMessage(json: $0.json()) }
        results = (outcome["versions"]?.objectValue ?? [:]).flatMap { names, expected in
            names.split(separator: ",").compactMap { name in
                Self.clients[String(name)].map { ($0, expected) }
            }
        }
    }

    /// Replays the body as `client` reads it, cut into chunks of `size` bytes.
    package func replay(_ client: ClientVersion, chunkSize size: Int? = nil) -> ClientReplay {
        var replay = ClientReplay(client: client, initialMessage: initialMessage) { "<generated>" }
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(size ?? rest.count)
            replay.append(chunk)
            rest = rest.dropFirst(chunk.count)
        }
        replay.finish()
        return replay
    }
}

extension ClientReplay {
    /// Returns the result in the corpus's terms.
    package func report() throws -> JSONObject {
        var report = JSONObject()
        report["accepted"] = .bool(isAccepted)
        report["failsAt"] = failure.map { .int(Int64($0.index)) } ?? .null
        report["failure"] = failure.map { .string($0.kind.rawValue) } ?? .null
        let message = try message.map { try JSONValue(json: $0.json()) } ?? .null
        report["message"] = message
        let state = try JSONValue(json: state.json())
        let hasState = message.isNull ? self.state.parts.isEmpty == false : state != message
        if hasState { report["state"] = state }
        report["data"] = try data.report
        report["finishReason"] = finishReason.map { .string($0.rawValue) } ?? .null
        report["errorText"] = errorText.map { .string($0) } ?? .null
        return report
    }

    /// Returns the final state of the chat class, in the corpus's terms.
    package func chatReport() throws -> JSONObject {
        [
            "status": .string(chat.status.rawValue),
            "messages": .array(try chat.messages.map { try JSONValue(json: $0.json()) }),
            "data": try chat.data.report,
        ]
    }
}

extension [UIMessageStream.DataEvent] {
    /// The events with only the keys that the corpus records.
    fileprivate var report: JSONValue {
        get throws {
            .array(
                try map { event in
                    var event = event
                    event.additionalFields = [:]
                    return try JSONValue(json: event.json())
                }
            )
        }
    }
}

extension JSONValue {
    /// The value as JavaScript reads it: all numbers are doubles, and an infinite one is written as `null`.
    package var inJavaScript: JSONValue {
        switch self {
        case .int, .uint, .double, .number:
            guard let value = doubleValue ?? Double("\(self)"), value.isFinite else { return .null }
            return .double(value)
        case .array(let elements): return .array(elements.map(\.inJavaScript))
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object { result[key] = value.inJavaScript }
            return .object(result)
        default: return self
        }
    }
}
