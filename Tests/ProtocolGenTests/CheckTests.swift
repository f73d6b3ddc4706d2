import Foundation
import Testing

@Suite struct CheckTests {
    @Test func reportsMissingStaleAndOrphanedFilesAndTheCommandThatFixesThem() throws {
        let workspace = try Workspace()
        _ = try workspace.run("generate", "sample.yaml", "--swift", "Out")
        let ping = try workspace.read("Out/Sample/Sample+Ping.swift")
        try workspace.write("Out/Sample/Sample+Old.swift", ping)
        try workspace.write("Out/Sample/Sample+Ping.swift", ping.replacing("/// Asks.", with: "/// Asked."))
        try FileManager.default.removeItem(at: workspace.folder.appending(path: "Out/Sample/Sample+Pong.swift"))
        let before = try workspace.files(below: "Out")
        let run = try workspace.run("check", "sample.yaml", "--swift", "Out")
        #expect(run.status == 1)
        #expect(run.messages.contains("missing  Out/Sample/Sample+Pong.swift\n"))
        #expect(run.messages.contains("orphaned Out/Sample/Sample+Old.swift\n"))
        #expect(run.messages.contains("stale    Out/Sample/Sample+Ping.swift:7\n"))
        #expect(
            run.messages.contains("is            /// Asked.\n") && run.messages.contains("should be     /// Asks.\n")
        )
        #expect(run.messages.hasSuffix("to mend this, run: protocol-gen generate sample.yaml --swift Out\n"))
        #expect(try workspace.files(below: "Out") == before)
    }

    @Test func acceptsTheFilesThatGenerateWrote() throws {
        let workspace = try Workspace()
        for arguments in [["--access", "internal"], ["--layout", "single"], ["--command", "make it so"]] {
            let words = ["sample.yaml", "--swift", "Out \(arguments[1])"] + arguments
            #expect(try workspace.run(["generate"] + words).status == 0)
            #expect(try workspace.run(["check"] + words).status == 0)
        }
    }
}
