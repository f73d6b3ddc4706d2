package import ProtocolSchema

/// Tells all that a schema knows of one event, for a terminal.
package enum EventExplainer {
    /// The explanation; nil if the protocol has no such event.
    ///
    /// `name` is the name on the wire or in the schema; a name that only a family covers is explained by the family.
    package static func text(for name: String, in model: ProtocolModel) -> String? {
        index(of: name, in: model).map { EventExplanation(model, $0).text }
    }

    /// The event that a name means; an exact name goes before a family, a longer family before a shorter one.
    package static func index(of name: String, in model: ProtocolModel) -> Int? {
        if let exact = model.events.firstIndex(where: { $0.displayName == name && !$0.isFamily }) { return exact }
        if let named = model.events.firstIndex(where: { $0.displayName == name || $0.name == name }) { return named }
        return model.family(of: name)
    }
}

/// The explanation of one event in the making.
private struct EventExplanation {
    private let model: ProtocolModel
    private let index: Int
    private let event: EventModel
    private var lines: [String] = []

    init(_ model: ProtocolModel, _ index: Int) {
        self.model = model
        self.index = index
        event = model.events[index]
        lines.append(PlainText.shown(event.displayName))
        if let doc = event.doc { lines += [""] + PlainText.wrapped(doc) }
        lines.append("")
        addFacts()
        addFields()
        lines += ["", "example"]
        lines += JSONPrinter.pretty(SampleValues(model).example(ofEvent: index), width: 76)
            .split(separator: "\n").map { "  " + $0 }
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    // MARK: Facts

    private mutating func addFacts() {
        add("wire", [model.sign(of: event)])
        if let key = event.envelopeKey { add("envelope", ["under " + PlainText.shown(key)]) }
        add("clients", [event.availability.phrase ?? "every version"])
        if event.availability != .always { add("others get", below) }
        add("lifecycle", EventOrder(model).sentences(for: index))
        add("Swift", swift)
        let writers = model.writers.filter { $0.emissions.contains { $0.event == index } }.map(\.signature)
        let methods = model.methods.filter { $0.subject == .data(event: index) }.map(\.signature)
        add("writers", (writers + methods).map { model.line(of: $0) })
    }

    private mutating func add(_ title: String, _ values: [String]) {
        for (row, line) in values.flatMap({ PlainText.wrapped($0, width: 84) }).enumerated() {
            lines.append(PlainText.padded(row == 0 ? title : "", 12) + line)
        }
    }

    private var swift: [String] {
        let type = event.swiftType.qualified
        guard let member = model.member(event) else { return ["struct \(type)", "case .\(event.caseName)"] }
        let kind = member.membership.structure == nil ? "enum" : "struct"
        return ["\(kind) \(type)", "sent as \(member.family.displayName)"]
    }

    private var below: [String] {
        switch event.below {
        case .drop: return ["nothing"]
        case .refuse: return ["nothing; writing it throws"]
        case .send(let substitutes):
            return substitutes.map { substitute in
                let fixed = model.wording(ofFixedValues: substitute)
                return model.events[substitute.event].displayName + (fixed.isEmpty ? "" : " with " + fixed)
            }
        }
    }

    // MARK: Fields

    private mutating func addFields() {
        let fields = event.wireFields
        guard !fields.isEmpty else { return }
        lines += ["", "fields"]
        let width = (fields.map { PlainText.shown($0.wireName).count }.max() ?? 0) + 2
        for field in fields {
            lines.append(
                "  " + PlainText.padded(PlainText.shown(field.wireName), width) + facts(field).joined(separator: ", ")
            )
            let margin = String(repeating: " ", count: width + 2)
            if let doc = field.doc { lines += PlainText.wrapped(doc, width: 96 - margin.count).map { margin + $0 } }
        }
    }

    private func facts(_ field: FieldModel) -> [String] {
        var facts = [model.phrase(field.type), field.isOptional ? "optional" : "required"]
        if let values = model.values(of: field.type), field.constant == nil {
            let shown = values.prefix(12).map { PlainText.shown($0.wireName.isEmpty ? "''" : $0.wireName) }
            facts.append("one of " + (shown + (values.count > shown.count ? ["…"] : [])).joined(separator: " | "))
        }
        if let phrase = field.clientsPhrase { facts.append(phrase) }
        if let constant = field.constant { facts.append("always " + JSONPrinter.compact(JSONTree(constant))) }
        if let value = field.defaultValue { facts.append("default " + JSONPrinter.compact(JSONTree(value))) }
        return facts + field.constraints.phrases(isList: field.value.isList) { "'" + PlainText.shown($0) + "'" }
    }
}
