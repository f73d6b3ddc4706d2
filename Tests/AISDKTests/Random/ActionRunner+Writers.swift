import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport

extension ActionRunner {
    /// Calls the writer method that the action names.
    func write(_ action: WriterAction, to writer: some EventWriter<UIMessageStream>) async throws {
        switch action {
        case .writeText(let text, let metadata): try await writer.writeText(text, providerMetadata: metadata)
        case .writeReasoning(let text, let metadata): try await writer.writeReasoning(text, providerMetadata: metadata)
        case .newStep: try await writer.newStep()
        case .resetStep: try await writer.resetStep()
        case .finish(let reason, let metadata): try await writer.finish(reason: reason, metadata: metadata)
        case .abort(let reason): try await writer.abort(reason: reason)
        case .writeError(let text): try await writer.writeError(text)
        case .write(let events): try await writer.write(events)
        case .promise(let id, let event): try writer.promise(event.keyed(by: log.call(id)))
        default:
            try await writeContent(action, to: writer)
            try await writeCall(action, to: writer)
            try await writeOutcome(action, to: writer)
        }
    }

    private func writeContent(_ action: WriterAction, to writer: some EventWriter<UIMessageStream>) async throws {
        switch action {
        case .writeSource(let id, let url, let title, let metadata):
            try await writer.writeSource(sourceID: id, url: url, title: title, providerMetadata: metadata)
        case .writeDocument(let id, let title, let filename, let metadata):
            try await writer.writeDocument(
                sourceID: id,
                mediaType: "text/plain",
                title: title,
                filename: filename,
                providerMetadata: metadata
            )
        case .writeFile(let url, let metadata):
            try await writer.writeFile(url: url, mediaType: "image/png", providerMetadata: metadata)
        case .writeReasoningFile(let url, let metadata):
            try await writer.writeReasoningFile(url: url, mediaType: "image/png", providerMetadata: metadata)
        case .writeCustom(let kind, let metadata): try await writer.writeCustom(kind, providerMetadata: metadata)
        case .writeData(let name, let data, let id, let transient):
            try await writer.writeData(name, data: data, id: id, transient: transient)
        case .writeMetadata(let metadata): try await writer.writeMetadata(metadata)
        default: break
        }
    }

    private func writeCall(_ action: WriterAction, to writer: some EventWriter<UIMessageStream>) async throws {
        switch action {
        case .beginToolCall(let name, let input, let id, let options):
            let id = try await writer.beginToolCall(
                name,
                input: input,
                id: id,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                title: options.title,
                providerMetadata: options.providerMetadata,
                toolMetadata: options.toolMetadata
            )
            log.made(call: id)
        case .startToolInput(let name, let id, let options):
            let id = try await writer.startToolInput(
                name,
                id: id,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                title: options.title,
                providerMetadata: options.providerMetadata,
                toolMetadata: options.toolMetadata
            )
            log.made(call: id, isStarted: true)
        case .appendToolInput(let id, let text): try await writer.appendToolInput(log.call(id), text: text)
        case .finishToolInput(let id, let name, let input, let options):
            try await writer.finishToolInput(
                log.call(id),
                name: name,
                input: input,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: options.providerMetadata,
                title: options.title,
                toolMetadata: options.toolMetadata
            )
        case .failToolInput(let id, let name, let input, let options):
            try await writer.failToolInput(
                log.call(id),
                name: name,
                input: input,
                errorText: "refused",
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: options.providerMetadata,
                title: options.title,
                toolMetadata: options.toolMetadata
            )
        default: break
        }
    }

    private func writeOutcome(_ action: WriterAction, to writer: some EventWriter<UIMessageStream>) async throws {
        switch action {
        case .completeToolCall(let id, let output, let options):
            try await writer.completeToolCall(
                log.call(id),
                output: output,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: options.providerMetadata,
                toolMetadata: options.toolMetadata
            )
        case .updateToolOutput(let id, let output, let options):
            try await writer.updateToolOutput(
                log.call(id),
                output: output,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: options.providerMetadata,
                toolMetadata: options.toolMetadata
            )
        case .failToolCall(let id, let text, let options):
            try await writer.failToolCall(
                log.call(id),
                errorText: text,
                providerExecuted: options.providerExecuted,
                dynamic: options.dynamic,
                providerMetadata: options.providerMetadata,
                toolMetadata: options.toolMetadata
            )
        case .requestApproval(let id, let approvalID, let signature, let isAutomatic):
            let id = try await writer.requestApproval(
                log.call(id),
                id: approvalID,
                signature: signature,
                isAutomatic: isAutomatic
            )
            log.made(approval: id)
        case .answerApproval(let id, let approved, let reason):
            try await writer.answerApproval(log.approval(id), approved: approved, reason: reason)
        case .denyToolCall(let id): try await writer.denyToolCall(log.call(id))
        default: break
        }
    }
}
