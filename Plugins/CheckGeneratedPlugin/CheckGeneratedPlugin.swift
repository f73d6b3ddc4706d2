import Foundation
import PackagePlugin

/// Fails the build of this package's tests when generated code is not what `schema/` says.
@main
struct CheckGeneratedPlugin: BuildToolPlugin {
    /// The folder that holds the code of each schema.
    private static let homes = [
        "ai-sdk.yaml": "Sources/GeneratedProtocol",
        "vel.yaml": "Sources/Vel/Generated",
    ]

    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let package = context.package.directoryURL
        return try Self.homes.sorted { $0.key < $1.key }.map { name, home in
            let schema = package.appending(path: "schema").appending(path: name)
            let folder = package.appending(path: home)
            let stamp = context.pluginWorkDirectoryURL.appending(path: Self.stampName(of: name))
            return .buildCommand(
                displayName: "Checking \(home) against schema/\(name)",
                executable: try context.tool(named: "protocol-gen").url,
                arguments: [
                    "check", schema.filePath, "--swift", folder.filePath, "--command", "make generate", "--stamp",
                    stamp.filePath,
                ],
                inputFiles: [schema] + (try files(in: folder)),
                outputFiles: [stamp]
            )
        }
    }

    /// `vel.yaml` becomes `VelIsUpToDate.swift`.
    private static func stampName(of schema: String) -> String {
        let words = schema.split(separator: ".")[0].split(separator: "-")
        return words.map(\.capitalized).joined() + "IsUpToDate.swift"
    }

    /// Every file below a folder, in a fixed order.
    private func files(in folder: URL) throws -> [URL] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.filePath)
        return names.filter { $0.contains(".") }.sorted().map { folder.appending(path: $0) }
    }
}

extension URL {
    fileprivate var filePath: String { path(percentEncoded: false) }
}
