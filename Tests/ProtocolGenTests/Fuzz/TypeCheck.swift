import Foundation

/// The compiler's judgement of generated code against the built libraries.
struct TypeCheck {
    /// A Swift type of the application's own.
    static let ownType = "FuzzReference"

    /// The declaration of the application's own type.
    static func ownTypes(_ access: String) -> String {
        """
        \(access == "internal" ? "" : access + " ")import ProtocolSupport

        \(access) struct \(ownType): WireRepresentable, Hashable {
            \(access) var wire: String
            \(access) init?(wire: String) { self.wire = wire }
            \(access) var json: JSONValue { .string(wire) }
        }
        """
    }

    /// The lines of all errors and warnings.
    let findings: [String]

    /// Compiles files as one module, as far as the compiler looks for mistakes.
    init(_ files: [String: String]) throws {
        let workspace = try Workspace()
        for (name, text) in files { try workspace.write("code/\(name).swift", text) }
        let paths = files.keys.sorted().map { workspace.folder.appending(path: "code/\($0).swift").path() }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let modules = CommandRun.binary.deletingLastPathComponent().appending(path: "Modules").path()
        process.arguments =
            [
                "swiftc", "-emit-sil", "-wmo", "-o", "/dev/null", "-swift-version", "6", "-module-name", "Checked",
                "-package-name", "checked",
            ]
            + ["-I", modules] + paths
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        let found = lines.filter { $0.contains(".swift:") && ($0.contains(": error: ") || $0.contains(": warning: ")) }
        let isSound = process.terminationStatus == 0 && lines.isEmpty
        findings = isSound || !found.isEmpty ? found : ["the compiler failed: " + lines.joined(separator: "\n")]
        withExtendedLifetime(workspace) {}
    }

    /// The findings in one file.
    func findings(in name: String) -> [String] {
        findings.compactMap { line in
            line.range(of: "/\(name).swift:").map { String(line[$0.lowerBound...].dropFirst()) }
        }
    }
}
