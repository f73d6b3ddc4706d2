import Testing

/// Tests `protocol-gen diff` as CI uses it.
@Suite struct DiffTests {
    /// The kinds to fail on, a new schema, and the exit code.
    static let gates: [([String], String, Int32)] = [
        ([], "c: { fields: { z: int } }", 0),
        (["breaking"], "a: { fields: { x: string, y: int } }", 0),
        (["breaking"], "a: { fields: { y: int, x: string } }", 2),
        (["swift"], "a: { fields: { y: int, x: string } }", 2),
        (["old-clients", "new-clients"], "a: { fields: { y: int, x: string } }", 0),
        (["old-clients"], "a: { fields: { x: string } }", 2),
        (["new-clients"], "a: { fields: { x: string } }", 0),
        (["old-clients"], "a: { fields: { x: string, y: int, z: int } }", 0),
        (["old-clients", "new-clients"], "a: { fields: { x: string, y: int, z: int } }", 2),
    ]

    @Test("a command fails on the kinds of changes that it names", arguments: gates)
    func failsOnRequest(_ kinds: [String], _ event: String, _ code: Int32) throws {
        let workspace = try Workspace()
        try workspace.write("old.yaml", "language: 1\nprotocol: T\nevents:\n  a: { fields: { x: string, y: int } }\n")
        try workspace.write("new.yaml", "language: 1\nprotocol: T\nevents:\n  \(event)\n")
        let run = try workspace.run(["diff", "old.yaml", "new.yaml"] + kinds.flatMap { ["--fail-on", $0] })
        #expect(run.status == code, "\(run.output)\(run.messages)")
        #expect(!run.output.isEmpty)
    }

    @Test func aBrokenSchemaHasAnotherExitCodeThanABreakingChange() throws {
        let workspace = try Workspace()
        try workspace.write("new.yaml", "language: 1\n")
        #expect(try workspace.run("diff", "sample.yaml", "new.yaml", "--fail-on", "breaking").status == 1)
        #expect(try workspace.run("diff", "sample.yaml", "sample.yaml", "--fail-on", "anything").status == 64)
    }
}
