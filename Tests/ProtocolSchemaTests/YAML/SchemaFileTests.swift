import Foundation
import ProtocolSchema
import Testing

@Suite("Schema files")
struct SchemaFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "schema-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func load(_ path: String) -> (file: SchemaFile?, messages: [String]) {
        var bag = DiagnosticBag()
        let file = SchemaFile.load(path, into: &bag)
        #expect(bag.diagnostics.allSatisfy { $0.range.short == "1:1-1:1" && $0.range.path == path })
        return (file, bag.diagnostics.map { "\($0.message) [\($0.rule.rawValue)]" })
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    @Test("are read as bytes, with any contents")
    func areRead() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for count in [0, 1, 65_535, 65_536, 200_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try Data(bytes).write(to: folder.appending(path: "größe \(count).yaml"))
            #expect(load(path("größe \(count).yaml")).file?.bytes == bytes)
        }
    }

    @Test("are refused with the reason if they are not regular files")
    func areRefused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("a".utf8).write(to: folder.appending(path: "file"))
        try FileManager.default.createSymbolicLink(atPath: path("circle"), withDestinationPath: path("circle"))
        let reasons = [
            path("missing"): "it does not exist",
            "": "it does not exist",
            path(""): "it is a directory",
            path("file") + "/below": "a part of its path is not a directory",
            path("circle"): "its symbolic links lead in a circle",
            path(String(repeating: "x", count: 5000)): "its path is too long",
            path("file") + "\u{0}.yaml": "its path contains a zero byte",
            "/dev/zero": "it is a pipe, a socket or a device",
        ]
        for (path, reason) in reasons {
            let (file, messages) = load(path)
            #expect(file == nil)
            #expect(messages == ["the file cannot be read: \(reason) [unreadable-file]"], "\(path)")
        }
    }

    @Test("a pipe does not block the reader", .timeLimit(.minutes(1)))
    func pipesAreRefused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try #require(mkfifo(path("pipe"), 0o600) == 0)
        #expect(load(path("pipe")).messages.first?.contains("it is a pipe") == true)
    }

    @Test("permissions are respected", .enabled(if: getuid() != 0, "the superuser may read everything"))
    func permissionsAreRespected() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let closed = folder.appending(path: "closed")
        try Data("a".utf8).write(to: closed)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path("closed"))
        #expect(load(path("closed")).messages.first?.contains("the permissions forbid it") == true)
    }

    @Test("a file above 64 MiB is refused before it is read")
    func largeFilesAreRefused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(FileManager.default.createFile(atPath: path("large"), contents: nil))
        let handle = try FileHandle(forWritingTo: folder.appending(path: "large"))
        try handle.truncate(atOffset: UInt64(SchemaFile.sizeLimit) + 1)
        try handle.close()
        #expect(load(path("large")).messages == ["the file is larger than 64 MiB [file-too-large]"])
    }
}
