public import ProtocolSupport
import StreamRuntime

extension VelMessageReducer {
    /// Processes an event.
    ///
    /// - Throws: `JSONEncodingError` if a number in the event cannot be told in JSON, `VelReductionError` as the package would.
    public mutating func process(_ event: VelStream.Event) throws {
        if case .textDelta(let event) = event, event.additionalFields.isEmpty {
            return builder.appendText(event.delta)
        }
        try process(JSONValue(json: event.json()))
    }

    /// Processes an event as it came, even if it is wrong.
    ///
    /// Content that does not belong in a message is skipped.
    ///
    /// - Throws: The value that cannot be read, if the reducer does as a release of the package does.
    public mutating func process(_ event: JSONValue) throws(VelReductionError) {
        guard case .object(let event) = event else {
            return try refuse(.init(event: nil, key: nil, expected: "an object"))
        }
        guard case .string(let type)? = event["type"] else {
            // Nothing at all is passed over like a name that nobody knows; anything else has no beginning to look at.
            guard let type = event["type"], type.isTruthy else { return }
            return try refuse(.init(event: nil, key: "type", expected: "a string"))
        }
        let isTransient = event["transient"]?.isTruthy ?? false
        switch type {
        case "start": builder.name(truthy(event["messageId"]) ?? event["message_id"])
        case "response-metadata": builder.name(event["id"])
        case "finish-message": try builder.flushText(before: type)
        default: if !isTransient { try processContent(event, type) }
        }
    }

    private mutating func processContent(_ event: JSONObject, _ type: String) throws(VelReductionError) {
        switch type {
        case "start-step": builder.startStep()
        case "finish-step": try builder.flushText(before: type)
        case "text-start": try checkBlock(event["id"], type)
        case "text-delta": builder.appendText(event["delta"])
        case "reasoning-start": builder.startReasoning(event["id"])
        case "reasoning-delta": builder.appendReasoning(event["delta"])
        case "reasoning-end": try builder.endReasoning()
        case "tool-input-start": builder.startTool(id: event["toolCallId"], name: event["toolName"])
        case "tool-input-available": try builder.addToolInput(event)
        case "tool-output-available": try builder.addToolOutput(event)
        case "tool-output-error": builder.addToolError(event)
        case "error": builder.addError(event)
        case "finish", "abort": builder.flushTextInOrder()
        default:
            guard type.utf8.starts(with: "data-".utf8) else { return }
            builder.addData(name: String(type.utf8.dropFirst(5)) ?? "", data: event["data"] ?? .null)
        }
    }

    private func checkBlock(_ id: JSONValue?, _ type: String) throws(VelReductionError) {
        guard let id, !id.isHashable else { return }
        try refuse(.init(event: type, key: "id", expected: "a string"))
    }

    private func refuse(_ error: VelReductionError) throws(VelReductionError) {
        if builder.rules.refusesOddValues { throw error }
    }

    private func truthy(_ value: JSONValue?) -> JSONValue? {
        guard let value, value.isTruthy else { return nil }
        return value
    }
}
