#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The terminal: results go to standard output, messages to standard error.
enum Console {
    /// The number of columns if it is unknown.
    static let defaultWidth = 80

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(1) == 1 }

    /// Whether results may have colours.
    static var isColoured: Bool { isTerminal && getenv("NO_COLOR") == nil }

    /// The number of columns of standard output.
    static var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return defaultWidth }
        return Int(size.ws_col)
    }

    /// Prints a result; throws if that is impossible.
    static func output(_ text: String) throws { try OutputFile("-").write(Array((text + "\n").utf8)) }

    /// Prints a message.
    static func message(_ text: String) { try? OutputFile.standardError().write(Array((text + "\n").utf8)) }
}
