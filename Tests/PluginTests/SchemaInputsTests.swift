import Foundation
import Testing

@Suite struct SchemaInputsTests {
    @Test(
        "a schema is recognised by its file name",
        arguments: [
            ("chat.protocol.yaml", true), ("a b/chat.protocol.yml", true), ("chat.yaml", false),
            (".protocol.yaml", false),
            ("chat.protocol.yaml.txt", false), ("chat.PROTOCOL.yaml", false), ("protocol.yaml", false),
        ]
    )
    func isSchema(_ path: String, expected: Bool) {
        #expect(SchemaInputs.isSchema(path) == expected)
    }

    @Test func everySchemaBecomesAFileWithItsName() throws {
        let files = ["/p/B/two.protocol.yml", "/p/A.swift", "/p/notes.md", "/p/one.protocol.yaml"]
        let found = try SchemaInputs.find(among: files) { _ in "language: 1" }
        #expect(
            found == [
                SchemaInput(
                    schema: "/p/B/two.protocol.yml",
                    outputName: "two.protocol.swift",
                    inputs: ["/p/B/two.protocol.yml"]
                ),
                SchemaInput(
                    schema: "/p/one.protocol.yaml",
                    outputName: "one.protocol.swift",
                    inputs: ["/p/one.protocol.yaml"]
                ),
            ]
        )
    }

    @Test(
        "two files with the same output name are refused",
        arguments: [
            ["/p/chat.protocol.yaml", "/p/chat.protocol.yml"], ["/p/A/chat.protocol.yaml", "/p/B/chat.protocol.yaml"],
            ["/p/chat.protocol.swift", "/p/chat.protocol.yaml"],
            ["/p/A/Chat.protocol.yaml", "/p/B/chat.protocol.yaml"],
        ]
    )
    func sameOutput(_ files: [String]) {
        #expect(throws: SchemaProblem.sameOutput("chat.protocol.swift", files[0], files[1])) {
            try SchemaInputs.find(among: files) { _ in nil }
        }
    }

    @Test(
        "the base is found wherever `extends` is",
        arguments: [
            ("language: 1\nextends: ../base.yaml\n", ["../base.yaml"]), ("extends: base.yml # why\n", ["base.yml"]),
            ("extends: \"a b/base\"\r\nevents: {}\r\n", ["a b/base"]), ("'extends' : 'base.yaml'", ["base.yaml"]),
            ("{ language: 1, protocol: P, extends: a b.yaml, events: {} }", ["a b.yaml"]),
            (#"{"language": 1, "extends": "../base.yaml"}"#, ["../base.yaml"]),
            ("extends:\n  base.yaml\n", ["base.yaml"]),
            ("extends: ui-message-stream\n", []), ("extends_more: base.yaml", []), ("", []),
        ] as [(String, [String])]
    )
    func bases(_ text: String, expected: [String]) {
        #expect(SchemaInputs.bases(in: text) == expected)
    }

    @Test func everySchemaThatMayBeExtendedIsAnInput() throws {
        let texts = [
            "/p/App/chat.protocol.yaml": "extends: ../../q/base.yaml", "/q/base.yaml": "language: 1",
            "/p/App/other.protocol.yaml": "extends: ../missing.yaml",
        ]
        let schemas = ["/p/App/chat.protocol.yaml", "/p/App/other.protocol.yaml"]
        let candidates = ["/p/App/base.yaml"] + schemas
        let found = try SchemaInputs.find(among: schemas, candidates: candidates) { texts[$0] }
        #expect(
            found.map(\.inputs) == [
                ["/p/App/chat.protocol.yaml", "/p/App/base.yaml", "/p/App/other.protocol.yaml", "/q/base.yaml"],
                // A missing input would keep the generator from reporting that it is missing.
                ["/p/App/other.protocol.yaml", "/p/App/base.yaml", "/p/App/chat.protocol.yaml"],
            ]
        )
    }

    @Test func schemasAreFoundInAllFoldersOfATarget() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemas \(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let texts = [
            "base.yaml": "language: 1\nprotocol: Base\n", "Deep/er/other.yml": "{ protocol: A, language: 1 }",
            "notes.yaml": "title: Notes\n", "schema.txt": "language: 1\nprotocol: Base\n",
            ".hidden/base.yaml": "language: 1\nprotocol: Base\n",
            "node_modules/x/base.yaml": "language: 1\nprotocol: B\n",
        ]
        for (path, text) in texts {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let found = SchemaFolder.schemas(in: [folder, folder.appending(path: "Deep")])
        #expect(found.map { $0.split(separator: "/").last } == ["other.yml", "base.yaml"])
        #expect(SchemaFolder.schemas(in: [folder.appending(path: "missing")]).isEmpty)
    }
}
