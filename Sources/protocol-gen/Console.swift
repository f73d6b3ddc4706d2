#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The terminal: results go to standard output, messages to standard error.
enum Console {
    /// Whether messages may have colours.
    static var isColoured: Bool { isTerminal && getenv("NO_COLOR") == nil }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(2) == 1 }

    /// Prints a result.
    static func output(_ text: String) { write(text, to: 1) }

    /// Prints a message.
    static func message(_ text: String) { write(text + "\n", to: 2) }

    /// Prints messages that end with a line break already.
    static func messages(_ text: String) { write(text, to: 2) }

    /// Shows the progress of a long task, on a terminal only; the next line replaces it.
    static func progress(_ text: String) {
        if isTerminal { write("\r\u{1B}[K" + text, to: 2) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            // Safe: the buffer outlives the call, which reads at most its count.
            let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
