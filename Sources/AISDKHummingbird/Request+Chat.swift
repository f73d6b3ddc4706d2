#if Hummingbird
public import Hummingbird
import NIOCore
public import AISDK
import ProtocolSupport

extension Request {
    /// Reads what `useChat` has posted.
    ///
    /// `UIMessageStream.ChatRequest(body:)` says what is read. Files that a user attaches are part of the
    /// chat, as data URLs, and come again with every request, so the limit is one of several megabytes.
    ///
    /// - Parameter limit: How many bytes the body may have.
    /// - Returns: The chat, or what the page has posted of it.
    /// - Throws: ``ChatRequestError``, which becomes a response that says what is wrong.
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
