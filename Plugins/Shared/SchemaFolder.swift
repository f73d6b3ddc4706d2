import Foundation

/// Finds the schemas in the folders of targets: any of them may become the base of another.
///
/// SwiftPM plans a build again when a file comes to such a folder or leaves it, so every file found exists when it is needed. Of files
/// elsewhere it does not notice either.
///
/// A plugin cannot import a library, so this file is in the plugin and, by a link, in its tests.
struct SchemaFolder {
    /// Folders that hold nothing of the package itself.
    private static let skipped: Set<String> = ["node_modules", "DerivedData", "Checkouts"]
    /// The number of files looked at.
    ///
    /// The generator refuses a base that was not found, so the limit costs no correctness.
    private static let limit = 50_000
    /// The size up to which a file may be a schema that somebody extends.
    private static let sizeLimit = 1 << 20

    /// Returns the schemas in folders and all folders in them, in the order of their paths.
    static func schemas(in folders: [URL]) -> [String] { Set(folders.flatMap(schemas)).sorted() }

    private static func schemas(in folder: URL) -> [String] {
        let keys: [URLResourceKey] = [.isDirectoryKey, .fileSizeKey]
        let options: FileManager.DirectoryEnumerationOptions = [.skipsHiddenFiles, .skipsPackageDescendants]
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys, options: options)
        else {
            return []
        }
        var schemas: [String] = []
        for case let file as URL in files.lazy.prefix(limit) {
            if skipped.contains(file.lastPathComponent) {
                files.skipDescendants()
                continue
            }
            guard ["yaml", "yml"].contains(file.pathExtension),
                let size = try? file.resourceValues(forKeys: Set(keys)).fileSize, size <= sizeLimit
            else { continue }
            let path = file.path(percentEncoded: false)
            if let text = try? String(contentsOfFile: path, encoding: .utf8), isSchema(text) { schemas.append(path) }
        }
        return schemas
    }

    /// Whether a text has the keys that every schema needs.
    static func isSchema(_ text: String) -> Bool { text.contains("language") && text.contains("protocol") }
}
