import ProtocolEmitters

/// The sources of the package that this generator belongs to.
struct PackageSources {
    /// The folder that contains `Sources` and the licence.
    let root: String

    /// The name of the folder that an installation keeps next to `bin`.
    static let installedFolder = "share/swift-stream-protocol"
    /// The file that names the generators that the runtime supports.
    private static let lockFile = "Sources/ProtocolSupport/Applications/GeneratorLock.swift"

    /// Finds the sources: at the given path, or beside the installed program, or where the program was built.
    static func find(_ given: String?) throws -> PackageSources {
        let candidates = given.map { [$0] } ?? places
        for root in candidates {
            guard let lock = try FileSystem.read("\(root)/\(lockFile)") else { continue }
            guard String(decoding: lock, as: UTF8.self).contains("enum \(SwiftEmitter.runtimeLock) ") else {
                throw VendoringError.otherVersion(root)
            }
            return PackageSources(root: root)
        }
        throw VendoringError.noSources(candidates)
    }

    private static var places: [String] {
        let installed = FileSystem.executable().map { "\(folder(of: $0, levels: 2))/\(installedFolder)" }
        // A checkout that built this program still holds its sources.
        return [installed, folder(of: #filePath, levels: 4)].compactMap { $0 }
    }

    private static func folder(of path: String, levels: Int) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast(levels).joined(separator: "/")
    }

    /// The Swift files of a module, in a fixed order, as paths below its folder.
    func files(of module: String) throws -> [String] {
        let folders = try FolderTree.folders(below: "\(root)/Sources/\(module)")
        var files: [String] = []
        for folder in folders {
            let names = try FileSystem.fileNames(in: "\(root)/Sources/\(module)/\(folder)")
            files += names.filter { $0.hasSuffix(".swift") }.map { folder + $0 }
        }
        guard !files.isEmpty else { throw VendoringError.noSources(["\(root)/Sources/\(module)"]) }
        return files.sorted()
    }

    /// The text of a file, by its path below the package's folder.
    func text(of path: String) throws -> String {
        let file = "\(root)/\(path)"
        guard let bytes = try FileSystem.read(file) else { throw VendoringError.noSources([file]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The folders below a folder.
enum FolderTree {
    /// The depth to which folders are searched; no module has more levels.
    private static let depth = 8

    /// Returns the folder itself as an empty path, and all folders in it as paths that end in a slash.
    static func folders(below root: String) throws -> [String] {
        var folders = [""]
        var level = [""]
        for _ in 0..<depth where !level.isEmpty {
            level = try level.flatMap { folder in
                try FileSystem.folderNames(in: "\(root)/\(folder)").sorted().map { folder + $0 + "/" }
            }
            folders += level
        }
        return folders
    }
}

/// An error of copying sources.
enum VendoringError: Error, Hashable, CustomStringConvertible {
    case noSources([String])
    case otherVersion(String)

    var description: String {
        switch self {
        case .noSources(let places):
            """
            the sources of swift-stream-protocol are not in \(places.joined(separator: ", nor in ")); name a checkout of the version that \
            this program was built from with --sources DIR, or run the program from there: \
            swift run --package-path DIR protocol-gen vendor
            """
        case .otherVersion(let root):
            "the sources in \(root) do not fit this program, which generates for \(SwiftEmitter.runtimeLock); "
                + "name others with --sources DIR, or build the program anew"
        }
    }
}
