import ProtocolSupport

/// A file as a request can carry it.
struct PromptFile: Hashable, Sendable {
    /// Where its bytes are.
    enum Content: Hashable, Sendable {
        /// In the request, in Base64.
        case base64(String)
        /// At a link.
        case link(String)
        /// At providers that it was uploaded to: its ids, by the providers' names.
        case reference(JSONMap<String>)
    }

    var content: Content
    /// Its media type, in small letters and without parameters.
    var mediaType: String
    var filename: String?
    var options: ModelMessage.Options?

    /// Creates a file that is not part of a message.
    init(_ content: Content, mediaType: String) {
        self.content = content
        self.mediaType = Self.plainType(mediaType)
    }

    /// Reads the file of a message.
    ///
    /// The type in a data URL wins over the declared one. From version 7 on, bytes that are those of an image win over both, in
    /// messages of the user.
    ///
    /// - Throws: `ModelRequestError` for a data URL that is not in Base64.
    init(
        _ file: ModelMessage.File,
        isVersion7: Bool,
        isFromUser: Bool
    ) throws(ModelRequestError) {
        filename = file.filename
        options = file.options
        mediaType = Self.plainType(file.mediaType)
        switch file.source {
        case .reference(let ids): content = .reference(ids)
        case .url(let text):
            if let data = DataURL(text) {
                guard data.isBase64 else {
                    throw ModelRequestError(
                        .malformed,
                        "a file's data URL is percent-encoded; encode its bytes in Base64: 'data:\(mediaType);base64,…'"
                    )
                }
                if !data.mediaType.isEmpty { mediaType = Self.plainType(data.mediaType) }
                content = .base64(data.contents)
            } else if Self.isLink(text) {
                content = .link(text)
            } else {
                // Version 6 takes each other text for Base64.
                content = .base64(text)
            }
        }
        if isFromUser, case .base64(let text) = content {
            if isVersion7, let type = ImageSignature.mediaType(ofBase64: text) {
                mediaType = type
            } else if !isVersion7, mediaType == "image/*" {
                mediaType = "image/jpeg"
            }
        }
    }

    /// A data URL of the bytes; nil for bytes that are elsewhere.
    var dataURL: String? {
        guard case .base64(let text) = content else { return nil }
        return "data:\(mediaType);base64,\(text)"
    }

    /// The first word of the type: `image` of `image/png`.
    var family: Substring { mediaType.prefix { $0 != "/" } }

    private static func plainType(_ type: String) -> String {
        String(type.prefix { $0 != ";" }.lowercased())
    }

    private static func isLink(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }
}

/// The pieces of a data URL, as RFC 2397 has it.
struct DataURL {
    let mediaType: String
    let isBase64: Bool
    let contents: String

    /// Nil for a text that is not a data URL.
    init?(_ text: String) {
        guard text.prefix(5).lowercased() == "data:", let comma = text.firstIndex(of: ",") else { return nil }
        let head = text[..<comma].dropFirst(5).split(separator: ";", omittingEmptySubsequences: false)
        mediaType = head.first.map(String.init) ?? ""
        isBase64 = head.dropFirst().last?.lowercased() == "base64"
        contents = String(text[text.index(after: comma)...])
    }
}

/// Types of images by their first bytes.
enum ImageSignature {
    /// The beginnings, in Base64 as far as whole letters go.
    private static let beginnings: [(base64: String, type: String)] = [
        ("R0lGOD", "image/gif"), ("iVBORw", "image/png"), ("/9j/", "image/jpeg"), ("Qk", "image/bmp"),
        ("SUkqAA", "image/tiff"), ("TU0AKg", "image/tiff"), ("AAAAIGZ0eXBhdmlm", "image/avif"),
        ("AAAAIGZ0eXBoZWlj", "image/heic"),
    ]

    static func mediaType(ofBase64 text: String) -> String? {
        if text.hasPrefix("UklGR"), text.dropFirst(10).prefix(6).contains("XRUJ") { return "image/webp" }
        return beginnings.first { text.hasPrefix($0.base64) }?.type
    }
}
