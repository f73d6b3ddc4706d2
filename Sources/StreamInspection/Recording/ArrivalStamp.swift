/// The comment line in front of a recorded frame that says when the frame arrived: `: +123ms`.
///
/// A comment is part of the standard for server-sent events and read by no client, so a recording is still the stream that
/// it was, and may be served as it is.
enum ArrivalStamp {
    /// The line for a frame that arrived so many milliseconds after the response began.
    static func line(_ milliseconds: Int) -> [UInt8] { Array(": +\(milliseconds)ms\n".utf8) }

    /// The time on the line that ends before `place`; nil if it is not a stamp.
    static func before(_ place: Int, in bytes: [UInt8]) -> Int? {
        var end = min(place, bytes.count)
        if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        // No stamp is longer, and a stream may have lines that are.
        let limit = max(0, end - 32)
        let line = bytes[limit..<end]
        let begin = line.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { $0 + 1 } ?? limit
        return milliseconds(bytes[begin..<end])
    }

    private static func milliseconds(_ line: ArraySlice<UInt8>) -> Int? {
        let head = Array(": +".utf8)
        let tail = Array("ms".utf8)
        guard line.count > head.count + tail.count, line.starts(with: head), line.suffix(2).elementsEqual(tail) else {
            return nil
        }
        let digits = line.dropFirst(head.count).dropLast(tail.count)
        // Ten digits are a third of a year, and sums of such times never overflow.
        guard digits.count <= 10, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
