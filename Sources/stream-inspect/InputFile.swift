import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file or standard input, read as a whole.
struct InputFile {
    /// The size limit: larger than any recording, since an endless pipe would fill the memory.
    private static let limit = 1 << 29
    /// The number of bytes that are searched for binary data.
    private static let lookedAt = 4096

    /// The name in messages.
    let name: String
    /// The contents.
    let bytes: [UInt8]

    /// The name without its folders.
    var fileName: String { name.split(separator: "/").last.map(String.init) ?? name }

    /// Reads a file, or standard input if the path is `-`; throws if it cannot be read.
    init(_ path: String) throws {
        name = path == "-" ? "standard input" : path
        do {
            bytes = try Self.read(path)
        } catch {
            throw CommandError("\(name): \(error)")
        }
    }

    /// Reads a recording; throws if it is not text.
    static func recording(_ path: String) throws -> InputFile {
        let file = try InputFile(path)
        let start = file.bytes.prefix(lookedAt)
        if let place = start.firstIndex(of: 0), !isStream(start) {
            throw CommandError(
                "\(file.name): it is not a recorded stream but binary: byte \(place) is zero; expected the text of a response, such as "
                    + "'data: {\"type\":\"start\"}'"
            )
        }
        return file
    }

    /// Whether a line is data or an object; a client that meets a zero in one has something to say about it.
    private static func isStream(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .contains { $0.starts(with: "data:".utf8) || $0.starts(with: "{\"".utf8) }
    }

    private static func read(_ path: String) throws(InputError) -> [UInt8] {
        if path == "-" { return try bytes(of: 0) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputError(errno) }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw InputError(errno) }
        guard information.st_mode & S_IFMT != S_IFDIR else { throw .directory }
        return try bytes(of: descriptor)
    }

    private static func bytes(of descriptor: Int32) throws(InputError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            // Safe: the buffer is writable and lives as long as the closure.
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw InputError(errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            if bytes.count > limit { throw .tooLarge(limit) }
        }
    }
}

/// The reason why a file cannot be read.
private enum InputError: Error, CustomStringConvertible {
    case system(String)
    case directory
    case tooLarge(Int)

    init(_ code: Int32) {
        self = code == EISDIR ? .directory : .system(String(cString: strerror(code)))
    }

    var description: String {
        switch self {
        case .system(let reason): "it cannot be read: \(reason)"
        case .directory: "it is a directory; name a recorded stream"
        case .tooLarge(let limit): "it has more than \(limit >> 20) MiB, more than this reads"
        }
    }
}

/// An error that stops a command with exit code 1.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
