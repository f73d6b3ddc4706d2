import ProtocolSchema

extension MarkdownReference {
    mutating func addEvents() {
        page.heading(2, "Events")
        page.table(
            ["Event", "Clients", "Summary"],
            events.map { index in
                let event = model.events[index]
                let summary = event.doc.map { MarkdownText.cell(MarkdownText.summary($0)) } ?? ""
                return [link(toEvent: index), event.availability.phrase ?? "", summary]
            }
        )
        for index in events { addEvent(index) }
    }

    private mutating func addEvent(_ index: Int) {
        let event = model.events[index]
        page.heading(3, MarkdownText.code(event.displayName), anchor: MarkdownText.anchor("event", event.displayName))
        page.doc(event.doc)
        page.list(facts(index))
        let fields = event.wireFields
        if fields.isEmpty {
            page.paragraph("No fields.")
        } else {
            addFields(fields)
        }
        page.code(JSONPrinter.pretty(SampleValues(model).example(ofEvent: index), width: 80), "json")
    }

    private func facts(_ index: Int) -> [String] {
        let event = model.events[index]
        var facts: [String] = []
        if event.isFamily {
            facts.append("**Name:** any that begins with \(MarkdownText.code(event.wireName))")
        }
        if let condition = event.recognition.condition {
            facts.append("**Recognized:** \(model.words(of: condition, on: event.fields))")
        }
        if let key = event.envelopeKey { facts.append("**Envelope:** under \(MarkdownText.code(key))") }
        if let phrase = event.availability.phrase {
            facts.append("**Clients:** \(phrase); \(below(event))")
        }
        let conditional = event.variants.flatMap { variant in
            variant.roles.flatMap(phrases).map { $0 + model.wording(of: variant.condition, on: index) }
        }
        var others = event.roles.flatMap(phrases)
        if !conditional.isEmpty {
            if others.isEmpty { others = ["in no scope"] }
            others[0] = "otherwise " + others[0]
        }
        let roles = conditional + others
        if !roles.isEmpty { facts.append("**Lifecycle:** \(roles.joined(separator: "; "))") }
        if let membership = event.membership {
            let family = MarkdownText.code(model.events[membership.family].displayName)
            facts.append("**\(membership.isNamed ? "Carried by" : "Family"):** \(family)")
        }
        let name = MarkdownText.code(event.swiftType.qualified)
        let ownCase = event.membership == nil ? ", case " + MarkdownText.code("." + event.caseName) : ""
        facts.append("**Swift:** \(name)\(ownCase)")
        return facts
    }

    /// The events for clients that do not know an event.
    private func below(_ event: EventModel) -> String {
        switch event.below {
        case .drop: return "not sent to other clients"
        case .refuse: return "writing it for other clients is an error"
        case .send(let substitutes):
            return "other clients get " + substitutes.map(substitute).joined(separator: ", then ")
        }
    }

    func substitute(_ substitute: EventModel.Substitute) -> String {
        let fixed = model.fixedValues(of: substitute).map { MarkdownText.codeCell($0.key) + " " + code($0.value) }
        return link(toEvent: substitute.event) + (fixed.isEmpty ? "" : " with " + fixed.joined(separator: ", "))
    }
}
