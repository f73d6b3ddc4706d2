/// Lines of a stream of server-sent events that say nothing: neither a field, nor a comment, nor blank.
///
/// A server that forgets `data:` writes such lines, and every reader skips them and reports no error.
struct IgnoredLines: CustomStringConvertible {
    /// The number of the first one, counted from 1.
    var first: Int
    /// Its text, shortened.
    var text: String
    /// How many there are.
    var count: Int

    private static let fields = ["data", "event", "id", "retry"].map { Array($0.utf8) }

    /// Looks for such lines; nil if there are none.
    init?(_ bytes: ArraySlice<UInt8>) {
        var found: IgnoredLines?
        var number = 0
        var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        while !rest.isEmpty {
            number += 1
            let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            if !Self.counts(line) {
                if found == nil { found = IgnoredLines(first: number, text: Self.excerpt(line), count: 0) }
                found?.count += 1
            }
            let end = rest[line.endIndex...]
            rest = end.dropFirst(end.starts(with: [13, 10]) ? 2 : 1)
        }
        guard let found else { return nil }
        self = found
    }

    private init(first: Int, text: String, count: Int) {
        self.first = first
        self.text = text
        self.count = count
    }

    /// Which lines, and what is wrong with them.
    var description: String {
        let more = count == 1 ? "" : ", and neither \(count == 2 ? "is one more line" : "are \(count - 1) more lines")"
        return "'\(text)' is neither a field of an event nor a comment\(more)"
    }

    /// A way to fix them.
    var hint: String {
        text.hasPrefix("{")
            ? "write 'data: ' in front of the JSON of an event, and an empty line after it"
            : "write an event as 'data: ' with its JSON, and a comment with ':' in front"
    }

    private static func counts(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        return name.isEmpty || fields.contains { $0.elementsEqual(name) }
    }

    private static func excerpt(_ line: ArraySlice<UInt8>) -> String {
        let text = PlainText.printable(String(decoding: line.prefix(200), as: UTF8.self))
        return PlainText.cut(text, to: 60)
    }
}
