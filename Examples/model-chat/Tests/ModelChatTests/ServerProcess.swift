import Foundation

/// One of the built servers in its own process.
final class ServerProcess: Sendable {
    enum Failure: Error {
        case notListening(String)
    }

    private let process: Process
    private let log: URL

    /// Starts a server on a free port.
    init(_ name: String, environment: [String: String]) throws {
        // The binary is beside the test bundle.
        let folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let places = [folder, package.appending(path: ".build/debug")].map { $0.appending(path: name) }
        log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = FileManager.default.createFile(atPath: log.path(), contents: nil)
        process = Process()
        process.executableURL = places.first { FileManager.default.isExecutableFile(atPath: $0.path()) }
        process.environment = environment.merging(["PORT": "0"]) { given, _ in given }
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = process.standardError
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: log)
    }

    /// Returns the URL of the chat, with the port from the server's log.
    func chatURL() async throws -> String {
        for _ in 0..<500 {
            let text = try String(contentsOf: log, encoding: .utf8)
            if let line = text.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)\n/) {
                return "http://127.0.0.1:\(line.1)/api/chat"
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure.notListening(try String(contentsOf: log, encoding: .utf8))
    }
}
