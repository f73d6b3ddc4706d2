import ProtocolSchema

extension ProtocolModel {
    /// The value of an event's discriminator; for a family, with `rest` in place of its `*`.
    func tag(of event: EventModel, family rest: String) -> JSONTree? {
        guard let tag = event.recognition.tag else { return nil }
        return event.isFamily ? .string(event.wireName + rest) : JSONTree(tag)
    }

    /// The JSON of an event with the fields, or the value, that `content` has as members.
    func json(of event: EventModel, content: JSONTree, family: String) -> JSONTree {
        let tag = tag(of: event, family: family)
        let payload = event.isValue ? content.members.first?.value ?? .null : content
        if discriminator.isOutside { return .object([.init(event.wireName + (event.isFamily ? family : ""), payload)]) }
        guard let key = discriminator.topKey, let tag else { return payload }
        return JSONTree.object([.init(key, tag)]).adding(payload)
    }

    /// How an event is recognized, in words for a terminal.
    func sign(of event: EventModel) -> String {
        switch event.recognition {
        case .anything: return "any object"
        case .condition(let condition): return "when " + words(of: condition, on: event.fields).filter { $0 != "`" }
        case .value(let tag):
            let name = JSONPrinter.compact(JSONTree(tag))
            let value = (event.isFamily ? "begins with " : "") + name
            switch discriminator {
            case .key(let path): return path.map { JSONPrinter.quoted($0) }.joined(separator: ".") + ": " + value
            case .onlyKey: return "the only key " + (event.isFamily ? value : "is " + value)
            case .eventLine: return "the event line " + (event.isFamily ? value : "is " + value)
            case .fields: return value
            }
        }
    }

    /// A condition in words, in Markdown.
    func words(of condition: ConditionModel, on fields: [FieldModel]) -> String {
        condition.words(with: fields, in: self)
    }

    /// How the protocol's events are told apart, as sentences in Markdown.
    var discriminatorSentences: [String] {
        let named =
            switch discriminator {
            case .key(let path): "The key \(MarkdownText.code(path.joined(separator: "."))) names the event."
            case .onlyKey: "The only key of the object names the event, and its value is the event."
            case .eventLine:
                "The `event:` line of a frame names the event, and the data is the event; without frames, the event is the value of "
                    + "the only key of an object."
            case .fields: "No key names the event; its fields show what it is."
            }
        let hasOthers = discriminator != .fields && events.contains { $0.recognition.condition != nil }
        return [named] + (hasOthers ? ["Where it names none, the fields show what the event is."] : [])
    }
}

extension EventModel {
    /// The note about the name on the wire in the comment of the event's struct; nothing if no name is there.
    var wireNote: String { recognition.tag == nil ? "" : "Wire type `\(displayName)`. " }
}

extension UnionModel {
    /// How the cases are told apart, as the beginning of a sentence in Markdown.
    var discriminatorSentence: String {
        switch discriminator {
        case .key(let path): "The cases are distinguished by \(MarkdownText.code(path.joined(separator: ".")))"
        case .onlyKey: "The only key of the object names the case, and its value is the case"
        case .eventLine, .fields: "The fields of the object show which case it is"
        }
    }

    /// The column of a table that tells how a case is recognized.
    var discriminatorTitle: String {
        if case .key(let path) = discriminator { return MarkdownText.codeCell(path.joined(separator: ".")) }
        return discriminator == .onlyKey ? "Key" : "Case"
    }
}
