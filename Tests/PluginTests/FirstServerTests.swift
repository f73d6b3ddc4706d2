import Foundation
import Testing

extension NestedBuilds {
    /// Tests the README's blocks as a newcomer copies them: unchanged, to an empty folder beside the checkout.
    @Suite struct FirstServerTests {
        @Test func theBlocksOfTheReadmeBuildAServerThatAnswers() async throws {
            let blocks = try CodeBlock.all(in: "README.md")
            let files = blocks.compactMap { block in block.path.map { ($0, block.text) } }
            #expect(Set(files.map(\.0)) == ["Package.swift", "Sources/ChatServer/main.swift"])
            let package = try NestedPackage("FirstServer", besideCheckout: Dictionary(files) { first, _ in first })
            let build = try package.swift("build", NestedPackage.planning)
            #expect(build.status == 0, "\(build.text)")
            #expect(!build.text.contains("main.swift:"), "The compiler warns: \(build.text)")

            let console = try #require(blocks.first { $0.text.hasPrefix("$ curl ") }?.text)
            let server = try await ServerRun(package.program("ChatServer"))
            let answer = try shell(console.prefix { $0 != "\n" }.dropFirst(2), port: server.port)
            #expect(masked(answer.text) == masked(String(console.drop { $0 != "\n" }.dropFirst())))

            try package.write("answer.sse", answer.text)
            let command = "swift run stream-inspect validate answer.sse"
            #expect(blocks.contains { $0.language == "console" && $0.text.contains(command + "\n") })
            let inspection = try package.swift("run", command.split(separator: " ").dropFirst(2).map(String.init))
            #expect(inspection.status == 0)
            #expect(inspection.text.contains("answer.sse: 9 events, nothing is wrong"), "\(inspection.text)")
        }

        /// Runs a line of the README with another port, since 8080 may be in use.
        private func shell(_ line: some StringProtocol, port: Int) throws -> ProcessRun {
            let command = String(line).replacing(":8080", with: ":\(port)")
            return try ProcessRun(
                URL(filePath: "/bin/sh"),
                ["-c", command],
                in: FileManager.default.temporaryDirectory
            )
        }

        /// Returns the text without ids, which differ in each answer, and without empty lines at the end.
        private func masked(_ text: String) -> String {
            text.replacing(/"(id|messageId)":"[^"]*"/) { "\"\($0.1)\":\"\"" }
                .trimmingCharacters(in: .newlines)
        }
    }
}
