import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// What becomes of tool calls. These events need a call that is there; in which state it is makes no difference.
extension MessageReducer {
    mutating func completeCall(_ event: UIMessageStream.ToolOutputAvailable) throws(ReductionError) -> Outcome {
        let place = try placeOfCall(event.toolCallID, isDynamic: event.dynamic, "tool-output-available")
        guard let call = current.parts[place].call else { return .silent }
        let isDynamic = call is UIMessageStream.DynamicToolPart
        var update = ToolPartUpdate(
            event.toolCallID,
            toolName: call.toolName,
            state: .outputAvailable,
            input: call.input
        )
        update.output = event.output
        update.preliminary = rules.knowsPreliminary ? event.preliminary : nil
        if !isDynamic || rules.keepsProviderExecutedOfDynamicOutputs {
            update.providerExecuted = event.providerExecuted
        }
        update.providerMetadata = rules.knowsOutputMetadata ? event.providerMetadata : nil
        write(update, at: place)
        return .published
    }

    mutating func failCall(_ event: UIMessageStream.ToolOutputError) throws(ReductionError) -> Outcome {
        let place = try placeOfCall(event.toolCallID, isDynamic: event.dynamic, "tool-output-error")
        guard let call = current.parts[place].call else { return .silent }
        var update = ToolPartUpdate(event.toolCallID, toolName: call.toolName, state: .outputError, input: call.input)
        update.rawInput = call.rawInput
        update.errorText = event.errorText
        if rules.keepsProviderExecutedEverywhere { update.providerExecuted = event.providerExecuted }
        update.providerMetadata = rules.knowsOutputMetadata ? event.providerMetadata : nil
        write(update, at: place)
        return .published
    }

    mutating func denyCall(_ event: UIMessageStream.ToolOutputDenied) throws(ReductionError) -> Outcome {
        let place = try placeOfCall(event.toolCallID, "tool-output-denied")
        current.parts[place].changeCall { $0.state = .outputDenied }
        return .published
    }

    mutating func requestApproval(_ event: UIMessageStream.ToolApprovalRequest) throws(ReductionError) -> Outcome {
        let place = try placeOfCall(event.toolCallID, "tool-approval-request")
        let approval = UIMessageStream.ToolApproval(
            id: event.approvalID,
            signature: rules.knowsApprovalSignature ? event.signature : nil,
            isAutomatic: rules.knowsAutomaticApproval && event.isAutomatic == true ? true : nil
        )
        current.parts[place].changeCall { call in
            call.state = .approvalRequested
            call.approval = approval
        }
        places.addApproval(event.approvalID, at: place)
        return .published
    }

    mutating func answerApproval(_ event: UIMessageStream.ToolApprovalResponse) throws(ReductionError) -> Outcome {
        guard let place = places.approval(event.approvalID, in: current.parts) else {
            throw ReductionError(event: "tool-approval-response", id: event.approvalID, rule: .unknownApproval)
        }
        let keepsSignature = rules.keepsApprovalSignature
        current.parts[place].changeCall { call in
            call.state = .approvalResponded
            call.approval = UIMessageStream.ToolApproval(
                id: event.approvalID,
                approved: event.approved,
                reason: event.reason,
                signature: keepsSignature ? call.approval?.signature : nil,
                isAutomatic: call.approval?.isAutomatic == true ? true : nil
            )
            call.providerExecuted = event.providerExecuted ?? call.providerExecuted
            call.callProviderMetadata = event.providerMetadata ?? call.callProviderMetadata
        }
        return .published
    }

    /// The call that an outcome belongs to.
    ///
    /// Newer clients look in the current step first and then take the newest earlier call; older ones take the first call
    /// of the message. The first line looks only for the kind that the event says.
    private func placeOfCall(
        _ id: String,
        isDynamic: Bool? = nil,
        _ event: String
    ) throws(ReductionError) -> Int {
        let own: PartPlaces.Kind = isDynamic == true ? .dynamicCall : .staticCall
        let kinds = rules.findsOutputsOfAnyTool ? [.staticCall, .dynamicCall] : [own]
        let place =
            rules.looksInCurrentStep
            ? places.firstCallOfStep(id, kinds) ?? places.newestCall(id, kinds) : places.firstCall(id, kinds)
        guard let place else { throw ReductionError(event: event, id: id, rule: .unknownCall) }
        return place
    }
}
