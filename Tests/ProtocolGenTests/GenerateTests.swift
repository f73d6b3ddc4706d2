import Foundation
import Testing

@Suite struct GenerateTests {
    @Test func aSecondRunDoesNotWriteFiles() throws {
        let workspace = try Workspace()
        #expect(try workspace.run("generate", "sample.yaml", "--swift", "Out").status == 0)
        let before = try workspace.files(below: "Out")
        #expect(before.count > 3)
        let second = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(second.messages == "wrote 0, unchanged \(before.count), removed 0\n")
        #expect(try workspace.files(below: "Out") == before)
    }

    @Test func onlyChangedFilesAreWritten() throws {
        let workspace = try Workspace()
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        let before = try workspace.files(below: "Out")
        try workspace.write("sample.yaml", Workspace.schema.replacing("Asks.", with: "Asks again."))
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        let after = try workspace.files(below: "Out")
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(changed.contains("Sample/Sample+Ping.swift"))
        #expect(!changed.contains("Sample/Sample+Pong.swift"))
    }

    @Test func aStaleFileIsRemovedAndAHandWrittenOneIsKept() throws {
        let workspace = try Workspace()
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        try workspace.write("Out/Sample/Mine.swift", "// Mine.\n")
        try workspace.write("sample.yaml", Workspace.schema.replacing("pong", with: "answer"))
        let run = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(run.messages.contains("removed Out/Sample/Sample+Pong.swift"))
        let names = try workspace.files(below: "Out").keys
        #expect(names.contains("Sample/Mine.swift") && names.contains("Sample/Sample+Answer.swift"))
        #expect(!names.contains("Sample/Sample+Pong.swift"))
    }

    @Test func aFileFromAnotherSourceIsNeverOverwritten() throws {
        let workspace = try Workspace()
        try workspace.write("Out/Sample/Sample+Ping.swift", "// Mine.\n")
        let run = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(run.status == 1)
        #expect(run.messages.contains("Out/Sample/Sample+Ping.swift was not written by protocol-gen"))
        #expect(try workspace.read("Out/Sample/Sample+Ping.swift") == "// Mine.\n")
        #expect(try workspace.files(below: "Out").count == 1)
    }

    @Test func anErrorInTheSchemaWritesNothing() throws {
        let workspace = try Workspace()
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        let before = try workspace.files(below: "Out")
        try workspace.write("sample.yaml", Workspace.schema.replacing("string", with: "strnig"))
        let run = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(run.status == 1)
        #expect(
            run.messages.contains(
                "sample.yaml:4:37: error: unknown type 'strnig'; did you mean 'string'? [unknown-type]"
            )
        )
        #expect(try workspace.files(below: "Out") == before)
    }

    @Test("paths may contain spaces, quotes and any letter", arguments: ["with blanks", "größe 🌤", "it's"])
    func pathsMayHoldAnything(_ name: String) throws {
        let workspace = try Workspace(named: name)
        #expect(try workspace.run("generate", "sample.yaml", "--swift", "Out of \(name)").status == 0)
        #expect(try workspace.run("check", "sample.yaml", "--swift", "Out of \(name)").status == 0)
    }

    @Test func markdownAndJSONSchemaAreWrittenAndOverwritten() throws {
        let workspace = try Workspace()
        let arguments = [
            "generate", "sample.yaml", "--markdown", "docs/sample.md", "--json-schema", "docs/sample.json",
        ]
        #expect(try workspace.run(arguments).status == 0)
        try workspace.write("sample.yaml", Workspace.schema.replacing("Asks.", with: "Asks again."))
        #expect(try workspace.run(arguments).status == 0)
        #expect(try workspace.read("docs/sample.md").contains("Asks again."))
        #expect(try workspace.read("docs/sample.json").contains("Asks again."))
    }

    @Test func twoSchemasThatWouldWriteTheSameFileAreRefused() throws {
        let workspace = try Workspace()
        try workspace.write("other.yaml", Workspace.schema)
        let run = try workspace.run("generate", "sample.yaml", "other.yaml", "--swift", "Out")
        #expect(run.status == 1)
        #expect(run.messages.contains("two schemas would write Out/Sample/"))
    }

    @Test func aFolderInThePlaceOfAFileIsReportedAsAnError() throws {
        let workspace = try Workspace()
        try workspace.write("Out/Sample/Sample+Ping.swift/inside", "")
        let run = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(run.status == 1)
        #expect(run.messages.contains("cannot read Out/Sample/Sample+Ping.swift: it is not a regular file"))
    }

    @Test func noTemporaryFilesRemain() throws {
        let workspace = try Workspace()
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        #expect(try workspace.files(below: "Out").keys.allSatisfy { $0.hasSuffix(".swift") })
    }

    @Test("two protocols in one folder cannot give a version the same name")
    func sameLineName() throws {
        let workspace = try Workspace()
        let clients = "clients: { floor: 1.0.0, lines: { 1.0.0: { newest: 1.2.0, swift: v1 } } }\n"
        for name in ["One", "Two"] {
            let text = "language: 1\nprotocol: \(name)\n\(clients)events: { ping: {} }\n"
            try workspace.write("\(name.lowercased()).yaml", text)
        }
        let both = try workspace.run("generate", "one.yaml", "two.yaml", "--swift", "Out")
        #expect(both.status == 1)
        #expect(both.messages.contains("one.yaml and two.yaml both declare 'ClientVersion.v1'"), "\(both.messages)")
        #expect(try workspace.run("generate", "one.yaml", "--swift", "Out").status == 0)
    }

    @Test("a path that a schema names is printed and written without detours")
    func detours() throws {
        let workspace = try Workspace()
        let generate = "generate: { typescript: ../.././web/sample.ts }\n"
        try workspace.write("Sources/App/sample.yaml", Workspace.schema + "\n" + generate)
        let run = try workspace.run("generate", "Sources/App/sample.yaml")
        #expect(run.messages.contains("wrote   web/sample.ts\n"), "\(run.messages)")
        #expect(try workspace.read("web/sample.ts").isEmpty == false)
    }
}
