import ProtocolSupport

/// The messages of a request: contents of the user and of the model, and the instructions.
struct GeminiContents {
    let model: GeminiModel
    let isVersion7: Bool
    private var contents: [(role: String, parts: [JSONValue])] = []
    private var instructions: [String] = []
    /// The tools of calls whose signature is missing.
    private var unsigned: [String] = []

    init(model: GeminiModel, isVersion7: Bool) {
        self.model = model
        self.isVersion7 = isVersion7
    }

    mutating func add(_ message: ModelMessage) throws(ModelRequestError) {
        switch message {
        case .system(let text, _):
            guard contents.isEmpty else {
                throw ModelRequestError(
                    .unsupported,
                    "Gemini takes instructions only before the first message; pass them as the system prompt"
                )
            }
            instructions.append(text)
        case .user(let parts): contents.append(("user", try userParts(parts)))
        case .assistant(let parts): contents.append(("model", try modelParts(parts)))
        case .tool(let parts): try add(parts)
        }
    }

    /// The instructions; nil for models that take them in the first message of the user.
    var systemInstruction: JSONValue? {
        guard !instructions.isEmpty, !model.isGemma else { return nil }
        return ["parts": .array(instructions.map { ["text": .string($0)] })]
    }

    /// The contents.
    var json: [JSONValue] {
        var contents = contents
        if model.isGemma, !instructions.isEmpty {
            let text: JSONValue = ["text": .string(instructions.joined(separator: "\n\n") + "\n\n")]
            if contents.first?.role == "user" {
                contents[0].parts.insert(text, at: 0)
            } else {
                contents.insert(("user", [text]), at: 0)
            }
        }
        return contents.map { ["role": .string($0.role), "parts": .array($0.parts)] }
    }

    var omissions: [ModelRequest.Omission] {
        guard !unsigned.isEmpty else { return [] }
        return [
            .init(
                "thoughtSignature",
                """
                Gemini 3 wants the signature of each call, and those of \(unsigned.joined(separator: ", ")) have none; the \
                request asks to skip the check. Keep the metadata of calls ('google.thoughtSignature') with the messages
                """
            )
        ]
    }

    // MARK: Messages of the model

    private mutating func modelParts(_ parts: [ModelMessage.AssistantPart]) throws(ModelRequestError) -> [JSONValue] {
        var result: [JSONValue] = []
        var isSigned = false
        for part in parts {
            switch part {
            case .text(let text, let options):
                let options = GeminiOptions(options)
                // An empty text may be there for its signature alone.
                if text.isEmpty, options.signature == nil { break }
                result.append(options.signed(["text": .string(text)]))
            case .reasoning(let text, let options):
                if text.isEmpty { break }
                result.append(GeminiOptions(options).signed(["text": .string(text), "thought": true]))
            case .file(let file): result.append(try modelPart(file, isThought: false))
            case .reasoningFile(let file): result.append(try modelPart(file, isThought: true))
            case .call(let call): result.append(self.call(call, isSigned: &isSigned))
            case .output(let output):
                let options = GeminiOptions(output.options)
                if let response = options.serverResponse(output) { result.append(options.signed(response)) }
            case .custom, .approvalRequest: break
            }
        }
        return result
    }

    /// A call.
    ///
    /// The first one of a step bears the signature of all.
    private mutating func call(_ call: ModelMessage.Call, isSigned: inout Bool) -> JSONValue {
        let options = GeminiOptions(call.options)
        var part = options.serverCall(call) ?? Self.functionCall(call)
        if let signature = options.signature {
            isSigned = true
            part["thoughtSignature"] = .string(signature)
        } else if model.isVersion3, !isSigned {
            if !unsigned.contains(call.name) { unsigned.append(call.name) }
            // The word of the service for calls whose signature nobody has.
            part["thoughtSignature"] = "skip_thought_signature_validator"
        }
        return .object(part)
    }

    private static func functionCall(_ call: ModelMessage.Call) -> JSONObject {
        var function: JSONObject = ["id": .string(call.id), "name": .string(call.name)]
        function["args"] = call.input
        return ["functionCall": .object(function)]
    }

    // MARK: Outputs

    private mutating func add(_ parts: [ModelMessage.ToolPart]) throws(ModelRequestError) {
        // The application's own answers to requests for approval are no content; the provider's leave an empty one.
        let isContent = parts.contains { part in
            if case .approvalResponse(let response) = part { return response.isProviderExecuted == true }
            return true
        }
        guard isContent else { return }
        var result: [JSONValue] = []
        for case .output(let output) in parts {
            let options = GeminiOptions(output.options)
            if let response = options.serverResponse(output), let last = contents.indices.last,
                contents[last].role == "model"
            {
                contents[last].parts.append(options.signed(response))
            } else {
                result += try GeminiOutput(output, model: model, isVersion7: isVersion7).parts()
            }
        }
        contents.append(("user", result))
    }
}
