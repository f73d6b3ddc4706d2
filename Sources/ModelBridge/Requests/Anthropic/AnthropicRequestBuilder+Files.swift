import ProtocolSupport

extension AnthropicRequestBuilder {
    private static let pdf = "application/pdf"

    /// Returns the block of a user's file.
    mutating func block(of file: ModelMessage.File) throws(ModelRequestError) -> JSONObject {
        let file = try PromptFile(file, isVersion7: settings.isVersion7, isFromUser: true)
        let control = cache.control(file.options)
        let values = file.options?["anthropic"]
        var block: JSONObject
        switch file.content {
        case .reference(let ids): block = try self.block(ofReference: ids, file, values)
        case .link, .base64: block = try self.block(of: file, values)
        }
        if block.type != "container_upload" { block["cache_control"] = control }
        return block
    }

    private mutating func block(
        ofReference ids: JSONMap<String>,
        _ file: PromptFile,
        _ values: JSONObject?
    ) throws(ModelRequestError) -> JSONObject {
        guard let id = ids["anthropic"] else {
            let known = ids.keys.map { "'\($0)'" }.joined(separator: ", ")
            throw ModelRequestError(
                .unsupported,
                "a file of type '\(file.mediaType)' was uploaded to \(known), not to 'anthropic'; upload it there, or pass a data URL"
            )
        }
        ask(for: "files-api-2025-04-14")
        if values?["containerUpload"] == true { return ["type": "container_upload", "file_id": .string(id)] }
        return [
            "type": file.family == "image" ? "image" : "document",
            "source": ["type": "file", "file_id": .string(id)],
        ]
    }

    private mutating func block(of file: PromptFile, _ values: JSONObject?) throws(ModelRequestError) -> JSONObject {
        if file.family == "image" {
            if case .base64 = file.content, !file.mediaType.contains("/") || file.mediaType.hasSuffix("/*") {
                throw ModelRequestError(
                    .unsupported,
                    "the type '\(file.mediaType)' of an image does not tell its format; give it, as in 'image/png'"
                )
            }
            return ["type": "image", "source": Self.source(of: file)]
        }
        var block: JSONObject
        switch (file.mediaType, file.content) {
        case (Self.pdf, _):
            ask(for: "pdfs-2024-09-25")
            block = ["type": "document", "source": Self.source(of: file)]
        case ("text/plain", .base64(let text)):
            guard let bytes = Base64Text.bytes(of: text) else {
                throw ModelRequestError(.malformed, "the data of a file of type 'text/plain' are not Base64")
            }
            let contents = String(decoding: bytes, as: UTF8.self)
            block = [
                "type": "document",
                "source": ["type": "text", "media_type": "text/plain", "data": .string(contents)],
            ]
        case ("text/plain", .link(let link)):
            throw ModelRequestError(
                .unsupported,
                "Anthropic does not fetch the text at '\(link)'; fetch it and pass it as a data URL"
            )
        default:
            throw ModelRequestError(
                .unsupported,
                "Anthropic takes no files of type '\(file.mediaType)', only images, 'application/pdf' and 'text/plain'"
            )
        }
        block["title"] = (values?["title"]?.stringValue ?? file.filename).map(JSONValue.string)
        if let context = values?["context"]?.stringValue, !context.isEmpty { block["context"] = .string(context) }
        if values?["citations"]?["enabled"] == true { block["citations"] = ["enabled": true] }
        return block
    }

    private static func source(of file: PromptFile) -> JSONValue {
        switch file.content {
        case .base64(let text): ["type": "base64", "media_type": .string(file.mediaType), "data": .string(text)]
        case .link(let link): ["type": "url", "url": .string(link)]
        case .reference: .null
        }
    }

    /// Returns the block of a part of a tool's own form of its output; nil for one that the API does not have.
    mutating func block(ofContent part: JSONValue) -> JSONObject? {
        let kind = part["type"]?.stringValue ?? ""
        if kind == "text" { return ["type": "text", "text": .string(part["text"]?.stringValue ?? "")] }
        if kind == "custom" {
            let values = part["providerOptions"]?["anthropic"]
            if values?["type"] == "tool-reference", let name = values?["toolName"] {
                return ["type": "tool_reference", "tool_name": name]
            }
        }
        guard let file = Self.file(ofContent: part, kind) else {
            omit("tool-result", "Anthropic takes no part of type '\(kind)' in outputs")
            return nil
        }
        if file.family == "image" { return ["type": "image", "source": Self.source(of: file)] }
        if case .link = file.content { return ["type": "document", "source": Self.source(of: file)] }
        guard file.mediaType == Self.pdf else {
            omit("tool-result", "Anthropic takes no file of type '\(file.mediaType)' in outputs, only images and PDF")
            return nil
        }
        ask(for: "pdfs-2024-09-25")
        return ["type": "document", "source": Self.source(of: file)]
    }

    /// The file of a part of an output, in the words of version 7 or the older ones; nil for other parts.
    private static func file(ofContent part: JSONValue, _ kind: String) -> PromptFile? {
        var type = part["mediaType"]?.stringValue
        let content: PromptFile.Content
        switch kind {
        case "image-url", "file-url":
            guard let link = part["url"]?.stringValue else { return nil }
            content = .link(link)
            if type == nil { type = kind == "image-url" ? "image/*" : pdf }
        case "image-data", "file-data", "media":
            guard let text = part["data"]?.stringValue else { return nil }
            content = .base64(text)
        case "file":
            if let link = part["data"]?["url"]?.stringValue {
                content = .link(link)
            } else if let text = part["data"]?["data"]?.stringValue {
                content = .base64(text)
            } else {
                return nil
            }
        default: return nil
        }
        var declared = type ?? ""
        if case .base64(let text) = content, !declared.contains("/") || declared.hasSuffix("/*") {
            declared = ImageSignature.mediaType(ofBase64: text) ?? declared
        }
        return PromptFile(content, mediaType: declared)
    }
}
