#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The bytes of a schema file and the path it was asked for by.
package struct SchemaFile: Hashable, Sendable {
    /// The most bytes a file may have: no protocol needs more.
    package static let sizeLimit = 64 << 20

    /// The path, as the user gave it.
    package var path: String
    /// The content of the file.
    package var bytes: [UInt8]

    /// Creates a file that is in memory already.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Reads a file; whatever prevents it is reported, at the path's first line.
    ///
    /// Only regular files are read: a pipe could keep the generator waiting, and a device never ends.
    package static func load(_ path: String, into diagnostics: inout DiagnosticBag) -> SchemaFile? {
        do throws(FileProblem) {
            return SchemaFile(path: path, bytes: try contents(of: path))
        } catch {
            diagnostics.append(error.diagnostic(path: path))
            return nil
        }
    }

    private static func contents(of path: String) throws(FileProblem) -> [UInt8] {
        // The system would read such a path up to the zero and open another file.
        guard !path.utf8.contains(0) else { throw .unreadable("its path contains a zero byte") }
        // Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(errno) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileProblem(errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .unreadable("it is a directory")
        default: throw .unreadable("it is a pipe, a socket or a device")
        }
        guard status.st_size <= sizeLimit else { throw .tooLarge }
        return try readAll(descriptor)
    }

    /// Reads to the end rather than to the size announced: the file may change, and some systems announce none.
    private static func readAll(_ descriptor: CInt) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw FileProblem(errno) }
                continue
            }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= sizeLimit else { throw .tooLarge }
        }
    }
}

/// Why a file could not be read.
private enum FileProblem: Error {
    case tooLarge
    case unreadable(String)

    /// Takes over an error number of the system.
    init(_ number: CInt) {
        switch number {
        case ENOENT: self = .unreadable("it does not exist")
        case EACCES, EPERM: self = .unreadable("the permissions forbid it")
        case EISDIR: self = .unreadable("it is a directory")
        case ENOTDIR: self = .unreadable("a part of its path is not a directory")
        case ELOOP: self = .unreadable("its symbolic links lead in a circle")
        case ENAMETOOLONG: self = .unreadable("its path is too long")
        case ENXIO, ENODEV: self = .unreadable("it is a pipe, a socket or a device")
        default: self = .unreadable("the system reports error \(number)")
        }
    }

    func diagnostic(path: String) -> Diagnostic {
        switch self {
        case .tooLarge:
            .fileTooLarge(path: path)
        case .unreadable(let reason):
            Diagnostic(
                .unreadableFile,
                "the file cannot be read: \(reason)",
                at: SourceRange(path: path, line: 1, column: 1)
            )
        }
    }
}

extension Diagnostic {
    /// The finding about a file that is larger than any schema.
    static func fileTooLarge(path: String) -> Diagnostic {
        let message = "the file is larger than \(SchemaFile.sizeLimit >> 20) MiB"
        return Diagnostic(.fileTooLarge, message, at: SourceRange(path: path, line: 1, column: 1))
    }
}
