import ModelProviders
import ProtocolSupport

/// The calls of functions: whole ones, and those whose arguments arrive in pieces.
struct GeminiCalls: Sendable {
    private struct Open {
        var id: String
        var name: String
        var metadata: ModelPart.Metadata?
        var arguments = PartialArguments()
    }

    /// The calls whose arguments are arriving; pieces without an id belong to the last one.
    private var open: [Open] = []
    /// Whether a call is complete, so that the model waits for its output.
    private(set) var hasEnded = false

    /// Reads a call or a piece of one; returns what is wrong with it.
    mutating func read(
        _ part: GeminiStream.FunctionCallPart,
        _ settings: ModelReaderSettings,
        into parts: inout [ModelPart]
    ) -> ModelError? {
        let call = part.functionCall
        if let name = call.name, !isOpen(call.id) {
            let id = call.id.flatMap { $0.isEmpty ? nil : $0 } ?? settings.makeID()
            let metadata = ModelPart.Metadata.signature(part.thoughtSignature)
            parts.append(.toolInputStart(ModelToolInput(id: id, name: name, metadata: metadata)))
            guard call.partialArgs != nil || call.willContinue == true else {
                give(Open(id: id, name: name, metadata: metadata), call.args, into: &parts)
                return nil
            }
            open.append(Open(id: id, name: name, metadata: metadata))
            // Its arguments are still to come.
            guard call.partialArgs != nil else { return nil }
        }
        return append(call, into: &parts)
    }

    private func isOpen(_ id: String?) -> Bool { open.contains { $0.id == id } }

    /// Gives a call whose arguments came whole.
    private mutating func give(_ call: Open, _ arguments: JSONValue?, into parts: inout [ModelPart]) {
        guard let arguments, !arguments.isNull else { return end(call, "{}", into: &parts) }
        let text = arguments.stringValue ?? arguments.description
        parts.append(.toolInputDelta(id: call.id, text: text))
        end(call, text, into: &parts)
    }

    private mutating func append(_ call: GeminiStream.FunctionCall, into parts: inout [ModelPart]) -> ModelError? {
        guard let index = open.lastIndex(where: { call.id == nil || $0.id == call.id }) ?? open.indices.last else {
            return nil
        }
        do throws(PartialArguments.Fault) {
            var text = try open[index].arguments.append(call.partialArgs ?? [])
            if !text.isEmpty { parts.append(.toolInputDelta(id: open[index].id, text: text)) }
            if call.continues { return nil }
            text = try open[index].arguments.end()
            if !text.isEmpty { parts.append(.toolInputDelta(id: open[index].id, text: text)) }
            let call = open.remove(at: index)
            end(call, call.arguments.json, into: &parts)
            return nil
        } catch {
            let name = open.remove(at: index).name
            return ModelError(.invalidSequence, "The arguments of '\(name)' cannot be put together: \(error)")
        }
    }

    private mutating func end(_ call: Open, _ input: String, into parts: inout [ModelPart]) {
        hasEnded = true
        parts.append(
            .toolCall(ModelToolCall(id: call.id, name: call.name, input: input, metadata: call.metadata))
        )
    }
}

extension GeminiStream.FunctionCall {
    /// Whether more of the call follows.
    fileprivate var continues: Bool {
        willContinue == true || partialArgs?.contains { $0.willContinue == true } == true
    }
}
