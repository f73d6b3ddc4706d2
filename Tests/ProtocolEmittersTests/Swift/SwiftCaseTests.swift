import Foundation
import ProtocolEmitters
import ProtocolSchema
import Testing

/// Compares the code emitted for each `schema.yaml` in `Cases/` with the files in `output/`.
@Suite struct SwiftCaseTests {
    @Test("writes the files that the case expects", arguments: SwiftCase.all)
    func writesWhatTheCaseExpects(_ testCase: SwiftCase) throws {
        let files = try testCase.emitter().files()
        try ExpectedFolder(folder: testCase.folder.appending(path: "output"))
            .check(files.map { ($0.name, $0.text) })
    }

    @Test("keeps lines within the width, without tabs and trailing spaces", arguments: SwiftCase.all)
    func keepsToTheWidth(_ testCase: SwiftCase) throws {
        for file in try testCase.emitter().files() {
            #expect(file.text.hasSuffix("}\n"))
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                #expect(line.count <= 120, "\(file.name):\(index + 1)")
                #expect(line.last != " " && !line.contains("\t"), "\(file.name):\(index + 1)")
            }
        }
    }

    @Test("writes the same declarations in one file as in many", arguments: SwiftCase.all)
    func holdsTheSameInOneFile(_ testCase: SwiftCase) throws {
        let one = try testCase.emitter(layout: .singleFile).files()
        #expect(one.count == 1)
        let many = try testCase.emitter().files().map { Self.withoutHeader($0.text) }
        #expect(Self.withoutHeader(one[0].text) == many.joined(separator: "\n"))
    }

    private static func withoutHeader(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.isEmpty || $0.hasPrefix("// ") || $0.contains(" import ") }.joined(separator: "\n")
    }
}

/// A folder in `Cases/`.
struct SwiftCase: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases")

    static let all: [SwiftCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return names.filter { !$0.hasSuffix(".md") }.sorted().map { SwiftCase(name: $0) }
    }()

    var folder: URL { Self.root.appending(path: name) }

    /// Returns an emitter for the case's schema.
    func emitter(access: AccessLevel = .public, layout: Layout = .filePerDeclaration) throws -> SwiftEmitter {
        SwiftEmitter(
            model: try compiled(folder.appending(path: "schema.yaml").path(percentEncoded: false)),
            access: access,
            layout: layout,
            schemaPath: "schema.yaml",
            command: "make generate"
        )
    }
}

/// Returns the model of a schema file; an error in the schema fails the test.
func compiled(_ path: String) throws -> ProtocolModel {
    var diagnostics = DiagnosticBag()
    var loaded: [SchemaFile] = []
    let model = SchemaCompiler.compile(path: path, diagnostics: &diagnostics, loaded: &loaded)
    let sources = Dictionary(loaded.map { ($0.path, $0.bytes) }) { first, _ in first }
    let text = DiagnosticPrinter(sources: sources, isColoured: false).print(diagnostics)
    return try #require(model, "\(text)")
}
