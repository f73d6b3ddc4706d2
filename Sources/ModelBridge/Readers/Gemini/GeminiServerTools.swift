import ModelProviders
import ProtocolSupport

/// The tools that the provider runs: code, and those whose calls an answer shows.
struct GeminiServerTools: Sendable {
    private var code: (id: String, name: String)?
    /// The calls without an output, by their order.
    private var unanswered: [String] = []

    /// Gives code that the provider runs.
    mutating func run(
        _ code: GeminiStream.ExecutableCode,
        _ settings: ModelReaderSettings,
        into parts: inout [ModelPart]
    ) {
        guard let text = code.code, !text.isEmpty else { return }
        let id = settings.makeID()
        let name = settings.name(of: "google.code_execution", fallback: "code_execution")
        self.code = (id, name)
        var input: JSONObject = [:]
        if let language = code.language { input["language"] = .string(language) }
        input["code"] = .string(text)
        parts.append(
            .toolCall(
                ModelToolCall(
                    id: id,
                    name: name,
                    input: JSONValue.object(input).description,
                    isProviderExecuted: true
                )
            )
        )
    }

    /// Gives the result of the latest code.
    mutating func end(_ result: GeminiStream.CodeExecutionResult, into parts: inout [ModelPart]) {
        guard let (id, name) = code else { return }
        code = nil
        var output: JSONObject = [:]
        if let outcome = result.outcome { output["outcome"] = .string(outcome.rawValue) }
        output["output"] = .string(result.output ?? "")
        parts.append(.toolResult(ModelToolResult(id: id, name: name, output: .object(output))))
    }

    /// Gives a call of a tool that the provider runs.
    mutating func call(
        _ part: GeminiStream.ToolCallPart,
        _ settings: ModelReaderSettings,
        into parts: inout [ModelPart]
    ) {
        let call = part.toolCall
        let id = call.id ?? settings.makeID()
        unanswered.append(id)
        parts.append(
            .toolCall(
                ModelToolCall(
                    id: id,
                    name: Self.name(call.toolType),
                    input: Self.object(call.args).description,
                    isProviderExecuted: true,
                    isDynamic: true,
                    metadata: Self.metadata(id, call.toolType, part.thoughtSignature)
                )
            )
        )
    }

    /// Gives the output of a call: of that with its id, or else of the latest that has none yet.
    mutating func answer(
        _ part: GeminiStream.ToolResponsePart,
        _ settings: ModelReaderSettings,
        into parts: inout [ModelPart]
    ) {
        let response = part.toolResponse
        let place = unanswered.firstIndex { $0 == response.id } ?? unanswered.indices.last
        let id = place.map { unanswered.remove(at: $0) } ?? response.id ?? settings.makeID()
        parts.append(
            .toolResult(
                ModelToolResult(
                    id: id,
                    name: Self.name(response.toolType),
                    output: Self.object(response.response),
                    metadata: Self.metadata(id, response.toolType, part.thoughtSignature)
                )
            )
        )
    }

    /// A value of a call; an empty object where there is none.
    private static func object(_ value: JSONValue?) -> JSONValue {
        guard let value, !value.isNull else { return [:] }
        return value
    }

    private static func name(_ type: String?) -> String { "server:\(type ?? "")" }

    private static func metadata(_ id: String, _ type: String?, _ signature: String?) -> ModelPart.Metadata {
        var values: JSONObject = ["serverToolCallId": .string(id)]
        if let type { values["serverToolType"] = .string(type) }
        if let signature { values["thoughtSignature"] = .string(signature) }
        return ["google": values]
    }
}
