import Foundation

/// Runs Graphviz, if it is installed.
enum Graphviz {
    /// The reason why a graph could not be drawn.
    enum Failure: Error, CustomStringConvertible {
        case notInstalled
        case failed(status: Int32, message: String)

        var description: String {
            switch self {
            case .notInstalled:
                "SVG is drawn by Graphviz, whose 'dot' was not found; install it (apt-get install graphviz, brew install graphviz) "
                    + "or take --format mermaid"
            case .failed(let status, let message): "'dot' failed with status \(status): \(message)"
            }
        }
    }

    /// Returns the drawing of a graph.
    ///
    /// The text goes through a pipe, never through a shell.
    static func svg(of graph: String) throws -> String {
        guard let path = executable() else { throw Failure.notInstalled }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-Tsvg"]
        let input = Pipe()
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appending(path: "dot-\(getpid()).txt")
        _ = FileManager.default.createFile(atPath: errors.path(), contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        // 'dot' reads the whole graph before it writes, so writing first and reading afterwards does not block.
        try? input.fileHandleForWriting.write(contentsOf: Data(graph.utf8))
        try? input.fileHandleForWriting.close()
        let drawing = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let message = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Failure.failed(
                status: process.terminationStatus,
                message: message.split(separator: "\n").first.map(String.init) ?? ""
            )
        }
        return String(decoding: drawing, as: UTF8.self)
    }

    private static func executable() -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").lazy.map { "\($0)/dot" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}
