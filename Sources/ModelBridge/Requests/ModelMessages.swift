public import GeneratedProtocol
import ProtocolSupport

extension Sequence<UIMessageStream.UIMessage> {
    /// Returns the messages for a model: what the AI SDK's `convertToModelMessages` makes of these.
    ///
    /// Each step of an answer becomes a message of its own, followed by one with the outputs of its calls. Sources, parts of unknown
    /// types, and parts with data that `convertData` gives nothing for are for people, and left out.
    ///
    /// - Throws: `ModelRequestError` if a message has an unknown role, or, from version 7 on, a file whose URL is none.
    public func modelMessages(
        _ options: ModelMessageOptions = ModelMessageOptions()
    ) throws(ModelRequestError) -> [ModelMessage] {
        var messages: [ModelMessage] = []
        for message in self { try MessageConversion(options).add(message, to: &messages) }
        return messages
    }
}

/// Converts single messages.
struct MessageConversion {
    let options: ModelMessageOptions

    init(_ options: ModelMessageOptions) { self.options = options }

    func add(
        _ message: UIMessageStream.UIMessage,
        to messages: inout [ModelMessage]
    ) throws(ModelRequestError) {
        switch message.role {
        case .system: messages.append(Self.system(message))
        case .user: messages.append(.user(try userParts(of: message)))
        case .assistant: for block in blocks(of: message) { try add(block: block, to: &messages) }
        case .unrecognized(let role):
            throw ModelRequestError(
                .conversion,
                "message '\(message.id)': the role '\(role)' is unknown; use system, user or assistant"
            )
        }
    }

    /// The texts of a system message, joined; their options are merged, the last one wins.
    private static func system(_ message: UIMessageStream.UIMessage) -> ModelMessage {
        var text = ""
        var options: ModelMessage.Options = [:]
        for case .text(let part) in message.parts {
            text += part.text
            for (name, values) in part.providerMetadata ?? [:] { options[name] = values }
        }
        return .system(text, options: options.isEmpty ? nil : options)
    }

    private func userParts(
        of message: UIMessageStream.UIMessage
    ) throws(ModelRequestError) -> [ModelMessage.UserPart] {
        var parts: [ModelMessage.UserPart] = []
        for part in message.parts {
            switch part {
            case .text(let text): parts.append(.text(text.text, options: text.providerMetadata))
            case .file(let file): parts.append(.file(try self.file(file)))
            case .data(let data):
                switch options.convertData(data) {
                case .text(let text): parts.append(.text(text))
                case .file(let file): parts.append(.file(file))
                case nil: break
                }
            default: break
            }
        }
        return parts
    }

    func file(_ part: UIMessageStream.FilePart) throws(ModelRequestError) -> ModelMessage.File {
        var file = ModelMessage.File(
            .url(part.url),
            mediaType: part.mediaType,
            filename: part.filename,
            options: part.providerMetadata
        )
        if options.isVersion7 {
            if let reference = part.providerReference {
                file.source = .reference(reference)
            } else {
                try requireURL(part.url)
            }
        }
        return file
    }

    /// Stops at a text that is not a URL, such as bare Base64 or a path of the site.
    func requireURL(_ text: String) throws(ModelRequestError) {
        let scheme = text.prefix { $0 != ":" }
        let isScheme =
            scheme.first?.isASCII == true && scheme.first?.isLetter == true
            && scheme.utf8.allSatisfy { $0.isSchemeByte }
        guard scheme.count < text.count, isScheme else {
            throw ModelRequestError(
                .malformed,
                "a file's url '\(text.prefix(40))' is not a URL; use a data URL, such as 'data:image/png;base64,…', or a link"
            )
        }
    }

    /// The parts of an answer between its step boundaries.
    private func blocks(of message: UIMessageStream.UIMessage) -> [[UIMessageStream.UIMessagePart]] {
        message.parts.split { part in
            if case .stepStart = part { return true }
            return false
        }.map(Array.init)
    }
}

extension UInt8 {
    /// Whether the byte may come in the scheme of a URL, as RFC 3986 has it.
    fileprivate var isSchemeByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
