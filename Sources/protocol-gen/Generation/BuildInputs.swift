#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files whose changes a build notices.
///
/// Files are compared by identity, because a path can be spelled in many ways.
struct BuildInputs: Sendable {
    private let files: Set<FileIdentity>

    init(_ paths: [String]) { files = Set(paths.compactMap(FileIdentity.init)) }

    /// Whether the build notices a change of a file; true for a file that does not exist, which is reported elsewhere.
    @Sendable func contains(_ path: String) -> Bool { FileIdentity(path).map(files.contains) ?? true }
}

/// The identity of a file, for any spelling of its path.
private struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    /// Looks a file up; nil if there is none.
    init?(_ path: String) {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: information.st_dev)
        number = UInt64(truncatingIfNeeded: information.st_ino)
    }
}
