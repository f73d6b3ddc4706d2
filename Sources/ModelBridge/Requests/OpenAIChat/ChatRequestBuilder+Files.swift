import ProtocolSupport

extension ChatRequestBuilder {
    /// A file of the user, as the dialect takes it.
    func filePart(_ given: ModelMessage.File, at index: Int) throws(ModelRequestError) -> JSONValue {
        let file = try PromptFile(given, isVersion7: settings.isVersion7, isFromUser: true)
        if settings.isVersion7, case .base64(let text) = file.content, !Base64Text.isValid(text) {
            throw ModelRequestError(.malformed, "the bytes of a file of type '\(file.mediaType)' are not Base64")
        }
        let part =
            switch dialect {
            case .openAI: try openAIPart(file, at: index)
            case .compatible: try compatiblePart(file)
            }
        return .object(self.part(part, file.options))
    }

    private func openAIPart(_ file: PromptFile, at index: Int) throws(ModelRequestError) -> JSONObject {
        if case .reference(let ids) = file.content {
            guard let id = ids["openai"] else {
                throw ModelRequestError(
                    .unsupported,
                    "a file was uploaded to \(ids.keys.joined(separator: ", ")), but not to OpenAI; upload it there or pass its bytes"
                )
            }
            return ["type": "file", "file": ["file_id": .string(id)]]
        }
        switch file.family {
        case "image":
            var image: JSONObject = ["url": .string(file.imageURL)]
            if let detail = file.options?["openai"]?["imageDetail"] { image["detail"] = detail }
            return ["type": "image_url", "image_url": .object(image)]
        case "audio": return try audioPart(file)
        default:
            guard file.mediaType == "application/pdf" else { throw unsupported(file, "images, wav, mp3 and PDF") }
            // A client of version 6 may post the id of an uploaded file in place of its bytes.
            if case .base64(let id) = file.content, id.hasPrefix("file-"), !settings.isVersion7 {
                return ["type": "file", "file": ["file_id": .string(id)]]
            }
            return try documentPart(file, defaultName: "part-\(index).pdf")
        }
    }

    private func compatiblePart(_ file: PromptFile) throws(ModelRequestError) -> JSONObject {
        if case .reference = file.content {
            throw ModelRequestError(
                .unsupported,
                "a file is a reference to an upload, which servers compatible with Chat Completions do not know; pass its bytes"
            )
        }
        switch file.family {
        case "image":
            _ = try base64(of: file)
            return ["type": "image_url", "image_url": ["url": .string(file.imageURL)]]
        case "audio": return try audioPart(file)
        case "text": return ["type": "text", "text": .string(try text(of: file))]
        case "video" where settings.isVersion7:
            _ = try base64(of: file)
            return ["type": "video_url", "video_url": ["url": .string(file.dataURL ?? "")]]
        default:
            guard file.mediaType == "application/pdf" else {
                throw unsupported(file, "images, wav, mp3, PDF, texts and, for clients from 7.0.0 on, videos")
            }
            return try documentPart(file, defaultName: "document.pdf")
        }
    }

    private func audioPart(_ file: PromptFile) throws(ModelRequestError) -> JSONObject {
        let format: JSONValue
        switch file.mediaType {
        case "audio/wav": format = "wav"
        case "audio/mp3", "audio/mpeg": format = "mp3"
        default: throw unsupported(file, "wav and mp3")
        }
        return ["type": "input_audio", "input_audio": ["data": .string(try base64(of: file)), "format": format]]
    }

    private func documentPart(_ file: PromptFile, defaultName: String) throws(ModelRequestError) -> JSONObject {
        let data = "data:application/pdf;base64,\(try base64(of: file))"
        let name = file.filename ?? defaultName
        return ["type": "file", "file": ["filename": .string(name), "file_data": .string(data)]]
    }

    private func text(of file: PromptFile) throws(ModelRequestError) -> String {
        guard let bytes = Base64Text.bytes(of: try base64(of: file)) else {
            throw ModelRequestError(.malformed, "the bytes of a file of type '\(file.mediaType)' are not Base64")
        }
        // A mark of the byte order is not part of the text.
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self)
    }

    /// The bytes of a file that must be in the request itself.
    private func base64(of file: PromptFile) throws(ModelRequestError) -> String {
        switch file.content {
        case .base64(let text): return text
        case .link(let link):
            throw ModelRequestError(
                .unsupported,
                "the API takes no link of type '\(file.mediaType)' (\(link)); fetch the file and pass it as a data URL"
            )
        case .reference:
            throw ModelRequestError(.unsupported, "the API takes the bytes of a file of type '\(file.mediaType)' only")
        }
    }

    private func unsupported(_ file: PromptFile, _ known: String) -> ModelRequestError {
        ModelRequestError(.unsupported, "the API takes no file of type '\(file.mediaType)'; it takes \(known)")
    }
}

extension PromptFile {
    /// The link or data URL of an image; one whose type nobody knows is sent as JPEG.
    fileprivate var imageURL: String {
        switch content {
        case .link(let link): link
        case .base64(let text):
            mediaType.hasPrefix("image/") && mediaType != "image/*"
                ? "data:\(mediaType);base64,\(text)" : "data:image/jpeg;base64,\(text)"
        case .reference: ""
        }
    }
}
