import Foundation

/// A package that a test builds as its users would, in a path with spaces; its build folder is kept between runs.
struct NestedPackage {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let fixtures = repository.appending(path: "Tests/PluginTests/Fixtures")
    /// Kept between runs, so that the generator is built only once.
    private static let root = repository.appending(path: ".build-plugin-tests/with blanks")

    /// Makes a new build plan, since an earlier run's plan does not include files added to this package since then.
    static let planning = ["--disable-build-manifest-caching"]

    let folder: URL
    private let scratch: URL

    /// Copies a fixture and removes the files of an earlier run.
    init(_ fixture: String, as name: String? = nil) throws {
        let source = Self.fixtures.appending(path: fixture)
        var files: [String: String] = [:]
        for name in try Self.files(below: source) {
            let text = try String(contentsOf: source.appending(path: name), encoding: .utf8)
            files[name] = text.replacing("REPOSITORY", with: Self.repository.filePath)
        }
        try self.init(named: name ?? fixture, in: Self.root, files: files)
    }

    /// Writes files unchanged to a folder outside the checkout.
    ///
    /// The checkout is beside the package, as a link with the name that a clone has.
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
        // A folder that is empty now would be taken for one with generated files.
        for folder in try Self.emptyFolders(below: folder) { try FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try write(name, text) }
    }

    /// Writes a file unless it already has this text.
    func write(_ path: String, _ text: String) throws {
        let file = folder.appending(path: path)
        if (try? String(contentsOf: file, encoding: .utf8)) == text { return }
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Replaces a text in a file.
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

    /// Returns the absolute path of a file, as a build would print it.
    func path(_ path: String) -> String { folder.appending(path: path).filePath }

    /// Returns the paths of all files below a folder of the package.
    func files(below path: String) throws -> Set<String> { try Self.files(below: folder.appending(path: path)) }

    /// Returns the folders that contain no file, except those of a build.
    private static func emptyFolders(below folder: URL) throws -> [URL] {
        let sources = folder.appending(path: "Sources")
        guard FileManager.default.fileExists(atPath: sources.filePath) else { return [] }
        let files = try files(below: sources)
        let folders = try FileManager.default.subpathsOfDirectory(atPath: sources.filePath).filter { path in
            !files.contains(path) && !files.contains { $0.hasPrefix(path + "/") }
        }
        // Without those inside of others, which go with them.
        return folders.filter { path in !folders.contains { path.hasPrefix($0 + "/") } }
            .map { sources.appending(path: $0) }
    }

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

    /// Runs a built product.
    func run(_ product: String) throws -> ProcessRun { try ProcessRun(program(product), [], in: folder) }

    /// Returns the executable of a built product.
    func program(_ product: String) -> URL { scratch.appending(path: "debug/\(product)") }

    /// Returns the names of all modules that a build has compiled; SwiftPM creates empty folders for others.
    func compiledModules() throws -> Set<String> {
        let objects = try Self.files(below: scratch).filter { $0.hasSuffix(".o") }
        let folders = objects.flatMap { $0.split(separator: "/") }.filter { $0.hasSuffix(".build") }
        return Set(folders.map { String($0.dropLast(".build".count)) })
    }
}

extension URL {
    var filePath: String { path(percentEncoded: false) }
}
