import ProtocolSchema

extension MarkdownReference {
    mutating func addWriters() {
        guard methodCount > 0 else { return }
        page.heading(2, "Writers")
        page.paragraph(
            "Methods of every `EventWriter<\(MarkdownText.line(model.streamName))>`. All are `async throws`; "
                + "they open and close scopes around the events as the lifecycle requires."
        )
        page.table(
            ["Method", "Writes", "Meaning"],
            model.writers.map { row($0.signature, writes: $0.emissions.map(\.event), $0.doc) }
                + model.methods.map { row($0.signature, writes: events(writtenBy: $0), $0.doc) }
        )
    }

    private func row(_ signature: WriterSignature, writes events: [Int], _ doc: String?) -> [String] {
        [MarkdownText.codeCell(model.line(of: signature)), links(events), doc.map(MarkdownText.cell) ?? ""]
    }

    private func events(writtenBy method: ApplicationMethod) -> [Int] {
        switch method.subject {
        case .data(let event): [event]
        case .metadata: [model.carriers.metadata].compactMap { $0?.carrier.event }
        case .call: (model.carriers.tools?.call ?? []).map(\.event)
        }
    }
}
