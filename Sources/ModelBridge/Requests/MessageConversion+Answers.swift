import GeneratedProtocol
import ProtocolSupport

extension MessageConversion {
    /// Adds the message of a step, and the message with the outputs of its calls.
    func add(
        block: [UIMessageStream.UIMessagePart],
        to messages: inout [ModelMessage]
    ) throws(ModelRequestError) {
        var content: [ModelMessage.AssistantPart] = []
        var outputs: [ModelMessage.ToolPart] = []
        for part in block {
            switch part {
            case .text(let text): content.append(.text(text.text, options: text.providerMetadata))
            case .reasoning(let reasoning):
                content.append(.reasoning(reasoning.text, options: reasoning.providerMetadata))
            case .file(let file): content.append(.file(try self.file(file)))
            case .reasoningFile(let file): try add(file, to: &content)
            case .custom(let custom):
                guard options.isVersion7 else { break }
                content.append(.custom(kind: custom.kind, options: custom.providerMetadata))
            case .data(let data): add(data, to: &content)
            case .tool(let call): add(CallOfMessage(call), to: &content, &outputs)
            case .dynamicTool(let call): add(CallOfMessage(call), to: &content, &outputs)
            default: break
            }
        }
        if !content.isEmpty { messages.append(.assistant(content)) }
        if !outputs.isEmpty { messages.append(.tool(outputs)) }
    }

    private func add(
        _ part: UIMessageStream.ReasoningFilePart,
        to content: inout [ModelMessage.AssistantPart]
    ) throws(ModelRequestError) {
        guard options.isVersion7 else { return }
        try requireURL(part.url)
        content.append(
            .reasoningFile(.init(.url(part.url), mediaType: part.mediaType, options: part.providerMetadata))
        )
    }

    private func add(_ data: UIMessageStream.DataPart, to content: inout [ModelMessage.AssistantPart]) {
        switch options.convertData(data) {
        case .text(let text): content.append(.text(text))
        case .file(let file): content.append(.file(file))
        case nil: break
        }
    }

    private func add(
        _ call: CallOfMessage,
        to content: inout [ModelMessage.AssistantPart],
        _ outputs: inout [ModelMessage.ToolPart]
    ) {
        if call.state == .inputStreaming { return }
        if options.ignoresIncompleteCalls, call.isIncomplete { return }
        content.append(
            .call(
                .init(
                    id: call.id,
                    name: call.name,
                    input: call.givenInput,
                    isProviderExecuted: call.isProviderExecuted,
                    options: call.metadata
                )
            )
        )
        if let approval = call.approval { content.append(.approvalRequest(id: approval.id, callID: call.id)) }
        if call.isProviderExecuted == true {
            if let output = providerOutput(of: call) { content.append(.output(output)) }
            addAnswers(of: call, to: &outputs, isProviders: true)
        } else {
            addAnswers(of: call, to: &outputs, isProviders: false)
            if let output = output(of: call) { outputs.append(.output(output)) }
        }
    }

    /// The answer to the request for approval; from version 7 on, a fresh no is an output at once.
    private func addAnswers(of call: CallOfMessage, to outputs: inout [ModelMessage.ToolPart], isProviders: Bool) {
        guard let approval = call.approval, let isApproved = approval.approved else { return }
        outputs.append(
            .approvalResponse(
                .init(
                    id: approval.id,
                    isApproved: isApproved,
                    reason: approval.reason,
                    isProviderExecuted: call.isProviderExecuted
                )
            )
        )
        guard options.isVersion7, !isApproved, call.state == .approvalResponded else { return }
        outputs.append(.output(output(of: call, .denied(reason: approval.reason), call.metadata)))
    }

    private func output(of call: CallOfMessage) -> ModelMessage.Output? {
        switch call.state {
        case .outputAvailable: output(of: call, value(of: call), call.metadata)
        case .outputError: output(of: call, .errorText(call.errorText ?? ""), call.metadata)
        case .outputDenied:
            output(of: call, .errorText(call.approval?.reason ?? ModelMessage.deniedText), call.metadata)
        default: nil
        }
    }

    private func providerOutput(of call: CallOfMessage) -> ModelMessage.Output? {
        let metadata = call.resultMetadata ?? call.metadata
        return switch call.state {
        case .outputAvailable: output(of: call, value(of: call), metadata)
        case .outputError: output(of: call, .errorJSON(.string(call.errorText ?? "")), metadata)
        default: nil
        }
    }

    private func output(
        of call: CallOfMessage,
        _ value: ModelMessage.Output.Value,
        _ options: ModelMessage.Options?
    ) -> ModelMessage.Output {
        ModelMessage.Output(id: call.id, name: call.name, value: value, options: options)
    }

    /// The output in the tool's own form for models; otherwise a text as text, and all else as JSON.
    private func value(of call: CallOfMessage) -> ModelMessage.Output.Value {
        let output = call.output ?? .null
        if let own = options.tools.first(where: { $0.name == call.name })?.modelOutput(output) { return own }
        if let text = output.stringValue { return .text(text) }
        return .json(output)
    }
}

extension ModelMessage {
    /// What a model is told about a call that was denied without a reason.
    static let deniedText = "The user did not allow this call."
}
