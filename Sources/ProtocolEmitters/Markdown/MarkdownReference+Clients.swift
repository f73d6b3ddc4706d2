import ProtocolSchema

extension MarkdownReference {
    mutating func addTransport() {
        guard model.base == nil else { return }
        page.heading(2, "Transport")
        page.paragraph(framing)
        if let envelope = model.transport.envelope {
            addEnvelope(envelope)
            if let first = model.events.indices.first {
                let samples = SampleValues(model)
                page.code(
                    JSONPrinter.pretty(samples.wire(samples.example(ofEvent: first), of: first), width: 80),
                    "json"
                )
            }
        }
        guard !model.transport.headers.isEmpty else { return }
        page.paragraph("The response has these headers:")
        page.table(
            ["Header", "Value"],
            model.transport.headers.map { [MarkdownText.codeCell($0.name), MarkdownText.codeCell($0.value)] }
        )
    }

    private var framing: String {
        let noun = model.events.contains(where: \.isValue) ? "value" : "object"
        var sentences: [String]
        switch model.transport.framing {
        case .serverSentEvents:
            sentences = ["Events travel as server-sent events, one JSON \(noun) in the data of each frame."]
        case .jsonLines: sentences = ["Events travel as JSON Lines, one JSON \(noun) on each line."]
        case .jsonArray: sentences = ["A stream is one JSON array, and each of its elements is an event."]
        case .messages:
            sentences = [
                "Each event is one message of the transport, such as a WebSocket, with nothing around its JSON \(noun)."
            ]
        }
        sentences += model.discriminatorSentences
        if model.transport.hasEventNames, model.discriminator != .eventLine {
            sentences.append("The `event:` line of a frame repeats the event's name.")
        }
        if let done = model.transport.done {
            let unit = model.transport.framing == .messages ? "message" : "frame with the data"
            sentences.append("A \(unit) \(MarkdownText.code(done)) ends the stream.")
        }
        return sentences.joined(separator: " ")
    }

    mutating func addClients() {
        guard showsClients, let clients = model.clients else { return }
        page.heading(2, "Clients")
        page.paragraph(
            "A stream is written for a client floor: it breaks neither that version nor any later one. "
                + "A stream that does not name a floor is written for **\(clients.floor)**."
        )
        page.table(
            ["Line", "First version", "Newest known version", "Unknown keys"],
            clients.lines.map { line in
                ["\(line.first.major).x", "\(line.first)", "\(line.newest)", tolerance(in: line, clients)]
            }
        )
        addNumbers(clients)
        addForbiddenKeys(clients)
        guard !clients.behaviours.isEmpty else { return }
        page.heading(3, "Behaviours")
        page.paragraph("Clients also differ in behaviour:")
        page.table(
            ["Behaviour", "Clients", "Meaning"],
            clients.behaviours.map { behaviour in
                [
                    MarkdownText.codeCell(behaviour.name),
                    behaviour.availability.phrase ?? "all",
                    behaviour.doc.map(MarkdownText.cell) ?? "",
                ]
            }
        )
    }

    private mutating func addNumbers(_ clients: ClientsModel) {
        guard clients.numbers == .double else { return }
        page.paragraph(
            "Clients read numbers as doubles. A number that is too large for one, such as `1e400`, is infinite for them, and "
                + "they reject it in the types `object` and `map of any`; so writers do not send it there."
        )
    }

    private mutating func addForbiddenKeys(_ clients: ClientsModel) {
        guard !clients.forbiddenKeys.isEmpty else { return }
        page.heading(3, "Forbidden keys")
        page.paragraph(
            "Clients reject an event that has one of these keys in any of its objects, so writers do not send them:"
        )
        page.table(
            ["Key", "Clients", "Meaning"],
            clients.forbiddenKeys.map { key in
                [
                    MarkdownText.codeCell(key.displayName),
                    key.availability.phrase ?? "all",
                    key.doc.map(MarkdownText.cell) ?? "",
                ]
            }
        )
        guard let since = clients.findsEscapedKeysSince?.phrase else { return }
        page.paragraph(
            "Clients find a key spelled with escapes \(since). Older clients check the keys of an event only if its text "
                + "contains one of these keys spelled without escapes."
        )
    }

    private func tolerance(in line: ClientsModel.Line, _ clients: ClientsModel) -> String {
        guard let tolerant = clients.tolerantSince else { return "ignored" }
        switch (tolerant.contains(line.first), tolerant.contains(line.newest)) {
        case (true, _): return "ignored"
        case (false, false): return "refused"
        case (false, true):
            let own = tolerant.since.first { $0.major == line.first.major }
            return own.map { "rejected before \($0)" } ?? "rejected by the first versions"
        }
    }
}
