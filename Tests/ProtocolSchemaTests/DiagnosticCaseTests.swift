import Foundation
import ProtocolSchema
import Testing

/// Compares the diagnostics printed for each `schema.yaml` in `Cases/` with `expected.txt`.
///
/// `UPDATE_EXPECTATIONS=1 swift test` rewrites the expected texts and fails.
@Suite struct DiagnosticCaseTests {
    @Test("prints the diagnostics that the case expects", arguments: DiagnosticCase.all)
    func printsWhatTheCaseExpects(_ testCase: DiagnosticCase) throws {
        try testCase.expectation.check(testCase.run().text)
    }

    @Test func everyRuleHasACase() throws {
        var found: Set<String> = []
        for testCase in DiagnosticCase.all { found.formUnion(try testCase.run().rules) }
        let rules = Set(RuleID.allCases.map(\.rawValue))
        #expect(rules.subtracting(found).isEmpty, "rules without a case")
    }

    @Test("a case named after a rule reports that rule", arguments: RuleID.allCases)
    func caseIsNamedAfterItsRule(_ rule: RuleID) throws {
        let testCase = try #require(DiagnosticCase.all.first { $0.name == rule.rawValue })
        #expect(try testCase.run().rules.contains(rule.rawValue))
    }
}

/// A folder in `Cases/`.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static let all: [DiagnosticCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { !$0.hasSuffix(".md") }.sorted().map { DiagnosticCase(name: $0) }
    }()

    var expectation: Expectation {
        Expectation(file: Self.folder.appending(path: name).appending(path: "expected.txt"))
    }

    /// Compiles the schema and returns the printed diagnostics, with paths relative to the case.
    func run() throws -> (text: String, rules: Set<String>) {
        let folder = Self.folder.appending(path: name)
        var path = folder.appending(path: "schema.yaml").path(percentEncoded: false)
        if let size = try? String(contentsOf: folder.appending(path: "size"), encoding: .utf8) {
            path = try Self.emptyFile(ofSize: UInt64(size.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
        }
        var diagnostics = DiagnosticBag()
        var loaded: [SchemaFile] = []
        let model = SchemaCompiler.compile(
            path: path,
            bases: BaseLocator(shipped: ["ui-message-stream"]),
            diagnostics: &diagnostics,
            loaded: &loaded
        )
        #expect(diagnostics.hasErrors == (model == nil))
        let sources = Dictionary(loaded.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let text = DiagnosticPrinter(sources: sources, isColoured: false).print(diagnostics)
        let rules = Set(diagnostics.diagnostics.map(\.rule.rawValue))
        let prefix = path.hasPrefix(folder.path()) ? folder.path() + "/" : path.replacing("schema.yaml", with: "")
        return (text.replacing(prefix, with: ""), rules)
    }

    private static func emptyFile(ofSize size: UInt64) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "large-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "schema.yaml")
        _ = FileManager.default.createFile(atPath: file.path(), contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: size)
        try handle.close()
        return file.path()
    }
}
