import Foundation
import PackagePlugin

/// Runs the generator that the build has already built, for commands that write nothing into the package.
@main
struct ProtocolGenCommandPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let package = context.package.directoryURL
        let generator = Generator(program: try context.tool(named: "protocol-gen").url, folder: package)
        switch try ToolRequest(arguments) {
        case .run(let words):
            let status = try generator.run(words)
            if status != 0 { exit(status) }
        case .check(let request):
            if request.isHelp { return print(GenerationRequest.checkHelp) }
            var failures = 0
            let root = package.path(percentEncoded: false)
            try PackageSchemas.forEachTarget(of: context.package, request) { schemas, target in
                let words = request.checkArguments(schemas, target: target, package: root) {
                    FileManager.default.fileExists(atPath: $0)
                }
                if try generator.run(words) != 0 { failures += 1 }
            }
            if failures > 0 { exit(1) }
        }
    }
}
