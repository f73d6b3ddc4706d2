import Foundation
import PackagePlugin

/// Writes the files that schemas ask for into the package, which a build must not do.
@main
struct GenerateProtocolPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let request = try GenerationRequest(arguments)
        if request.isHelp { return print(GenerationRequest.help) }
        let package = context.package.directoryURL
        let generator = Generator(program: try context.tool(named: "protocol-gen").url, folder: package)
        try PackageSchemas.forEachTarget(of: context.package, request) { schemas, target in
            let root = package.path(percentEncoded: false)
            let status = try generator.run(request.generatorArguments(schemas, target: target, package: root))
            guard status == 0 else { throw RequestProblem.failed }
        }
    }
}
