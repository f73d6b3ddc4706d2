import Foundation
import ProtocolSupport
import Testing

/// Whether the page names each recorded case in which a relay differs from the SDK, and no other.
struct DeviationTableTests {
    @Test func `The page lists exactly the recorded cases that differ`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/models.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let table = try #require(page.split(separator: "## From the provider to the chat").dropFirst().first)
            .split(separator: "Through a `ChatContext`")[0]
        let listed = Set(table.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) })
        let differing = RelayCorpusTests.cases.filter { recorded in
            RelayCorpusTests.versions.contains { version, _ in
                guard let chunks = Deviations.chunks(for: recorded, version) else { return false }
                return chunks != recorded.outcome(of: version)?["chunks"]?.arrayValue
            }
        }
        // This case differs only in what the turn tells about the response.
        #expect(Set(differing.map(\.name)).union(["azure-prompt-filter-first"]) == listed)
    }
}
