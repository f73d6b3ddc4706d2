import Foundation
import PackagePlugin

/// Writes the Swift that schemas ask for into the package, for those who keep it under version control.
@main
struct GenerateProtocolPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let request = try GenerationRequest(arguments)
        if request.isHelp { return print(GenerationRequest.help) }
        let generator = try context.tool(named: "protocol-gen").url
        let package = context.package.directoryURL.path(percentEncoded: false)
        var isEmpty = true
        for target in try targets(of: context.package, named: request.targets) {
            let files = target.sourceFiles.map { $0.url.path(percentEncoded: false) }
            let schemas = try SchemaInputs.find(among: files.filter { !$0.hasSuffix(".swift") }, read: { _ in nil })
            if schemas.isEmpty { continue }
            isEmpty = false
            let folder = target.directoryURL.path(percentEncoded: false)
            try run(generator, request.generatorArguments(schemas.map(\.schema), target: folder, package: package))
        }
        if isEmpty { throw RequestProblem.noSchemas(request.targets) }
    }

    private func targets(of package: Package, named names: [String]) throws -> [any SourceModuleTarget] {
        let targets = package.targets.compactMap(\.sourceModule)
        if names.isEmpty { return targets }
        return try names.map { name in
            guard let target = targets.first(where: { $0.name == name }) else {
                throw RequestProblem.unknownTarget(name, known: targets.map(\.name))
            }
            return target
        }
    }

    /// Runs the generator, whose words reach the terminal as they are.
    private func run(_ generator: URL, _ arguments: [String]) throws {
        let process = try Process.run(generator, arguments: arguments)
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else { throw RequestProblem.failed }
    }
}
