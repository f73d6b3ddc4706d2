import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

// The message as a whole: its id, its metadata, its steps, and the content that comes in one piece.
extension MessageReducer {
    mutating func start(_ event: UIMessageStream.Start) throws(ReductionFailure) -> Outcome {
        var outcome = try mergeMetadata(event.messageMetadata, "start")
        if let id = event.messageID {
            current.id = id
            outcome = .published
        }
        return outcome
    }

    mutating func finish(_ event: UIMessageStream.Finish) throws(ReductionFailure) -> Outcome {
        // The client notes the reason before it may fail at the metadata.
        if let reason = event.finishReason, rules.knowsFinishReason { finishReason = reason }
        return try mergeMetadata(event.messageMetadata, "finish")
    }

    mutating func mergeMetadata(_ patch: JSONValue?, _ event: String) throws(ReductionFailure) -> Outcome {
        guard let patch, !patch.isNull else { return .silent }
        do {
            let merge = MetadataMerge(skipsUnsafeKeys: rules.skipsUnsafeMetadataKeys)
            current.metadata = try merge.merge(patch, into: current.metadata)
        } catch {
            throw ReductionFailure(event: event, rule: .metadataNotMergeable)
        }
        return .published
    }

    /// Open parts can no longer grow, and stay `streaming`; input that is arriving goes on.
    mutating func finishStep() {
        openText = [:]
        openReasoning = [:]
    }

    /// Throws away what came behind the last `step-start`, or everything if there was none.
    mutating func resetStep() -> Outcome {
        finishStep()
        openInputs = [:]
        let removed = current.parts[places.stepBegin...]
        guard !removed.isEmpty else { return .silent }
        places.remove(removed)
        current.parts.removeSubrange(places.stepBegin...)
        return .published
    }

    /// The part that an event which comes in one piece makes; nil for an event that makes none.
    func part(of event: UIMessageStream.Event) -> UIMessageStream.UIMessagePart? {
        switch event {
        case .sourceURL(let event):
            return .sourceURL(
                .init(
                    sourceID: event.sourceID,
                    url: event.url,
                    title: event.title,
                    providerMetadata: event.providerMetadata
                )
            )
        case .sourceDocument(let event):
            return .sourceDocument(
                .init(
                    sourceID: event.sourceID,
                    mediaType: event.mediaType,
                    title: event.title,
                    filename: event.filename,
                    providerMetadata: event.providerMetadata
                )
            )
        case .file(let event):
            let metadata = rules.keepsFileMetadata ? event.providerMetadata : nil
            return .file(.init(mediaType: event.mediaType, url: event.url, providerMetadata: metadata))
        case .reasoningFile(let event):
            return .reasoningFile(
                .init(mediaType: event.mediaType, url: event.url, providerMetadata: event.providerMetadata)
            )
        case .custom(let event):
            return .custom(.init(kind: event.kind, providerMetadata: event.providerMetadata))
        default: return nil
        }
    }

    /// Data with an id takes the place of earlier data with the same name and id; transient data leaves no part.
    mutating func apply(_ event: UIMessageStream.DataEvent) -> Outcome {
        guard event.transient != true else { return Outcome(isPublished: false, data: event) }
        if let id = event.id, let place = places.data(event.name, id), case .data(var part) = current.parts[place] {
            part.data = event.data
            current.parts[place] = .data(part)
        } else {
            var extra = event.additionalFields
            // The client keeps the event itself as the part.
            if let transient = event.transient { extra["transient"] = .bool(transient) }
            append(.data(.init(name: event.name, id: event.id, data: event.data, additionalFields: extra)))
        }
        return Outcome(isPublished: true, data: event)
    }
}
