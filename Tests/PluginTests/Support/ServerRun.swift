import Foundation

/// A server that runs during a test.
final class ServerRun {
    struct NotListening: Error {
        var output: String
    }

    /// The port on which the server listens.
    let port: Int
    private let process = Process()
    private let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    /// Starts a server on a free port and waits until it prints the port.
    init(_ program: URL) async throws {
        _ = FileManager.default.createFile(atPath: output.filePath, contents: nil)
        process.executableURL = program
        process.environment = ProcessInfo.processInfo.environment.merging(["PORT": "0"]) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        try process.run()
        for _ in 0..<1_000 where process.isRunning {
            let text = try String(contentsOf: output, encoding: .utf8)
            if let line = text.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)\n/), let port = Int(line.1) {
                self.port = port
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let text = try String(contentsOf: output, encoding: .utf8)
        process.terminate()
        throw NotListening(output: text)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: output)
    }
}
