import ProtocolSupport

extension GeminiContents {
    func userParts(_ parts: [ModelMessage.UserPart]) throws(ModelRequestError) -> [JSONValue] {
        var result: [JSONValue] = []
        for part in parts {
            switch part {
            case .text(let text, _): result.append(["text": .string(text)])
            case .file(let file): result.append(try userPart(file))
            }
        }
        return result
    }

    private func userPart(_ message: ModelMessage.File) throws(ModelRequestError) -> JSONValue {
        let file = try PromptFile(message, isVersion7: isVersion7, isFromUser: true)
        switch file.content {
        case .base64(let data):
            return .object(Self.inlineData(data, try fullType(of: file)))
        case .reference(let ids):
            return .object(Self.fileData(try Self.uri(in: ids), try fullType(of: file)))
        case .link(let link):
            guard GeminiLink(link).isTaken(by: model, as: file.mediaType) else {
                throw ModelRequestError(
                    .unsupported,
                    """
                    \(model.name) does not fetch a file of type '\(file.mediaType)' at the link '\(link)'; fetch the file and pass \
                    it as a data URL
                    """
                )
            }
            return .object(Self.fileData(link, try fullType(of: file)))
        }
    }

    /// A file that the model made.
    func modelPart(_ message: ModelMessage.File, isThought: Bool) throws(ModelRequestError) -> JSONValue {
        let file = try PromptFile(message, isVersion7: isVersion7, isFromUser: false)
        let options = GeminiOptions(file.options)
        var part: JSONObject
        switch file.content {
        case .base64(let data): part = Self.inlineData(data, file.mediaType)
        case .reference(let ids): part = Self.fileData(try Self.uri(in: ids), file.mediaType)
        case .link(let link):
            throw ModelRequestError(
                .unsupported,
                "Gemini takes no links in messages of the model; pass the file at '\(link)' as a data URL"
            )
        }
        if isThought || options.isThought { part["thought"] = true }
        return options.signed(part)
    }

    /// The type of a file of the user; version 7 needs one that is known.
    private func fullType(of file: PromptFile) throws(ModelRequestError) -> String {
        if !isVersion7 { return file.mediaType == "image/*" ? "image/jpeg" : file.mediaType }
        guard file.mediaType.contains("/"), !file.mediaType.hasSuffix("/*") else {
            throw ModelRequestError(
                .unsupported,
                "Gemini wants the whole media type of a file, such as 'image/png'; this one says '\(file.mediaType)'"
            )
        }
        return file.mediaType
    }

    private static func uri(in ids: JSONMap<String>) throws(ModelRequestError) -> String {
        guard let uri = ids["google"] else {
            throw ModelRequestError(
                .unsupported,
                "a file was uploaded to \(ids.keys.joined(separator: ", ")), not to Gemini; upload it there, too, or pass its data"
            )
        }
        return uri
    }

    static func inlineData(_ data: String, _ mediaType: String) -> JSONObject {
        ["inlineData": ["mimeType": .string(mediaType), "data": .string(data)]]
    }

    private static func fileData(_ uri: String, _ mediaType: String) -> JSONObject {
        ["fileData": ["mimeType": .string(mediaType), "fileUri": .string(uri)]]
    }
}

/// A link to a file, which the service fetches itself where it can.
struct GeminiLink {
    private let text: String

    init(_ text: String) { self.text = text }

    func isTaken(by model: GeminiModel, as mediaType: String) -> Bool {
        if isOfService || isOfYouTube { return true }
        guard model.takesLinks, text.prefix(8).lowercased() == "https://" else { return false }
        return Self.types.contains(mediaType)
    }

    /// The types of files that the service fetches from other servers.
    ///
    /// From https://ai.google.dev/gemini-api/docs/file-input-methods#supported-content-types.
    private static let types: Set = [
        "application/json", "application/pdf", "image/bmp", "image/jpeg", "image/png", "image/webp", "text/css",
        "text/csv", "text/html", "text/javascript", "text/plain", "text/rtf", "text/xml", "video/3gpp", "video/avi",
        "video/mov", "video/mp4", "video/mpeg", "video/mpg", "video/quicktime", "video/webm", "video/wmv",
        "video/x-flv",
    ]

    /// Whether the file was uploaded to the service.
    private var isOfService: Bool {
        let service = "https://generativelanguage.googleapis.com/"
        guard text.hasPrefix(service) else { return false }
        return text.dropFirst(service.count).split(separator: "/").dropFirst().first == "files"
    }

    private var isOfYouTube: Bool {
        let starts = ["https://www.youtube.com/watch?v=", "https://youtube.com/watch?v=", "https://youtu.be/"]
        return starts.contains { text.hasPrefix($0) }
    }
}
