#if Hummingbird
public import HTTPTypes
public import Hummingbird
import Logging
public import AISDK
import ProtocolSupport

/// The reason why the body of a request is not a chat.
///
/// If a handler throws it, it becomes the response. The response's body is plain text, which `useChat` shows as the
/// error's message. The context's logger receives the error as well.
@nonexhaustive
public enum ChatRequestError: Error, Hashable, Sendable {
    /// The body is larger than the handler allows.
    case tooLarge(limit: Int)
    /// The body cannot be read.
    case unreadable(JSONDecodingError)
}

extension ChatRequestError: CustomStringConvertible {
    /// The problem and its path in the body.
    public var description: String {
        switch self {
        case .tooLarge(let limit): "The chat is too large: at most \(Self.size(limit)) can be sent."
        case .unreadable(let failure): "The request cannot be read: \(Self.short(failure.path)): \(failure.reason)."
        }
    }

    /// Shortens a path, whose keys come from the client and may be as long as the body.
    private static func short(_ path: String) -> String {
        path.unicodeScalars.count > 200 ? String(path.unicodeScalars.prefix(200)) + "…" : path
    }

    /// Formats a size in the largest unit of which it is a whole multiple.
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

    /// Returns the response that reports the error, and logs the error.
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
