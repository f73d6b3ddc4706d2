import ProtocolSupport

/// Makes the parts of messages and outputs: texts, images, other files.
enum OpenAIResponsesContent {
    static func text(_ text: String, _ options: ModelMessage.Options?) -> JSONValue {
        .object(
            OpenAIResponsesJSON.object([
                "type": "input_text", "text": .string(text),
                "prompt_cache_breakpoint": options?.openAI("promptCacheBreakpoint"),
            ])
        )
    }

    /// The part of a user's file; `index` is its place in the message, for files without a name.
    static func file(_ file: PromptFile, index: Int, takesAll: Bool) throws(ModelRequestError) -> JSONValue {
        switch file.content {
        case .reference(let ids):
            guard let id = ids["openai"] else {
                throw ModelRequestError(
                    .unsupported,
                    "a file was not uploaded to OpenAI: its reference has no id of 'openai'"
                )
            }
            return part(id: id, isImage: file.family == "image", file.options)
        case .link(let link):
            guard file.family == "image" || file.mediaType == "application/pdf" else { throw unfetched(file) }
            return part(link: link, isImage: file.family == "image", file.options)
        case .base64(let data):
            let type = try fullType(of: file, data)
            if file.family == "image" { return part(image: "data:\(type);base64,\(data)", file.options) }
            guard type == "application/pdf" || takesAll else { throw unsupported(type) }
            let name = file.filename ?? (type == "application/pdf" ? "part-\(index).pdf" : "part-\(index)")
            return part(data: "data:\(type);base64,\(data)", name: name, file.options)
        }
    }

    /// The type of the bytes, where only `image` or `image/*` is declared.
    private static func fullType(of file: PromptFile, _ data: String) throws(ModelRequestError) -> String {
        guard file.family == "image", file.mediaType == "image" || file.mediaType == "image/*" else {
            return file.mediaType
        }
        guard let type = ImageSignature.mediaType(ofBase64: data) else { throw unsupported(file.mediaType) }
        return type
    }

    private static func unsupported(_ type: String) -> ModelRequestError {
        ModelRequestError(
            .unsupported,
            "OpenAI's Responses takes images and PDF, not a file of type '\(type)'; leave it out, or set passThroughUnsupportedFiles"
        )
    }

    private static func unfetched(_ file: PromptFile) -> ModelRequestError {
        ModelRequestError(
            .unsupported,
            "OpenAI's Responses takes links to images and PDF, not to '\(file.mediaType)'; fetch the file and pass it as a data URL"
        )
    }

    private static func part(id: String, isImage: Bool, _ options: ModelMessage.Options?) -> JSONValue {
        part(
            [
                "type": isImage ? "input_image" : "input_file", "file_id": .string(id),
                "detail": isImage ? options?.openAI("imageDetail") : nil,
            ],
            options
        )
    }

    fileprivate static func part(link: String, isImage: Bool, _ options: ModelMessage.Options?) -> JSONValue {
        if isImage { return part(image: link, options) }
        return part(["type": "input_file", "file_url": .string(link)], options)
    }

    fileprivate static func part(image url: String, _ options: ModelMessage.Options?) -> JSONValue {
        part(["type": "input_image", "image_url": .string(url), "detail": options?.openAI("imageDetail")], options)
    }

    fileprivate static func part(data url: String, name: String, _ options: ModelMessage.Options?) -> JSONValue {
        part(["type": "input_file", "filename": .string(name), "file_data": .string(url)], options)
    }

    private static func part(
        _ members: KeyValuePairs<String, JSONValue?>,
        _ options: ModelMessage.Options?
    ) -> JSONValue {
        var part = OpenAIResponsesJSON.object(members)
        part["prompt_cache_breakpoint"] = options?.openAI("promptCacheBreakpoint")
        return .object(part)
    }
}

extension OpenAIResponsesContent {
    /// The part of an output that a tool wrote for models, in the words of version 6 or 7; nil if the API has no such part.
    static func part(_ part: JSONValue) -> JSONValue? {
        let options = self.options(of: part)
        switch part["type"]?.stringValue {
        case "text": return text(part["text"]?.stringValue ?? "", options)
        case "image-data", "file-data", "media": return inline(part, part["data"]?.stringValue, options)
        case "image-url": return part["url"]?.stringValue.map { Self.part(link: $0, isImage: true, options) }
        case "file-url":
            let isImage = part["mediaType"]?.stringValue?.hasPrefix("image/") == true
            return part["url"]?.stringValue.map { Self.part(link: $0, isImage: isImage, options) }
        case "file":
            let data = part["data"]
            if let link = data?["url"]?.stringValue {
                return Self.part(link: link, isImage: isImage(part), options)
            }
            return inline(part, data?["data"]?.stringValue ?? data?.stringValue, options)
        default: return nil
        }
    }

    private static func inline(_ part: JSONValue, _ data: String?, _ options: ModelMessage.Options?) -> JSONValue? {
        guard let data else { return nil }
        var type = part["mediaType"]?.stringValue ?? "application/octet-stream"
        if isImage(part) {
            if type == "image" || type == "image/*" { type = ImageSignature.mediaType(ofBase64: data) ?? "image/jpeg" }
            return Self.part(image: "data:\(type);base64,\(data)", options)
        }
        return Self.part(
            data: "data:\(type);base64,\(data)",
            name: part["filename"]?.stringValue ?? "data",
            options
        )
    }

    private static func isImage(_ part: JSONValue) -> Bool {
        part["mediaType"]?.stringValue?.prefix { $0 != "/" } == "image"
    }

    private static func options(of part: JSONValue) -> ModelMessage.Options? {
        guard let values = part["providerOptions"]?["openai"]?.objectValue else { return nil }
        return ["openai": values]
    }
}
