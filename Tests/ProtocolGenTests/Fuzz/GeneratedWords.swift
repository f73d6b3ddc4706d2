import ProtocolEmitters
import ProtocolSchema

/// The words of generated code, outside comments and literals.
struct GeneratedWords {
    struct Word: Hashable {
        var text: String
        /// Whether a full stop is before it.
        var isMember: Bool
    }

    /// The words in their order.
    let all: [Word]

    init(of code: String) {
        var words: [Word] = []
        var isMultiline = false
        for line in code.split(separator: "\n") {
            let quotes = line.hasSuffix("\"\"\"") || line.drop { $0 == " " }.hasPrefix("\"\"\"")
            if quotes { isMultiline.toggle() }
            guard !isMultiline, !quotes, !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
            Self.add(line, to: &words)
        }
        all = words
    }

    private static func add(_ line: Substring, to words: inout [Word]) {
        var word = ""
        var before: Character = " "
        var isLiteral = false
        for character in line + " " {
            if character == "\"" { isLiteral.toggle() }
            if !isLiteral, character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                if !word.isEmpty { words.append(Word(text: word, isMember: before == ".")) }
                word = ""
                before = character
            }
        }
    }

    /// The names of types that are mentioned without what they are in and are not declared here.
    var foreignTypes: Set<String> {
        var declared: Set<String> = []
        for (keyword, name) in zip(all, all.dropFirst()) where ["struct", "enum", "typealias"].contains(keyword.text) {
            declared.insert(name.text)
        }
        return Set(all.filter { !$0.isMember && $0.text.first?.isUppercase == true }.map(\.text)).subtracting(declared)
    }

    /// The code of a schema that uses all that the generator can declare, and of the shipped one.
    static let samples: [GeneratedWords] = {
        let models = [FuzzRun("sample", text: sample).model, FuzzRun("shipped", path: "<ui-message-stream>").model]
        return models.compactMap(\.self).map { model in
            let files = SwiftRenderer.fuzzing.files(of: SwiftDeclarations(of: model, access: .public))
            return GeneratedWords(of: files.map(\.text).joined())
        }
    }()

    /// A schema that uses what the shipped one does not.
    private static let sample = """
        language: 1
        protocol: Sample
        discriminator: kind
        transport: { framing: json-lines, envelope: { payload: p, fields: { n: int } } }
        clients: { floor: 1.0.0, lines: { 1.0.0: 1.9.0 }, behaviours: { beeps: { since: 1.1.0 } } }
        types:
          closed: { enum: [one, two], open: false }
          newer: { enum: { old: , new: { since: 1.1.0, below: old } } }
          either: { union: { cases: { left: left, "right*": right } } }
          pair: { tuple: { first: int, second?: node } }
          node: { fields: { own?: node, level: { enum: { low: { wire: 1 } } }, kinds: string or int or list of node } }
          left: { fields: { list: { type: list of string, max-items: 2 } } }
          right: { fields: { maps?: map of left } }
          record: { fields: { phase: newer, a?: closed }, states: { field: phase, values: { old: { requires: [a] } } } }
        events:
          open: {}
          close: {}
          fact: { fields: { x: either, y: record, z?: { type: string or null, pattern: "^a" }, c: { const: [1] } } }
          start: { fields: { id: string } }
          delta: { fields: { id: string, text: string, extra?: any } }
          both: { fields: { a: string, b: int, done?: bool, pair: pair } }
          end: { fields: { id: string } }
        lifecycle:
          run: { opens: open, closes: close }
          text: { within: run, key: id, opens: start, continues: delta, closes: end }
          facts: { within: run, single: fact }
          blocks:
            within: run
            key: [a, b]
            opens: { event: both, when: { done: absent } }
            closes: { event: both, when: { done: present } }
        writers:
          write: { appends: text, swift: more }
          tell: { emits: fact }
        """
}
