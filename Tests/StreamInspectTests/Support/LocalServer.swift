import Foundation

/// A server that sends the test's responses, one connection at a time.
final class LocalServer: Sendable {
    let port: Int
    private let descriptor: Int32

    struct Failure: Error {}

    init() throws {
        // A client that disconnects early makes a write fail, which must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        #if canImport(Darwin)
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        // The address outlives the calls and has the given size.
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else { throw Failure() }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { _ = closeDescriptor(descriptor) }

    /// Returns the next connection after its whole request has arrived.
    func accept() throws -> Connection {
        let connection = acceptConnection(descriptor)
        guard connection >= 0 else { throw Failure() }
        return Connection(descriptor: connection)
    }

    struct Connection: Sendable {
        let request: String
        private let file: FileHandle

        init(descriptor: Int32) {
            file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            var text = ""
            while !Self.isComplete(text) {
                let data = file.availableData
                if data.isEmpty { break }
                text += String(decoding: data, as: UTF8.self)
            }
            request = text
        }

        private static func isComplete(_ text: String) -> Bool {
            guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
            let length = text.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
            return text[end.upperBound...].utf8.count >= length
        }

        func send(_ text: String) { file.write(Data(text.utf8)) }

        func close() { try? file.close() }
    }
}

private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func acceptConnection(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
