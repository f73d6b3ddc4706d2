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

    /// Prints a result; stops the command if that cannot be done.
    static func output(_ text: String) throws { try OutputFile("-").write(Array((text + "\n").utf8)) }

    /// Prints a message.
    static func message(_ text: String) { try? OutputFile.standardError().write(Array((text + "\n").utf8)) }
}
