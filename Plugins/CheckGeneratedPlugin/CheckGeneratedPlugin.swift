import Foundation
import PackagePlugin

/// Fails the build of this package's tests when `Sources/GeneratedProtocol` is not what `schema/` says.
@main
struct CheckGeneratedPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let package = context.package.directoryURL
        let schemas = try files(in: package.appending(path: "schema")).filter { $0.pathExtension == "yaml" }
        let folder = package.appending(path: "Sources/GeneratedProtocol")
        let stamp = context.pluginWorkDirectoryURL.appending(path: "GeneratedProtocolIsUpToDate.swift")
        return [
            .buildCommand(
                displayName: "Checking Sources/GeneratedProtocol against schema",
                executable: try context.tool(named: "protocol-gen").url,
                arguments: ["check"] + schemas.map(\.filePath) + [
                    "--swift", folder.filePath, "--relative-to", package.filePath, "--command", "make generate",
                    "--stamp", stamp.filePath,
                ],
                inputFiles: schemas + (try files(in: folder)),
                outputFiles: [stamp]
            )
        ]
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
