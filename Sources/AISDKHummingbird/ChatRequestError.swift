#if Hummingbird
public import HTTPTypes
public import Hummingbird
import Logging
public import AISDK
import ProtocolSupport

/// Why the body of a request is not a chat.
///
/// Thrown by a handler, it becomes the response. The body is plain text, since that is what `useChat` shows as the error's
/// message, and the context's logger is told as well.
@nonexhaustive
public enum ChatRequestError: Error, Hashable, Sendable {
    /// The body is larger than the handler allows.
    case tooLarge(limit: Int)
    /// The body cannot be read.
    case unreadable(JSONDecodingError)
}

extension ChatRequestError: CustomStringConvertible {
    /// What is wrong, and where.
    public var description: String {
        switch self {
        case .tooLarge(let limit): "The chat is too large: at most \(Self.size(limit)) can be sent."
        case .unreadable(let failure): "The request cannot be read: \(Self.short(failure.path)): \(failure.reason)."
        }
    }

    /// A path holds keys that the client has chosen, which may be as long as the body.
    private static func short(_ path: String) -> String {
        path.unicodeScalars.count > 200 ? String(path.unicodeScalars.prefix(200)) + "…" : path
    }

    /// The size in the largest unit that it is a whole number of.
    private static func size(_ bytes: Int) -> String {
        for (name, unit) in [("MiB", 1 << 20), ("KiB", 1 << 10)] where bytes >= unit && bytes.isMultiple(of: unit) {
            return "\(bytes / unit) \(name)"
        }
        return "\(bytes) bytes"
    }
}

extension ChatRequestError: HTTPResponseError {
    /// 413 or 400.
    public var status: HTTPResponse.Status {
        switch self {
        case .tooLarge: .contentTooLarge
        case .unreadable: .badRequest
        }
    }

    /// The response that says what is wrong.
    public func response(from request: Request, context: some RequestContext) -> Response {
        context.logger.info(
            "\(description)",
            metadata: ["status": .stringConvertible(status.code), "path": .string(request.uri.path)]
        )
        return Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: description))
        )
    }
}
#endif
