import Foundation
import PackagePlugin

/// Compiles every `*.protocol.yaml` of a target after a change of any schema of the package.
@main
struct ProtocolGenPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let target = target.sourceModule else { return [] }
        return try commands(
            target: target.name,
            files: target.sourceFiles.map(\.url),
            folders: context.package.targets.compactMap { $0.sourceModule?.directoryURL },
            output: context.pluginWorkDirectoryURL,
            generator: context.tool(named: "protocol-gen").url
        )
    }

    /// Returns one command for each schema.
    ///
    /// The generator leaves a file untouched whose text stays the same, so a change of one schema compiles the Swift of that schema alone.
    /// It refuses to extend a schema that is not among the inputs, as the build would miss a change of that schema.
    private func commands(target: String, files: [URL], folders: [URL], output: URL, generator: URL) throws -> [Command]
    {
        let paths = files.map { $0.path(percentEncoded: false) }
        let candidates = paths.contains(where: SchemaInputs.isSchema) ? SchemaFolder.schemas(in: folders) : []
        let schemas = try SchemaInputs.find(among: paths, candidates: candidates) {
            try? String(contentsOfFile: $0, encoding: .utf8)
        }
        if schemas.isEmpty {
            Diagnostics.warning(
                "target '\(target)' uses ProtocolGenPlugin but has no file that ends in .protocol.yaml; add one, or remove the plugin from the target"
            )
        }
        return schemas.map { schema in
            .buildCommand(
                displayName: "Generating \(schema.outputName) of \(target)",
                executable: generator,
                arguments: ["generate", schema.schema, "--output", output.path(percentEncoded: false), "--quiet"]
                    + schema.inputs.flatMap { ["--input", $0] },
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
            folders: [],
            output: context.pluginWorkDirectoryURL,
            generator: context.tool(named: "protocol-gen").url
        )
    }
}
#endif
