import ProtocolSchema

/// The events of calls of tools, written and read.
extension Lowering {
    /// The conformance of a whole protocol whose schema says which events carry calls of tools.
    func toolStream() -> Declaration? {
        guard let tools = model.carriers.tools else { return nil }
        return extending(
            "",
            "ToolStream",
            [
                toolCallEvents(tools), toolOutputEvent(tools), toolFailureEvent(tools), unfinishedToolEvent(tools),
                toolEvent(tools),
            ]
        )
    }

    private func toolCallEvents(_ tools: CarriersModel.Tools) -> Declaration {
        let calls = tools.call.map { carrier in
            CarrierCall(carrier, self) { value, _ in
                switch value {
                case .id: "id"
                case .name: "name"
                case .payload: "input"
                case .isTransient, .isPreliminary, .failureText: nil
                }
            }
        }
        var body = Code()
        body.list(CodeList("[", items: calls.map { .list($0.list) }, "]", hasTrailingComma: true))
        return function(
            "toolCallEvents",
            "Returns the events that begin a call with its whole input.",
            ["id: String", "name: String", "input: JSONValue"],
            (calls.first { !$0.effects.isEmpty }?.effects ?? "") + "-> [Event]",
            body
        )
    }

    private func toolOutputEvent(_ tools: CarriersModel.Tools) -> Declaration {
        let call = CarrierCall(tools.output, self) { value, field in
            switch value {
            case .id: "id"
            case .payload: "output"
            case .isPreliminary: field.presence == .optional ? "isPreliminary ? true : nil" : "isPreliminary"
            case .name, .isTransient, .failureText: nil
            }
        }
        return function(
            "toolOutputEvent",
            "Returns the event that carries the output of a call.",
            ["id: String", "output: JSONValue", "isPreliminary: Bool"],
            call.effects + "-> Event",
            call.body
        )
    }

    private func toolFailureEvent(_ tools: CarriersModel.Tools) -> Declaration {
        let call = CarrierCall(tools.failure, self) { value, _ in
            switch value {
            case .id: "id"
            case .failureText: "text"
            case .name, .payload, .isTransient, .isPreliminary: nil
            }
        }
        return function(
            "toolFailureEvent",
            "Returns the event that reports the failure of a call.",
            ["id: String", "text: String"],
            "-> Event",
            call.body
        )
    }

    private func unfinishedToolEvent(_ tools: CarriersModel.Tools) -> Declaration {
        let failure = tools.unfinished.map { "toolFailureEvent(id: id, text: \(SwiftLiteral.string($0)))" }
        let settled = tools.call.last.map { settling(after: $0.event, key: "id") }
        return function(
            "unfinishedToolEvent",
            "Returns the event that ends a call whose output never came.",
            ["id: String"],
            "-> Event?",
            Code(failure ?? settled ?? "nil")
        )
    }

    private func toolEvent(_ tools: CarriersModel.Tools) -> Declaration {
        var body = Code("switch event {")
        for (place, carrier) in tools.call.enumerated() {
            let isLast = place == tools.call.count - 1
            CarrierMatch(carrier, self).addCase(returning: .call(isLast: isLast), to: &body)
        }
        // Two carriers that look alike are read as the first.
        let failure = CarrierMatch(tools.failure, self)
        let output = CarrierMatch(tools.output, self)
        if failure.pattern != output.pattern { failure.addCase(returning: .failure, to: &body) }
        output.addCase(returning: .output, to: &body)
        body.line("default: nil")
        body.line("}")
        return function(
            "toolEvent",
            "Returns the content of an event about a tool call; nil for any other event.",
            ["in event: Event"],
            "-> ToolEvent?",
            body
        )
    }
}
