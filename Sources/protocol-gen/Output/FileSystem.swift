#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The few file operations that the generator needs, as system calls, because loading Foundation takes longer than generating.
enum FileSystem {
    /// The bytes of a file; nil if there is none.
    static func read(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("read", path)
        }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw failure("read", path) }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw OutputError.system("read", path: path, reason: "it is not a regular file")
        }
        return try bytes(of: descriptor, Int(information.st_size), path)
    }

    private static func bytes(of descriptor: Int32, _ size: Int, _ path: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
            // The slice after `count` is writable and lives as long as the closure.
            let more = bytes.withUnsafeMutableBytes {
                systemRead(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw failure("read", path) }
            if more == 0 { break }
            count += more
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Replaces a file atomically: writes a temporary file beside it, then renames that.
    ///
    /// A crash leaves the old file.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("write", path) }
        do {
            try write(bytes, to: descriptor, path)
            guard close(descriptor) == 0 else { throw failure("write", path) }
            guard rename(temporary, path) == 0 else { throw failure("replace", path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // The buffer outlives the call, which reads at most its count.
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure("write", path)
                close(descriptor)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Creates the folder of a file, and its parents.
    static func createFolder(of path: String) throws {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        var folder = ""
        for (index, piece) in pieces.enumerated() {
            folder += (index == 0 ? "" : "/") + piece
            if folder.isEmpty || piece.isEmpty { continue }
            if mkdir(folder, 0o755) != 0, errno != EEXIST { throw failure("create", folder) }
        }
    }

    /// Removes a file.
    static func remove(_ path: String) throws {
        guard unlink(path) == 0 else { throw failure("remove", path) }
    }

    /// The path of this program's own file; nil if the system does not report it.
    static func executable() -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        #if canImport(Darwin)
        var size = UInt32(bytes.count)
        // The system writes a C string of at most `size` bytes.
        guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
        #else
        // The system writes at most so many bytes, the last of which stays zero.
        guard readlink("/proc/self/exe", &bytes, bytes.count - 1) > 0 else { return nil }
        #endif
        return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The names of the regular files in a folder; none if there is no folder.
    ///
    /// Links are skipped.
    static func fileNames(in folder: String) throws -> [String] { try names(in: folder, kind: S_IFREG) }

    /// The names of the folders in a folder; none if there is no folder.
    ///
    /// Links are skipped, so a walk ends.
    static func folderNames(in folder: String) throws -> [String] {
        try names(in: folder, kind: S_IFDIR).filter { $0 != "." && $0 != ".." }
    }

    private static func names(in folder: String, kind: mode_t) throws -> [String] {
        guard let directory = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw failure("read", folder)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                // The name is a C string within its field.
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var information = stat()
            if lstat("\(folder)/\(name)", &information) == 0, information.st_mode & S_IFMT == kind {
                names.append(name)
            }
        }
        return names
    }

    private static func failure(_ action: String, _ path: String) -> OutputError {
        OutputError.system(action, path: path, reason: String(cString: strerror(errno)))
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
