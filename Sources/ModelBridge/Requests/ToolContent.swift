import ProtocolSupport

/// Parts of a tool's own form of an output, as the SDK's `content` outputs have them.
enum ToolContent {
    /// The part in the words of version 7, which has one type for all files.
    ///
    /// An id of a file is one of `provider` if the part does not say whose it is.
    static func currentForm(of part: JSONValue, provider: String) -> JSONValue {
        switch part["type"]?.stringValue {
        case "media", "file-data", "image-data":
            file(part, ["type": "data", "data": part["data"] ?? .null], part["mediaType"])
        case "file-url":
            file(part, ["type": "url", "url": part["url"] ?? .null], part["mediaType"] ?? "application/octet-stream")
        case "image-url": file(part, ["type": "url", "url": part["url"] ?? .null], "image")
        case "file-id": file(part, reference(part["fileId"], provider), "application/octet-stream")
        case "image-file-id": file(part, reference(part["fileId"], provider), "image")
        case "file-reference": file(part, reference(part["providerReference"], provider), "application/octet-stream")
        case "image-file-reference": file(part, reference(part["providerReference"], provider), "image")
        default: part
        }
    }

    private static func file(_ part: JSONValue, _ data: JSONValue, _ mediaType: JSONValue?) -> JSONValue {
        var file: JSONObject = ["type": "file", "data": data]
        file["mediaType"] = mediaType
        for key in ["filename", "providerOptions"] { file[key] = part[key] }
        return .object(file)
    }

    /// The ids of a file by provider: given so, or as the id at the provider that is asked.
    private static func reference(_ id: JSONValue?, _ provider: String) -> JSONValue {
        let ids: JSONValue = id?.objectValue == nil ? [provider: id ?? .null] : id ?? .null
        return ["type": "reference", "reference": ids]
    }
}
