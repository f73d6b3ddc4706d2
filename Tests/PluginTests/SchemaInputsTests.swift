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
        "the base is read from the top-level `extends` line",
        arguments: [
            ("language: 1\nextends: ../base.yaml\n", "../base.yaml"), ("extends: base.yml # why\n", "base.yml"),
            ("extends: \"a b/base\"\r\nevents: {}\r\n", "a b/base"), ("'extends' : 'base.yaml'", "base.yaml"),
            ("extends: ui-message-stream\n", nil), ("doc:\n  extends: base.yaml\n", nil), ("# extends: base.yaml", nil),
            ("extends_more: base.yaml", nil), ("", nil),
        ] as [(String, String?)]
    )
    func base(_ text: String, expected: String?) {
        #expect(SchemaInputs.base(in: text) == expected)
    }

    @Test func everyExtendedSchemaIsAnInputInAnyFolder() throws {
        let texts = [
            "/p/App/chat.protocol.yaml": "extends: ../Shared/middle.yaml",
            "/p/Shared/middle.yaml": "extends: /q/base.yaml",
        ]
        let found = try SchemaInputs.find(among: ["/p/App/chat.protocol.yaml"]) { texts[$0] }
        #expect(found.first?.inputs == ["/p/App/chat.protocol.yaml", "/p/Shared/middle.yaml", "/q/base.yaml"])
    }

    @Test func theSearchEndsForSchemasThatExtendOneAnother() throws {
        let texts = ["/p/a.protocol.yaml": "extends: b.yaml", "/p/b.yaml": "extends: a.protocol.yaml"]
        let found = try SchemaInputs.find(among: ["/p/a.protocol.yaml"]) { texts[$0] }
        #expect(found.first?.inputs == ["/p/a.protocol.yaml", "/p/b.yaml"])
        let endless = try SchemaInputs.find(among: ["/p/0.protocol.yaml"]) { "extends: x\($0.utf8.count).yaml" }
        #expect(endless.first.map { $0.inputs.count < 12 } == true)
    }
}
