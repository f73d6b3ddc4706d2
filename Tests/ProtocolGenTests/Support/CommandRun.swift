import Foundation
import Testing

/// One run of the built `protocol-gen`.
struct CommandRun {
    let status: Int32
    let output: String
    let messages: String

    /// The binary is beside the test bundle.
    static let binary: URL = {
        let build = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let candidates = [bundle, build.appending(path: ".build/debug")].map { $0.appending(path: "protocol-gen") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? candidates[1]
    }()

    /// Runs the command in a folder.
    init(_ arguments: String..., in folder: URL) throws {
        try self.init(arguments, in: folder)
    }

    init(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let files = ["output", "messages"].map { scratch.appending(path: $0) }
        for file in files { _ = FileManager.default.createFile(atPath: file.path(), contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOf: files[0], encoding: .utf8)
        messages = try String(contentsOf: files[1], encoding: .utf8)
        try FileManager.default.removeItem(at: scratch)
    }
}

/// A temporary folder for a test, removed when the test ends.
final class Workspace {
    let folder: URL

    static let schema = """
        language: 1
        protocol: Sample
        events:
          ping: { doc: Asks., fields: { id: string } }
          pong: { doc: Answers., fields: { id: string } }
        lifecycle:
          call: { key: id, opens: ping, closes: pong }
        """

    init(named name: String = "workspace") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)/\(name)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write("sample.yaml", Self.schema)
    }

    deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

    func write(_ path: String, _ text: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// The paths of all files below a folder, with their modification times.
    func files(below path: String) throws -> [String: Date] {
        var files: [String: Date] = [:]
        let root = folder.appending(path: path)
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false)) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: root.appending(path: name).path(percentEncoded: false)
            )
            if attributes[.type] as? FileAttributeType == .typeRegular {
                files[name] = attributes[.modificationDate] as? Date
            }
        }
        return files
    }

    func run(_ arguments: String...) throws -> CommandRun { try run(arguments) }

    /// Keeps the folder until the run has ended.
    func run(_ arguments: [String]) throws -> CommandRun {
        try withExtendedLifetime(self) { try CommandRun(arguments, in: folder) }
    }
}
