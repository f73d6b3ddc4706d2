/// The place of a value inside the arguments of a call, as `$.stops[0].city` or `$['a key']` names it.
struct ArgumentPath: Hashable, Sendable {
    /// A step into an object or a list.
    enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    /// Deeper places are refused.
    static let depthLimit = 100

    let steps: [Step]

    /// Reads a path; nil if it is not one.
    init?(_ text: String) {
        var rest = text.utf8[...]
        var steps: [Step] = []
        if rest.first == UInt8(ascii: "$") { rest.removeFirst() }
        while !rest.isEmpty {
            guard steps.count < Self.depthLimit, let step = Self.step(&rest, isFirst: steps.isEmpty) else { return nil }
            steps.append(step)
        }
        guard !steps.isEmpty else { return nil }
        self.steps = steps
    }

    private static func step(_ rest: inout Substring.UTF8View, isFirst: Bool) -> Step? {
        if rest.first == UInt8(ascii: "[") {
            rest.removeFirst()
            return bracketed(&rest)
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
        } else if !isFirst {
            return nil
        }
        let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        rest = rest[name.endIndex...]
        return name.isEmpty ? nil : .key(String(Substring(name)))
    }

    /// Reads an index or a quoted key, and the bracket after it.
    private static func bracketed(_ rest: inout Substring.UTF8View) -> Step? {
        let step: Step?
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            rest.removeFirst()
            step = quoted(&rest, by: quote).map { .key($0) }
        } else {
            let digits = rest.prefix { $0 != UInt8(ascii: "]") }
            rest = rest[digits.endIndex...]
            step = digits.allSatisfy { (48...57).contains($0) } ? Int(Substring(digits)).map { .index($0) } : nil
        }
        guard step != nil, rest.first == UInt8(ascii: "]") else { return nil }
        rest.removeFirst()
        return step
    }

    private static func quoted(_ rest: inout Substring.UTF8View, by quote: UInt8) -> String? {
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == quote { return String(decoding: bytes, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() {
                bytes.append(escaped)
            } else {
                bytes.append(byte)
            }
        }
        return nil
    }
}
