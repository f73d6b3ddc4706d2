import ProtocolSchema

extension MarkdownReference {
    /// Whether the page has a section on the events that carry what applications add.
    var showsApplications: Bool { model.base == nil && !carriers.isEmpty }

    mutating func addApplications() {
        guard showsApplications else { return }
        page.heading(2, "Applications")
        page.paragraph(
            "The events that carry the data, metadata and tools of an application that extends the protocol."
        )
        page.table(
            ["What", "Event", "Fields"],
            carriers.map { [$0.subject, link(toEvent: $0.carrier.event), fields(of: $0.carrier)] }
        )
    }

    private var carriers: [(subject: String, carrier: CarriersModel.Carrier)] {
        let carriers = model.carriers
        var rows: [(subject: String, carrier: CarriersModel.Carrier)] = []
        if let data = carriers.data { rows.append(("Data", data)) }
        if let metadata = carriers.metadata {
            rows.append((metadata.replaces ? "All of the metadata" : "Metadata, merged", metadata.carrier))
            rows += metadata.also.map { ("Metadata next to other fields", $0) }
        }
        if let tools = carriers.tools {
            rows += tools.call.map { ("A call of a tool", $0) }
            rows += [("The output of a call", tools.output), ("The failure of a call", tools.failure)]
        }
        return rows
    }

    private func fields(of carrier: CarriersModel.Carrier) -> String {
        let fields = model.events[carrier.event].fields
        return carrier.arguments.map { argument in
            let key = MarkdownText.codeCell(fields[argument.field].wireName)
            return switch argument.source {
            case .value(let value): "\(key) (\(value.rawValue))"
            case .fixed(let literal): "\(key) always \(code(literal))"
            }
        }
        .joined(separator: ", ")
    }
}
