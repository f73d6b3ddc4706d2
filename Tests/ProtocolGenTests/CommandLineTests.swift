import Foundation
import Testing

@Suite struct CommandLineTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        "exits with 64 for an invalid command line",
        arguments: [
            ["generate"], ["generate", "sample.yaml"], ["generate", "sample.yaml", "--swift"], ["frobnicate"],
            ["generate", "sample.yaml", "--swift", "Out", "--access", "secret"],
            ["print", "--stage", "dream", "sample.yaml"],
            ["diff", "sample.yaml"], ["diff", "sample.yaml@6", "sample.yaml@7"], ["explain"],
            ["generate", "sample.yaml", "sample.yaml", "--markdown", "a.md"],
            ["diagram", "sample.yaml", "--output", ""], ["check", "sample.yaml", "--stamp", ""],
            ["vendor", "--into", ""],
        ]
    )
    func exitsWith64(_ arguments: [String]) throws {
        let run = try Workspace().run(arguments)
        #expect(run.status == 64)
        #expect(!run.messages.isEmpty)
    }

    @Test(
        "exits with 1 and reports the error",
        arguments: [
            (["check", "nowhere.yaml", "--swift", "Out"], "nowhere.yaml:1:1: error: the file cannot be read"),
            (["explain", "unknwon-key"], "there is no rule 'unknwon-key'; did you mean 'unknown-key'?"),
            (["explain", "sample.yaml", "pign"], "there is no event or rule 'pign'; did you mean 'ping'?"),
            (["print", "/"], "it is a directory"),
        ]
    )
    func exitsWith1(_ arguments: [String], message: String) throws {
        let workspace = try Workspace()
        let run = try workspace.run(arguments)
        #expect(run.status == 1)
        #expect(run.messages.contains(message))
    }

    @Test("every command has help", arguments: ["generate", "check", "diff", "explain", "print", "diagram", "import"])
    func everyCommandTeaches(_ command: String) throws {
        let run = try CommandRun("help", command, in: Self.root)
        #expect(run.status == 0)
        #expect(run.output.contains("protocol-gen \(command)"))
    }

    @Test("every stage can be printed", arguments: ["nodes", "schema", "model"])
    func everyStageCanBePrinted(_ stage: String) throws {
        let run = try Workspace().run("print", "--stage", stage, "sample.yaml")
        #expect(run.status == 0)
        #expect(run.output.contains("\"ping\""))
    }

    @Test func diffReportsWhatAClientGains() throws {
        let run = try CommandRun("diff", "schema/ai-sdk.yaml@6.0.264", "schema/ai-sdk.yaml@7.0.77", in: Self.root)
        #expect(run.status == 0)
        for event in ["reset-step", "custom", "reasoning-file", "tool-approval-response"] {
            #expect(run.output.contains("+ \(event)"))
        }
        #expect(run.output.contains("+ tool-approval-request.isAutomatic"))
    }

    @Test func diffWritesJSON() throws {
        let run = try CommandRun(
            "diff",
            "schema/ai-sdk.yaml@5.0.0",
            "schema/ai-sdk.yaml@5.0.244",
            "--format",
            "json",
            in: Self.root
        )
        let object = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["breaksOldClients"] as? Bool == true)
    }

    @Test("a diagram is printed in each format", arguments: [("mermaid", "stateDiagram-v2"), ("dot", "digraph")])
    func aDiagramIsDrawn(_ format: String, start: String) throws {
        let run = try Workspace().run("diagram", "sample.yaml", "--format", format)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(start) || run.output.contains("\n\(start)"))
    }
}
