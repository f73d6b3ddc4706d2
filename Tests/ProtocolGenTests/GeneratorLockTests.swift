import Foundation
import Testing

/// Tests the compiler's messages for generated code that does not match the library.
@Suite struct GeneratorLockTests {
    /// Type-checks code of a generator version against the built library and returns the compiler's messages.
    private func messages(forVersion version: String) throws -> String {
        let workspace = try Workspace()
        try workspace.write(
            "Lock.swift",
            "import ProtocolSupport\nprivate typealias A = GeneratorLock.RuntimeForGenerator\(version)\n"
        )
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let modules = CommandRun.binary.deletingLastPathComponent().appending(path: "Modules").path()
        process.arguments = [
            "swiftc", "-typecheck", "-I", modules, workspace.folder.appending(path: "Lock.swift").path(),
        ]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    @Test func codeOfThisVersionCompiles() throws {
        #expect(try messages(forVersion: "2") == "")
    }

    @Test("older code must be generated again", arguments: ["0", "1"]) func olderCode(_ version: String) throws {
        #expect(
            try messages(forVersion: version).contains(
                "is unavailable: an older protocol-gen made this code; run 'protocol-gen generate'"
            )
        )
    }

    @Test func newerCodeNamesTheRuntimeItNeeds() throws {
        #expect(try messages(forVersion: "3").contains("'RuntimeForGenerator3' is not a member type of enum"))
    }
}
