import Foundation
import ProtocolSchema
import Testing

/// Compiles what the generator makes of the schemas in `Cases/`, whose names meet those of generated code.
@Suite struct CompileTests {
    /// A schema, and who sees its code.
    struct Case: CustomTestStringConvertible {
        var name: String
        var access: AccessLevel

        var testDescription: String { "\(name), \(access.rawValue)" }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    private static let cases: [Case] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
        return names.flatMap { name in AccessLevel.allCases.map { Case(name: name, access: $0) } }
    }()

    @Test("names like those of generated code compile at every access level", arguments: cases)
    func compiles(_ item: Case) throws {
        let text = try String(contentsOf: Self.folder.appending(path: item.name + ".yaml"), encoding: .utf8)
        let run = FuzzRun(item.name, text: text)
        #expect(run.diagnostics.isEmpty)
        let code = try #require(run.swift(item.access))
        #expect(try TypeCheck([item.name: code]).findings == [])
    }

    @Test func thereAreCases() { #expect(Self.cases.count > 30) }

    @Test func aCompilerThatFindsNothingWouldBeNoticed() throws {
        #expect(try TypeCheck(["Wrong": "let x: Int = \"\"\n"]).findings(in: "Wrong").count == 1)
        #expect(try TypeCheck(["Odd": "func f() { let x = 1 }\n"]).findings(in: "Odd").count == 1)
    }
}
