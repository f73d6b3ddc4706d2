import Foundation

/// One run of a program.
struct ProcessRun {
    let status: Int32
    /// The text on standard output and standard error.
    let text: String

    /// The generator built with the tests, beside their bundle.
    static let generator: URL = {
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let candidates = [bundle, NestedPackage.repository.appending(path: ".build/debug")]
            .map { $0.appending(path: "protocol-gen") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.filePath) } ?? candidates[1]
    }()

    init(_ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // A file accepts any amount of output; a pipe would have to be read meanwhile.
        let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = FileManager.default.createFile(atPath: output.filePath, contents: nil)
        defer { try? FileManager.default.removeItem(at: output) }
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        text = try String(contentsOf: output, encoding: .utf8)
    }
}
