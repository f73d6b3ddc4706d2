import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamRuntime
import Vel

extension VelBridge {
    /// Merges what is known of the answer into the message's metadata, under the keys that Vel gives it.
    mutating func write(_ event: VelStream.ResponseMetadata) {
        var metadata = JSONObject()
        metadata["id"] = event.id.map { .string($0) }
        metadata["modelId"] = event.modelID.map { .string($0) }
        metadata["timestamp"] = event.timestamp.map { .string($0) }
        if let usage = event.usage, let json = try? usage.json() {
            metadata["usage"] = try? JSONValue(json: json)
        }
        if !metadata.isEmpty { write(.messageMetadata(messageMetadata: mended(.object(metadata)))) }
    }

    /// Writes a web page as a page and everything else as a document; what a source has no field for is metadata.
    mutating func write(_ item: VelStream.SourceItem) {
        sourceCount += 1
        let id = item.sourceID ?? "source-\(sourceCount)"
        let url = item.url.flatMap { $0.isEmpty ? nil : $0 }
        let title = item.title.flatMap { $0.isEmpty ? nil : $0 }
        var rest = JSONObject()
        rest["snippet"] = item.snippet.map { .string($0) }
        if item.type != .file, let url {
            write(.sourceURL(sourceID: id, url: url, title: title, providerMetadata: Self.metadata(rest)))
        } else {
            rest["url"] = url.map { .string($0) }
            write(
                .sourceDocument(
                    sourceID: id,
                    mediaType: Self.unknownMediaType,
                    title: title ?? url ?? id,
                    providerMetadata: Self.metadata(rest)
                )
            )
        }
    }

    /// Writes a file as a data URL; one without content is nothing that a client could show.
    mutating func write(_ event: VelStream.File) {
        guard let content = event.content, !content.isEmpty else { return }
        let mediaType = event.mimeType.isEmpty ? Self.unknownMediaType : event.mimeType
        let isURL = ["data:", "https://", "http://"].contains { content.utf8.starts(with: $0.utf8) }
        let name: JSONObject = event.name.isEmpty ? [:] : ["name": .string(event.name)]
        write(
            .file(
                url: isURL ? content : "data:\(mediaType);base64,\(content)",
                mediaType: mediaType,
                providerMetadata: Self.metadata(name)
            )
        )
    }

    /// Writes data; an id, which Vel does not have, is passed on.
    mutating func write(_ event: VelStream.DataEvent) {
        write(
            .data(
                name: event.name,
                id: event.additionalFields["id"]?.stringValue,
                data: mended(event.data),
                transient: event.transient == true ? true : nil
            )
        )
    }

    private static let unknownMediaType = "application/octet-stream"

    private static func metadata(_ object: JSONObject) -> UIMessageStream.ProviderMetadata? {
        object.isEmpty ? nil : ["vel": object]
    }
}

extension VelStream.ErrorEvent {
    /// The text for the user, under any of its names.
    var told: String {
        [error, errorText, additionalFields["message"]?.stringValue].lazy.compactMap(\.self).first { !$0.isEmpty }
            ?? UIMessageStream.maskedErrorText
    }
}

extension UIMessageStream.FinishReason {
    /// The reason of a Vel stream, in which providers may speak for themselves.
    init(_ reason: VelStream.FinishReason) {
        switch reason {
        case .stop: self = .stop
        case .length: self = .length
        case .toolCalls: self = .toolCalls
        case .contentFilter: self = .contentFilter
        case .error: self = .error
        case .unrecognized(let name):
            switch name.lowercased() {
            case "stop", "end_turn", "stop_sequence": self = .stop
            case "length", "max_tokens": self = .length
            case "tool-calls", "tool_use", "function_call": self = .toolCalls
            case "content-filter", "safety", "refusal": self = .contentFilter
            default: self = .other
            }
        }
    }
}
