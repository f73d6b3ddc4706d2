import Foundation
import PackagePlugin

/// The schemas of a package, a target at a time, for commands of SwiftPM.
enum PackageSchemas {
    /// Calls a closure with the schemas and the folder of each target that a request names and that has schemas.
    static func forEachTarget(
        of package: Package,
        _ request: GenerationRequest,
        _ body: (_ schemas: [String], _ target: String) throws -> Void
    ) throws {
        var isEmpty = true
        for target in try targets(of: package, named: request.targets) {
            let files = target.sourceFiles.map { $0.url.path(percentEncoded: false) }
            let schemas = try SchemaInputs.find(among: files.filter { !$0.hasSuffix(".swift") })
            if schemas.isEmpty { continue }
            isEmpty = false
            try body(schemas.map(\.schema), target.directoryURL.path(percentEncoded: false))
        }
        if isEmpty { throw RequestProblem.noSchemas(request.targets) }
    }

    private static func targets(of package: Package, named names: [String]) throws -> [any SourceModuleTarget] {
        let targets = package.targets.compactMap(\.sourceModule)
        if names.isEmpty { return targets }
        return try names.map { name in
            guard let target = targets.first(where: { $0.name == name }) else {
                throw RequestProblem.unknownTarget(name, known: targets.map(\.name))
            }
            return target
        }
    }
}

/// The generator as a program.
struct Generator {
    /// Its file.
    let program: URL
    /// The folder that relative paths begin at.
    let folder: URL

    /// Runs it, and returns its exit code; its output reaches the terminal unchanged.
    func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 1
    }
}
