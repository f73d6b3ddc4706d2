#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where text goes: results to standard output, everything about them to standard error.
enum Console {
    /// How many columns there are if nobody says.
    static let defaultWidth = 80

    /// Whether somebody watches standard output.
    static var isTerminal: Bool { isatty(1) == 1 }

    /// Whether standard output is a terminal that takes colours.
    static var isColoured: Bool { isTerminal && getenv("NO_COLOR") == nil }

    /// How many columns standard output has.
    static var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return defaultWidth }
        return Int(size.ws_col)
    }

    /// Prints a result.
    static func output(_ text: String) { write(Array((text + "\n").utf8)[...], to: 1) }

    /// Prints bytes as they are.
    static func output(bytes: [UInt8]) { write(bytes[...], to: 1) }

    /// Prints a message.
    static func message(_ text: String) { write(Array((text + "\n").utf8)[...], to: 2) }

    private static func write(_ text: ArraySlice<UInt8>, to descriptor: Int32) {
        var bytes = text
        while !bytes.isEmpty {
            // The buffer outlives the call, which reads at most its count.
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
