import Foundation
import PackagePlugin

/// Compiles every `*.protocol.yaml` of a target whenever it changed.
@main
struct ProtocolGenPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let target = target.sourceModule else { return [] }
        return try commands(
            target: target.name,
            files: target.sourceFiles.map(\.url),
            output: context.pluginWorkDirectoryURL,
            generator: context.tool(named: "protocol-gen").url
        )
    }

    /// One command for each schema, so that a change of one compiles that one alone.
    private func commands(target: String, files: [URL], output: URL, generator: URL) throws -> [Command] {
        let paths = files.map { $0.path(percentEncoded: false) }
        let schemas = try SchemaInputs.find(among: paths) { try? String(contentsOfFile: $0, encoding: .utf8) }
        if schemas.isEmpty {
            Diagnostics.warning(
                "target '\(target)' uses ProtocolGenPlugin but has no file that ends in .protocol.yaml; add one, or take the plugin away"
            )
        }
        return schemas.map { schema in
            .buildCommand(
                displayName: "Generating \(schema.outputName) of \(target)",
                executable: generator,
                arguments: ["generate", schema.schema, "--output", output.path(percentEncoded: false), "--quiet"],
                inputFiles: schema.inputs.map { URL(filePath: $0) },
                outputFiles: [output.appending(path: schema.outputName)]
            )
        }
    }
}

#if canImport(XcodeProjectPlugin)
import XcodeProjectPlugin

extension ProtocolGenPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
        try commands(
            target: target.displayName,
            files: target.inputFiles.map(\.url),
            output: context.pluginWorkDirectoryURL,
            generator: context.tool(named: "protocol-gen").url
        )
    }
}
#endif
