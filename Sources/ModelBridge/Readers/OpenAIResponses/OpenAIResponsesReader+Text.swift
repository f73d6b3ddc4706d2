import ModelProviders
import ProtocolSupport

/// A text that has begun.
struct OpenAIResponsesText {
    /// The id of the part.
    var id: String
    /// The id of the item; nil if it has none.
    var itemID: String?
    /// What the text is for.
    var phase: OpenAIResponsesStream.Phase?
    /// What it cites, as the provider told.
    var annotations: [JSONValue] = []

    /// What the part tells of the item.
    func metadata(phase: OpenAIResponsesStream.Phase? = nil) -> ModelPart.Metadata? {
        var values: JSONObject = [:]
        values["itemId"] = itemID.map { .string($0) }
        values["phase"] = (phase ?? self.phase).map { .string($0.rawValue) }
        if !annotations.isEmpty { values["annotations"] = .array(annotations) }
        return values.isEmpty ? nil : ["openai": values]
    }
}

extension OpenAIResponsesReader {
    mutating func begin(_ item: OpenAIResponsesStream.MessageItem, at place: Int, into parts: inout [ModelPart]) {
        beginText(item.id, item.phase, at: place, into: &parts)
    }

    @discardableResult
    private mutating func beginText(
        _ itemID: String?,
        _ phase: OpenAIResponsesStream.Phase? = nil,
        at place: Int,
        into parts: inout [ModelPart]
    ) -> OpenAIResponsesText {
        let text = OpenAIResponsesText(id: itemID ?? makeID(), itemID: itemID, phase: phase)
        items[place] = .text(text)
        newestText = (place, text.id)
        parts.append(.textStart(id: text.id, metadata: text.metadata()))
        return text
    }

    /// Appends to a text; one whose beginning was left out begins here.
    mutating func append(_ event: OpenAIResponsesStream.OutputTextDelta, into parts: inout [ModelPart]) {
        let text = text(at: event.outputIndex, event.itemID, into: &parts)
        parts.append(.textDelta(id: text.id, text: event.delta))
        if wantsLogprobs, let logprobs = event.logprobs { totals.add(logprobs) }
    }

    private mutating func text(
        at place: Int,
        _ itemID: String,
        into parts: inout [ModelPart]
    ) -> OpenAIResponsesText {
        if case .text(let text) = items[place] { return text }
        return beginText(itemID, at: place, into: &parts)
    }

    mutating func end(_ item: OpenAIResponsesStream.MessageItem, at place: Int, into parts: inout [ModelPart]) {
        let begun = items[place]
        if newestText?.place == place { newestText = nil }
        if case .text(let text) = begun {
            return parts.append(.textEnd(id: text.id, metadata: text.metadata(phase: item.phase)))
        }
        let text = beginText(item.id, item.phase, at: place, into: &parts)
        newestText = nil
        for case .outputText(let part) in item.content ?? [] {
            parts.append(.textDelta(id: text.id, text: part.text))
        }
        parts.append(.textEnd(id: text.id, metadata: text.metadata()))
    }

    mutating func append(_ event: OpenAIResponsesStream.AnnotationAdded, into parts: inout [ModelPart]) {
        var text = text(at: event.outputIndex, event.itemID, into: &parts)
        guard let source = event.annotation.source, let annotation = event.annotation.stored else { return }
        parts.append(source)
        text.annotations.append(annotation)
        items[event.outputIndex] = .text(text)
    }
}

extension OpenAIResponsesStream.Annotation {
    /// The source that it names; nil for one of a kind that is not known.
    fileprivate var source: ModelPart? {
        switch self {
        case .urlCitation(let citation): .source(url: citation.url, title: citation.title)
        case .fileCitation(let citation):
            Self.document(
                "text/plain",
                citation.filename ?? citation.fileID,
                ["type": "file_citation", "fileId": .string(citation.fileID)],
                index: citation.index
            )
        case .containerFileCitation(let citation):
            Self.document(
                "text/plain",
                citation.filename ?? citation.fileID,
                [
                    "type": "container_file_citation", "fileId": .string(citation.fileID),
                    "containerId": .string(citation.containerID),
                ]
            )
        case .filePath(let path):
            Self.document(
                "application/octet-stream",
                path.fileID,
                ["type": "file_path", "fileId": .string(path.fileID)],
                index: path.index
            )
        default: nil
        }
    }

    private static func document(
        _ mediaType: String,
        _ name: String,
        _ values: JSONObject,
        index: Int? = nil
    ) -> ModelPart {
        var values = values
        values["index"] = index.map { .int(Int64($0)) }
        let metadata: ModelPart.Metadata = ["openai": values]
        return .document(ModelDocumentSource(mediaType: mediaType, title: name, filename: name, metadata: metadata))
    }

    /// The annotation as it goes back to the provider; nil for one of a kind that is not known.
    fileprivate var stored: JSONValue? {
        switch self {
        case .urlCitation(var citation):
            citation.additionalFields = [:]
            return .openAI(citation)
        case .fileCitation(var citation):
            citation.additionalFields = [:]
            return .openAI(citation)
        case .containerFileCitation(var citation):
            citation.additionalFields = [:]
            return .openAI(citation)
        case .filePath(var path):
            path.additionalFields = [:]
            return .openAI(path)
        default: return nil
        }
    }
}

extension JSONValue {
    /// The JSON of a value of the protocol; only for what is rare, since it is written and read again.
    static func openAI(_ value: some JSONCodable) -> Self? {
        guard let json = try? value.json() else { return nil }
        return try? JSONValue(json: json)
    }
}
