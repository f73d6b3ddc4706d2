#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is written while its contents arrive; `-` is standard output.
struct OutputFile: ~Copyable {
    private let name: String
    private let descriptor: Int32

    /// Creates the file, or empties an existing one; throws if that is impossible.
    init(_ path: String) throws {
        name = path == "-" ? "standard output" : path
        descriptor = path == "-" ? dup(1) : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(name) }
    }

    private init(standard: Int32) throws {
        name = "standard error"
        descriptor = dup(standard)
        guard descriptor >= 0 else { throw Self.failure(name) }
    }

    deinit { close(descriptor) }

    /// Standard error, for messages.
    static func standardError() throws -> OutputFile { try OutputFile(standard: 2) }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // Safe: the buffer outlives the call, which reads at most its count.
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(name) }
            rest = rest.dropFirst(count)
        }
    }

    private static func failure(_ name: String) -> CommandError {
        CommandError("\(name): it cannot be written: \(String(cString: strerror(errno)))")
    }
}

// Existing files.
extension OutputFile {
    /// The first bytes of an existing file; nil if there is none, or if it has no contents to lose, such as a pipe.
    private static func beginning(of path: String, count: Int) -> [UInt8]? {
        var information = stat()
        guard path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
            information.st_size > 0
        else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        // The buffer is writable and lives as long as the closure.
        let read = bytes.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
        return Array(bytes.prefix(max(0, read)))
    }

    /// Throws if there is a file that begins differently, since its name was probably given by mistake.
    static func refuseToReplace(_ path: String, unlessItBeginsWith text: String) throws {
        let wanted = Array(text.utf8)
        guard let found = beginning(of: path, count: wanted.count), found != wanted else { return }
        throw CommandError("\(path): there is such a file, and it is not a drawing; name another, or remove it first")
    }

    /// Throws if the file is not empty, or if it cannot be written.
    static func refuseToReplace(_ path: String) throws {
        if beginning(of: path, count: 1) != nil {
            throw CommandError("\(path): there is such a file; name another, or say --overwrite")
        }
        try checkFolder(of: path)
    }

    /// Throws if the file cannot be written.
    static func checkFolder(of path: String) throws {
        var information = stat()
        if path == "-" { return }
        if stat(path, &information) == 0 {
            guard information.st_mode & S_IFMT != S_IFDIR else { throw CommandError("\(path): it is a directory") }
            guard access(path, W_OK) == 0 else { throw failure(path) }
        } else {
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            guard access(folder, W_OK) == 0 else { throw failure(path) }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
