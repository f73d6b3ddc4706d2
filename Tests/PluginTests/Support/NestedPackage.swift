import Foundation

/// A package that a test builds as its users would, in a path with blanks, with a build folder that outlives the run.
struct NestedPackage {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let fixtures = repository.appending(path: "Tests/PluginTests/Fixtures")
    /// Kept between runs, so that the generator is built once.
    private static let root = repository.appending(path: ".build-plugin-tests/with blanks")

    /// Makes a build plan anew: a plan that was kept knows nothing of files that this package has gained since.
    static let planning = ["--disable-build-manifest-caching"]

    let folder: URL
    private let scratch: URL

    /// Lays a fixture out, and takes away what an earlier run left.
    init(_ fixture: String, as name: String? = nil) throws {
        let source = Self.fixtures.appending(path: fixture)
        var files: [String: String] = [:]
        for name in try Self.files(below: source) {
            let text = try String(contentsOf: source.appending(path: name), encoding: .utf8)
            files[name] = text.replacing("REPOSITORY", with: Self.repository.filePath)
        }
        try self.init(named: name ?? fixture, in: Self.root, files: files)
    }

    /// Lays files out as they are, in a folder outside of the checkout.
    ///
    /// Beside the package is the checkout, by a link, under the name that it has where it was cloned.
    init(_ name: String, besideCheckout files: [String: String]) throws {
        let place = Self.repository.filePath.split(separator: "/").joined(separator: "-")
        let outside = FileManager.default.temporaryDirectory.appending(path: "swift-stream-protocol in \(place)")
        try self.init(named: name, in: outside, files: files)
        let link = outside.appending(path: "swift-stream-protocol")
        try? FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Self.repository)
    }

    private init(named name: String, in parent: URL, files: [String: String]) throws {
        folder = parent.appending(path: name)
        scratch = Self.root.appending(path: "scratch of \(name)")
        for name in try Self.files(below: folder) where files[name] == nil {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        for (name, text) in files { try write(name, text) }
    }

    /// Writes a file unless it says the same already.
    func write(_ path: String, _ text: String) throws {
        let file = folder.appending(path: path)
        if (try? String(contentsOf: file, encoding: .utf8)) == text { return }
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Changes a file by replacing a text that is in it.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try read(path)
        guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
        try write(path, text.replacing(old, with: new))
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: path))
    }

    /// The absolute path of a file, as a build would print it.
    func path(_ path: String) -> String { folder.appending(path: path).filePath }

    /// The paths of all files below a folder of the package.
    func files(below path: String) throws -> Set<String> { try Self.files(below: folder.appending(path: path)) }

    private static func files(below folder: URL) throws -> Set<String> {
        guard FileManager.default.fileExists(atPath: folder.filePath) else { return [] }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.filePath)
        return Set(
            names.filter { name in
                var isFolder: ObjCBool = false
                let path = folder.appending(path: name).filePath
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            }
        )
    }

    /// Runs a subcommand of `swift` on the package.
    func swift(
        _ subcommand: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:]
    ) throws -> ProcessRun {
        let options = ["--package-path", folder.filePath, "--scratch-path", scratch.filePath]
        return try ProcessRun(
            URL(filePath: "/usr/bin/env"),
            ["swift", subcommand] + options + arguments,
            in: folder,
            environment: environment
        )
    }

    /// Runs a product that was built.
    func run(_ product: String) throws -> ProcessRun { try ProcessRun(program(product), [], in: folder) }

    /// The program of a product that was built.
    func program(_ product: String) -> URL { scratch.appending(path: "debug/\(product)") }

    /// The names of all modules that a build has compiled; SwiftPM makes empty folders for others.
    func compiledModules() throws -> Set<String> {
        let objects = try Self.files(below: scratch).filter { $0.hasSuffix(".o") }
        let folders = objects.flatMap { $0.split(separator: "/") }.filter { $0.hasSuffix(".build") }
        return Set(folders.map { String($0.dropLast(".build".count)) })
    }
}

extension URL {
    var filePath: String { path(percentEncoded: false) }
}
