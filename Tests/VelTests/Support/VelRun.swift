import Foundation
import ProtocolSupport
import StreamTestSupport
import Testing

/// A few events with the parts that `vel-ai` created from them; `dev/check_vel.py` compares them with the package.
struct VelRun: Sendable, CustomTestStringConvertible {
    let name: String
    /// The events, each as JSON text.
    let events: [String]
    let parts: JSONValue

    var testDescription: String { name }

    static let all: [VelRun] = {
        let file = VelCase.folder.deletingLastPathComponent().appending(path: "vel-runs.json")
        let runs = (try? JSONValue(json: Data(contentsOf: file)))?.arrayValue ?? []
        return runs.map { run in
            VelRun(
                name: run["name"]?.stringValue ?? "",
                events: run["events"]?.arrayValue?.map(\.description) ?? [],
                parts: run["parts"] ?? .null
            )
        }
    }()
}
