import ModelProviders
import ProtocolSupport

/// Arguments of a call that arrive value by value, each with its place.
///
/// Clients get them as JSON text that grows, so that the text of all pieces is the JSON. A piece for a place that the text has
/// passed cannot be told in this way: then the text stops, and only the call itself has all arguments.
struct PartialArguments: Sendable {
    /// What is wrong with a piece.
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private var value: JSONValue = [:]
    private var outline = ArgumentOutline()
    /// The text that may go on; its place holds null meanwhile.
    private var open: OpenText?
    private var isInOrder = true

    private struct OpenText: Sendable {
        var path: ArgumentPath
        var text: String
    }

    /// The arguments as JSON text, once they are complete.
    var json: String { value.description }

    /// Adds pieces; returns the text that they add.
    mutating func append(_ pieces: [GeminiStream.PartialArg]) throws(Fault) -> String {
        var text = ""
        for piece in pieces { try append(piece, to: &text) }
        return text
    }

    /// Ends the arguments; returns the text that closes them.
    mutating func end() throws(Fault) -> String {
        var text = ""
        try closeText(into: &text)
        if isInOrder { outline.close(into: &text) }
        return text
    }

    private mutating func append(_ piece: GeminiStream.PartialArg, to text: inout String) throws(Fault) {
        guard let name = piece.jsonPath, let leaf = piece.value else { return }
        guard let path = ArgumentPath(name) else {
            throw Fault(description: "'\(name)' does not name a place in them.")
        }
        if case .string(let more) = leaf, try goOn(at: path, with: more, into: &text) { return }
        try closeText(into: &text)
        isInOrder = isInOrder && !value.has(path.steps.prefix(outline.depth(of: path) + 1))
        let continues = piece.stringValue != nil && piece.willContinue == true
        try value.set(continues ? .null : leaf, at: path.steps[...])
        if continues { open = OpenText(path: path, text: piece.stringValue ?? "") }
        guard isInOrder else { return }
        outline.move(to: path, into: &text)
        text += continues ? "\"\(leaf.escaped)" : leaf.description
    }

    /// Appends to a text that has begun; returns whether there is one.
    private mutating func goOn(at path: ArgumentPath, with more: String, into text: inout String) throws(Fault) -> Bool
    {
        if open?.path == path {
            open?.text += more
            if isInOrder { text += JSONValue.string(more).escaped }
            return true
        }
        guard case .string(let known) = value.value(at: path.steps[...]) else { return false }
        try closeText(into: &text)
        isInOrder = false
        try value.set(.string(known + more), at: path.steps[...])
        return true
    }

    private mutating func closeText(into text: inout String) throws(Fault) {
        guard let open else { return }
        self.open = nil
        try value.set(.string(open.text), at: open.path.steps[...])
        if isInOrder { text += "\"" }
    }
}

extension GeminiStream.PartialArg {
    fileprivate var value: JSONValue? {
        if let stringValue { return .string(stringValue) }
        if let numberValue { return .double(numberValue) }
        if let boolValue { return .bool(boolValue) }
        return nullValue == nil ? nil : .null
    }
}

extension JSONValue {
    /// The JSON of a text without its quotes.
    fileprivate var escaped: String { String(Substring(description.utf8.dropFirst().dropLast())) }
}
