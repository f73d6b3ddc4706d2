import Foundation
import Testing

@Suite struct ImportTests {
    private static let document = """
        $defs:
          Ping: { type: object, properties: { type: { const: ping } } }
          Pong: { type: object, properties: { type: { const: pong }, code: { type: string, format: code } } }
        oneOf: [{ $ref: "#/$defs/Ping" }, { $ref: "#/$defs/Pong" }]
        """

    @Test func theSchemaGoesToStandardOutputAndMessagesBesideIt() throws {
        let workspace = try Workspace()
        try workspace.write("table.yaml", Self.document)
        let run = try workspace.run("import", "table.yaml")
        #expect(run.status == 0)
        #expect(run.output.contains("protocol: Table\n"))
        #expect(run.messages.contains("2 events, told apart by 'type'"))
        #expect(run.messages.contains("1 comment says what could not be carried over"))
    }

    @Test func theSchemaCanBeGenerated() throws {
        let workspace = try Workspace()
        try workspace.write("table.yaml", Self.document)
        #expect(
            try workspace.run("import", "table.yaml", "--output", "new/table.protocol.yaml", "--protocol", "Mine")
                .status == 0
        )
        let run = try workspace.run("generate", "new/table.protocol.yaml", "--output", "Out")
        #expect(run.status == 0, "\(run.messages)")
        #expect(try workspace.read("Out/table.protocol.swift").contains("enum Mine"))
    }

    @Test func aSchemaThatSomebodyHasChangedIsLeftAlone() throws {
        let workspace = try Workspace()
        try workspace.write("table.yaml", Self.document)
        #expect(try workspace.run("import", "table.yaml", "--output", "own.yaml").status == 0)
        #expect(try workspace.run("import", "table.yaml", "--output", "own.yaml").status == 0)
        try workspace.write("own.yaml", "# mine")
        let run = try workspace.run("import", "table.yaml", "--output", "own.yaml")
        #expect(run.status == 1)
        #expect(run.messages.contains("own.yaml exists and is left alone"))
        #expect(try workspace.read("own.yaml") == "# mine")
    }

    @Test(
        "a mistake ends with a message and the right exit code",
        arguments: [
            (["import"], 64, "Missing expected argument"),
            (["import", "table.yaml", "--output", ""], 64, "--output needs the name of a file"),
            (["import", "table.yaml", "--protocol", "not a name"], 64, "must be an identifier"),
            (["import", "nowhere.json"], 1, "nowhere.json:1:1: error: the file cannot be read"),
            (
                ["import", "sample.yaml"], 1,
                "sample.yaml:1:1: error: this is neither a JSON Schema nor an OpenAPI document"
            ),
            (["import", "broken.json"], 1, "broken.json:1:10: error: expected a value"),
            (["import", "anchor.yaml"], 1, "anchor.yaml:1:4: error: anchors are refused"),
            (["import", "table.yaml", "--events", "Pin"], 1, "there is no schema 'Pin'; did you mean 'Ping'?"),
        ]
    )
    func mistakesAreExplained(_ arguments: [String], status: Int32, message: String) throws {
        let workspace = try Workspace()
        try workspace.write("table.yaml", Self.document)
        try workspace.write("broken.json", "{\"oneOf\"; []}".replacingOccurrences(of: ";", with: ":x"))
        try workspace.write("anchor.yaml", "a: &b { c: 1 }")
        let run = try workspace.run(arguments)
        #expect(run.status == status)
        #expect(run.messages.contains(message), "\(run.messages)")
    }
}
