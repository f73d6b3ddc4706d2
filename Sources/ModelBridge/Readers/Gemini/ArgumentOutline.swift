import ProtocolSupport

/// The objects and lists that are open in a JSON text that grows.
struct ArgumentOutline: Sendable {
    private struct Level: Sendable {
        /// The step that leads here; nil for the whole.
        var step: ArgumentPath.Step?
        var isList: Bool
        var count = 0
    }

    private var levels: [Level] = []

    /// How many steps of a path lead through what is open.
    func depth(of path: ArgumentPath) -> Int {
        zip(levels.dropFirst(), path.steps.dropLast()).prefix { $0.step == $1 }.count
    }

    /// Goes to a place that is not in the text yet, and writes what leads there.
    mutating func move(to path: ArgumentPath, into text: inout String) {
        if levels.isEmpty { open(nil, isList: false, into: &text) }
        let depth = depth(of: path)
        while levels.count > depth + 1 { closeLast(into: &text) }
        for index in depth..<path.steps.count {
            enter(path.steps[index], into: &text)
            guard index + 1 < path.steps.count else { return }
            open(path.steps[index], isList: path.steps[index + 1].isIndex, into: &text)
        }
    }

    /// Closes all that is open.
    mutating func close(into text: inout String) {
        if levels.isEmpty { open(nil, isList: false, into: &text) }
        while !levels.isEmpty { closeLast(into: &text) }
    }

    private mutating func open(_ step: ArgumentPath.Step?, isList: Bool, into text: inout String) {
        text += isList ? "[" : "{"
        levels.append(Level(step: step, isList: isList))
    }

    private mutating func closeLast(into text: inout String) {
        if let level = levels.popLast() { text += level.isList ? "]" : "}" }
    }

    /// Writes the comma, and the key or the missing elements, that come before a value.
    private mutating func enter(_ step: ArgumentPath.Step, into text: inout String) {
        let last = levels.count - 1
        if levels[last].count > 0 { text += "," }
        switch step {
        case .key(let key): text += "\(JSONValue.string(key)):"
        case .index(let index):
            // Elements that nobody sent are null.
            while levels[last].count < index {
                text += "null,"
                levels[last].count += 1
            }
        }
        levels[last].count += 1
    }
}

extension ArgumentPath.Step {
    var isIndex: Bool {
        if case .index = self { return true }
        return false
    }
}
