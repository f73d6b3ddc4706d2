#if Hummingbird
public import Hummingbird
import NIOCore
public import AISDK
import ProtocolSupport

extension Request {
    /// Reads the chat that `useChat` has posted.
    ///
    /// `UIMessageStream.ChatRequest(body:)` describes the format. Files that a user attaches are part of the chat, as
    /// data URLs, and are sent again with every request, so allow several megabytes.
    ///
    /// - Parameter limit: How many bytes the body may have.
    /// - Returns: The chat, or the part of it that the page has posted.
    /// - Throws: ``ChatRequestError``, which becomes a response that reports the error.
    public func decodeChat(upTo limit: Int) async throws -> UIMessageStream.ChatRequest {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit {
            throw ChatRequestError.tooLarge(limit: limit)
        }
        let bytes: ByteBuffer
        do {
            bytes = try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw ChatRequestError.tooLarge(limit: limit)
        }
        do {
            return try UIMessageStream.ChatRequest(body: Array(bytes.readableBytesView))
        } catch {
            throw ChatRequestError.unreadable(error)
        }
    }
}
#endif
