import ProtocolSchema

/// The signature of a method that takes a payload: the fields of a struct one by one, anything else as it is.
struct PayloadMethod {
    /// The parameters with their types and defaults.
    private(set) var parameters: [String] = []
    /// The payload, made from the parameters.
    let value: CodeList.Item
    private var docs: [(name: String, text: String)] = []
    private var isDocumented = true
    private var names: Set<String> = []

    /// Takes a payload; one that is no struct is a parameter with a label or without.
    init(_ payload: FieldModel, label: String?, _ lowering: Lowering) {
        guard let record = Self.record(payload, lowering) else {
            let type = lowering.model.swiftType(payload.type).qualified
            let name = label ?? "payload"
            value = .text(name)
            parameters = [(label ?? "_ payload") + ": " + type]
            docs = [(name, DocComment.sentence(payload.doc, else: "What is written."))]
            names = [name]
            return
        }
        parameters = lowering.parameters(of: record, qualified: true)
        let arguments = record.stored.map { "\($0.label): \($0.model.swiftName)" }
        value = .list(CodeList(lowering.model.swiftType(payload.type).qualified + "(", arguments, ")"))
        for field in record.stored {
            let name = field.model.swiftName.withoutBackticks
            names.insert(name)
            // The comment's tags name parameters without backticks, which the formatter takes for other names.
            if field.model.swiftName.hasPrefix("`") { isDocumented = false }
            docs.append((name, DocComment.sentence(field.model.doc, else: "The field `\(field.model.name)`.")))
        }
    }

    private static func record(_ payload: FieldModel, _ lowering: Lowering) -> Record? {
        guard case .named(let id) = payload.type, case .structure(let shape) = lowering.model.types[id.index].shape
        else {
            return nil
        }
        return Record(lowering.model.types[id.index], shape, lowering)
    }

    /// Adds a parameter under the first name that no field has.
    mutating func add(_ name: String, or other: String, _ type: String, _ doc: String) -> String {
        var chosen = name
        var number = 2
        while names.contains(chosen) {
            chosen = chosen == name ? other : other + String(number)
            if chosen != other { number += 1 }
        }
        names.insert(chosen)
        parameters.append("\(chosen): \(type)")
        docs.append((chosen, doc))
        return chosen
    }

    /// The comment of the method.
    func doc(_ doc: String?, else fallback: String) -> DocComment {
        var comment = DocComment(doc, else: fallback)
        guard isDocumented else { return DocComment(comment.summary) }
        comment.parameters = docs
        comment.errors = "`ValidationFailure` naming a field that breaks a constraint, or what the writer throws."
        return comment
    }
}
