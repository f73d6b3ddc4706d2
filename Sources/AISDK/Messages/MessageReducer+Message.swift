import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// The message as a whole: its id, its metadata, its steps, and the content that comes in one piece.
extension MessageReducer {
    mutating func start(_ event: UIMessageStream.Start) throws(ReductionError) -> Outcome {
        var outcome = try mergeMetadata(event.messageMetadata, "start")
        if let id = event.messageID {
            current.id = id
            outcome = .published
        }
        return outcome
    }

    mutating func finish(_ event: UIMessageStream.Finish) throws(ReductionError) -> Outcome {
        // The client notes the reason before it may fail at the metadata.
        if let reason = event.finishReason, rules.knowsFinishReason { finishReason = reason }
        return try mergeMetadata(event.messageMetadata, "finish")
    }

    mutating func mergeMetadata(_ patch: JSONValue?, _ event: String) throws(ReductionError) -> Outcome {
        guard let patch, !patch.isNull else { return .silent }
        do {
            let merge = MetadataMerge(skipsUnsafeKeys: rules.skipsUnsafeMetadataKeys)
            current.metadata = try merge.merge(patch, into: current.metadata)
        } catch {
            throw ReductionError(event: event, rule: .metadataNotMergeable)
        }
        return .published
    }

    /// Open parts can no longer grow, and stay `streaming`; input that is arriving goes on.
    mutating func finishStep() {
        openText = [:]
        openReasoning = [:]
    }

    /// Throws away what came after the last `step-start`, or everything if there was none.
    mutating func resetStep() -> Outcome {
        finishStep()
        openInputs = [:]
        let removed = current.parts[places.stepBegin...]
        guard !removed.isEmpty else { return .silent }
        places.remove(removed)
        current.parts.removeSubrange(places.stepBegin...)
        return .published
    }

    /// The part that an event becomes as this client keeps it; nil for an event that becomes none by itself.
    func part(of event: UIMessageStream.Event) -> UIMessageStream.UIMessagePart? {
        let part = UIMessageStream.UIMessagePart(event)
        guard !rules.keepsFileMetadata, case .file(var file)? = part else { return part }
        file.providerMetadata = nil
        return .file(file)
    }

    /// Data with an id takes the place of earlier data with the same name and id; transient data leaves no part.
    mutating func apply(_ event: UIMessageStream.DataEvent) -> Outcome {
        guard event.transient != true else { return Outcome(isPublished: false, data: event) }
        if let id = event.id, let place = places.data(event.name, id), case .data(var part) = current.parts[place] {
            part.data = event.data
            current.parts[place] = .data(part)
        } else {
            var part = UIMessageStream.DataPart(event)
            // The client keeps the event itself as the part.
            part.additionalFields = event.additionalFields
            if let transient = event.transient { part.additionalFields["transient"] = .bool(transient) }
            append(.data(part))
        }
        return Outcome(isPublished: true, data: event)
    }
}
