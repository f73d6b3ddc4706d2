import Foundation

/// The built `chat-server` in its own process.
final class ServerProcess: Sendable {
    enum Failure: Error {
        case notListening(String)
        case stillRunning(after: Duration)
    }

    private let process: Process
    private let log: URL

    /// Starts a server on a free port.
    init() throws {
        // The binary is beside the test bundle.
        let folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let places = [folder, package.appending(path: ".build/debug")].map { $0.appending(path: "chat-server") }
        log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = FileManager.default.createFile(atPath: log.path(), contents: nil)
        process = Process()
        process.executableURL = places.first { FileManager.default.isExecutableFile(atPath: $0.path()) }
        process.arguments = ["0"]
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = process.standardError
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: log)
    }

    /// Returns the port on which the server listens, from its log.
    func port() async throws -> Int {
        for _ in 0..<500 {
            let text = try String(contentsOf: log, encoding: .utf8)
            let line = text.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)\n/)
            if let port = line.flatMap({ Int($0.1) }) { return port }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure.notListening(try String(contentsOf: log, encoding: .utf8))
    }

    /// Asks the server to stop.
    func terminate() { process.terminate() }

    /// Waits until the server has stopped and returns its status.
    func waitUntilExit(upTo limit: Duration) async throws -> Int32 {
        let end = ContinuousClock.now + limit
        while process.isRunning {
            guard ContinuousClock.now < end else { throw Failure.stillRunning(after: limit) }
            try await Task.sleep(for: .milliseconds(20))
        }
        return process.terminationStatus
    }
}
