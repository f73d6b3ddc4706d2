import Foundation
import Testing

/// One run of the built `stream-inspect`.
struct InspectRun {
    let status: Int32
    let output: String
    let messages: String

    /// The root of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The binary is beside the test bundle.
    static let binary: URL = {
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let candidates = [bundle, root.appending(path: ".build/debug")].map { $0.appending(path: "stream-inspect") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? candidates[1]
    }()

    init(_ arguments: String..., input: String = "", in folder: URL = root) throws {
        try self.init(arguments, input: input, in: folder)
    }

    init(_ arguments: [String], input: String = "", in folder: URL = root) throws {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["input", "output", "messages"].map { scratch.appending(path: $0) }
        for file in files { _ = FileManager.default.createFile(atPath: file.path(), contents: nil) }
        try Data(input.utf8).write(to: files[0])
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOf: files[1], encoding: .utf8)
        messages = try String(contentsOf: files[2], encoding: .utf8)
    }
}

/// A temporary folder for a test, removed when the test ends.
final class Workspace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Keeps the folder until the run has ended.
    func run(_ arguments: [String], input: String = "") throws -> InspectRun {
        try withExtendedLifetime(self) { try InspectRun(arguments, input: input, in: folder) }
    }
}

/// Returns the bytes of a stream with these events.
func frames(_ events: String...) -> String {
    events.map { "data: \($0)\n\n" }.joined()
}
