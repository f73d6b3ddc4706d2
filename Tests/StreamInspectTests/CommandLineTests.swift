import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test(
        "exits with 64 for an invalid command line",
        arguments: [
            (["validate"], "Missing expected argument"),
            (["frobnicate"], "Unexpected argument"),
            (["validate", "-", "--protocol", "morse"], "morse"),
            (["validate", "-", "--client", "4.0.0"], "there is no client '4.0.0'; give a version such as 6.0.0"),
            (["validate", "-", "--client", "six"], "5.0.0 to 5.0.244, 6.0.0 to 6.0.264 and 7.0.0 to 7.0.77"),
            (["replay", "-", "--protocol", "vel", "--client", "6.0.0"], "readers of Vel's protocol have a --dialect"),
            (["replay", "-", "--dialect", "0.6.0"], "--dialect needs --protocol vel"),
            (["replay", "-", "--protocol", "vel", "--dialect", "spoken"], "there is no dialect 'spoken'"),
            (["replay", "-", "--user-message", "hello"], "--user-message needs --protocol vel"),
            (
                ["message", "-", "--protocol", "vel", "--user-message", "a", "--user-metadata", "3"],
                "must be a JSON object"
            ),
            (["message", "-", "--protocol", "vel", "--user-id", "u"], "add --user-message"),
            (["replay", "-", "--format", "yaml"], "yaml"),
            (["timeline", "-", "--title", "a"], "--title needs --svg"),
            (["timeline", "-", "--width", "3"], "--width must be between 40 and 1000"),
            (["record", "localhost", "--out", "x"], "is not an address"),
            (["record", "http://localhost", "--out", "x", "--header", "nonsense"], "is not a header"),
            (["record", "http://localhost"], "--out"),
        ]
    )
    func exitsWith64(_ arguments: [String], message: String) throws {
        let run = try InspectRun(arguments)
        #expect(run.status == 64)
        #expect(run.messages.contains(message), "\(run.messages)")
        #expect(run.output.isEmpty)
    }

    @Test(
        "exits with 1 and reports the error",
        arguments: [
            (["validate", "nowhere.sse"], "error: nowhere.sse: it cannot be read: No such file or directory\n"),
            (["replay", "."], "error: .: it is a directory; name a recorded stream\n"),
            (["message", "binary"], "error: binary: it is not a recorded stream but binary: byte 3 is zero"),
            (
                ["replay", "-", "--initial-message", "-"],
                "error: only one of the stream and the message can be standard input"
            ),
            (["replay", "empty", "--initial-message", "nowhere.json"], "error: nowhere.json: it cannot be read"),
            (["replay", "empty", "--initial-message", "empty"], "error: empty: it is not a message: "),
            (["validate", "empty", "--initial-message", "user"], "error: user: the message has the role 'user'"),
            (["timeline", "empty", "--by", "time"], "does not say when its events arrived"),
            (
                ["timeline", "empty", "--svg", "no/such/folder.svg"],
                "error: no/such/folder.svg: it cannot be written: "
            ),
            (["timeline", "empty", "--svg", "user"], "error: user: there is such a file, and it is not a drawing"),
            (["record", "http://127.0.0.1:9", "--out", "user"], "error: user: there is such a file; name another"),
            (["record", "http://127.0.0.1:9", "--out", "no/such"], "error: no/such: it cannot be written: "),
            (["record", "http://127.0.0.1:9", "--out", ".", "--overwrite"], "error: .: it is a directory"),
        ]
    )
    func exitsWith1(_ arguments: [String], message: String) throws {
        let workspace = try Workspace()
        try workspace.write("binary", "PNG\0\u{1}")
        try workspace.write("empty", "")
        try workspace.write("user", #"{"id":"u","role":"user","parts":[]}"#)
        let run = try workspace.run(arguments)
        #expect(run.status == 1)
        #expect(run.messages.contains(message), "\(run.messages)")
        #expect(run.output.isEmpty)
    }

    @Test("every command has help", arguments: ["validate", "replay", "message", "timeline", "record"])
    func everyCommandTeaches(_ command: String) throws {
        let run = try InspectRun("help", command)
        #expect(run.status == 0)
        #expect(run.output.contains("stream-inspect \(command)"))
    }

    @Test("a drawing can replace only another drawing")
    func aDrawingReplacesADrawing() throws {
        let workspace = try Workspace()
        try workspace.write("a.sse", frames(#"{"type":"start"}"#))
        #expect(try workspace.run(["timeline", "a.sse", "--svg", "a.svg"]).status == 0)
        #expect(try workspace.run(["timeline", "a.sse", "--svg", "a.svg", "--title", "tides"]).status == 0)
        #expect(try workspace.read("a.svg").contains(">tides</text>"))
        #expect(try workspace.run(["timeline", "a.sse", "--svg", "a.sse"]).status == 1)
        #expect(try workspace.read("a.sse") == frames(#"{"type":"start"}"#))
    }

    #if os(Linux)
    @Test("exits with 1 if the result cannot be written", arguments: ["validate", "replay", "message", "timeline"])
    func aFullDiskIsNoSuccess(_ command: String) throws {
        let process = Process()
        process.executableURL = InspectRun.binary
        process.arguments = [command, InspectRun.root.appending(path: "docs/recordings/ferry.sse").path()]
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let text = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(text.contains("error: standard output: it cannot be written: "))
    }
    #endif
}
