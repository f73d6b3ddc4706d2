import Foundation
import ProtocolEmitters
import ProtocolImport
import ProtocolSchema
import Testing

/// Compares the schema that each document in `Cases/` becomes with `expected.yaml`.
///
/// `UPDATE_EXPECTATIONS=1 swift test` rewrites the expected schemas and fails.
@Suite struct ImportCaseTests {
    @Test("a document becomes the schema that its case expects", arguments: ImportCase.all)
    func becomesWhatTheCaseExpects(_ testCase: ImportCase) throws {
        let text = try testCase.imported().text
        if ProcessInfo.processInfo.environment["UPDATE_EXPECTATIONS"] == "1" {
            try text.write(to: testCase.expected, atomically: true, encoding: .utf8)
            Issue.record("wrote \(testCase.expected.path()); look at it and run again without UPDATE_EXPECTATIONS")
            return
        }
        #expect(text == (try? String(contentsOf: testCase.expected, encoding: .utf8)))
    }

    @Test("an imported schema has no mistakes", arguments: ImportCase.all)
    func hasNoMistakes(_ testCase: ImportCase) throws {
        let (model, problems) = compiled(try testCase.imported().text)
        #expect(model != nil)
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test("importing twice gives the same text", arguments: ImportCase.all)
    func isDeterministic(_ testCase: ImportCase) throws {
        #expect(try testCase.imported().text == testCase.imported().text)
    }

    @Test func theSwiftOfImportedSchemasCompiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for testCase in ImportCase.all {
            let name = "Case\(files.count)"
            let options = SchemaImporter.Options(protocolName: name)
            let nodes = try ImportCase.nodes(of: try testCase.document())
            let model = try #require(compiled(try SchemaImporter.schema(from: nodes, options: options).text).model)
            let file = folder.appending(path: "\(name).swift")
            let emitter = SwiftEmitter(
                model: model,
                access: .internal,
                layout: .singleFile,
                schemaPath: testCase.name,
                command: nil
            )
            let text = emitter.files().map(\.text).joined()
            try text.write(to: file, atomically: true, encoding: .utf8)
            files.append(file.path())
        }
        let (status, output) = try typeCheck(files)
        #expect(status == 0)
        #expect(!output.contains("error:") && !output.contains("warning:"), "\(output.prefix(4000))")
    }

    /// Runs the compiler over files that import the built support library.
    private func typeCheck(_ files: [String]) throws -> (status: Int32, output: String) {
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let build = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/debug")
        let modules = [bundle, build].map { $0.appending(path: "Modules") }
            .first { FileManager.default.fileExists(atPath: $0.appending(path: "ProtocolSupport.swiftmodule").path()) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let settings = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
            .flatMap { ["-enable-upcoming-feature", $0] }
        process.arguments =
            ["swiftc", "-typecheck", "-swift-version", "6", "-I", try #require(modules).path()] + settings + files
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
