public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

extension UIMessageStream.ChatRequest {
    /// Reads the body of a request that a page has posted.
    ///
    /// A chat may be older than this build: where a message of it has a part that cannot be read, the part is kept as it came,
    /// as `unrecognized`. The message that the user has just sent must be readable, since it would be answered as if nothing were
    /// in it; and a request must have a message, or the id of one.
    ///
    /// - Throws: `JSONDecodingError` with the path to what is wrong.
    public init(body: [UInt8]) throws(JSONDecodingError) {
        do {
            self = try JSONReader.read(body) { reader throws(JSONDecodingError) in try Self(from: &reader) }
        } catch {
            try self.init(json: body)
            try Self.requireReadableQuestion(in: body, after: error)
        }
        guard newestMessage != nil || messageID != nil else {
            throw JSONDecodingError(
                path: "$.messages",
                reason: .wrongType(expected: "at least one message", found: "none")
            )
        }
    }

    /// Reads the newest message once more, without forgiving anything, if it is the user's.
    private static func requireReadableQuestion(
        in body: [UInt8],
        after failure: JSONDecodingError
    ) throws(JSONDecodingError) {
        guard case .object(let request) = try JSONValue(json: body) else { return }
        var path = "$.message"
        var newest = request["message"]
        if newest == nil, case .array(let messages) = request["messages"] {
            path = "$.messages[\(messages.count - 1)]"
            newest = messages.last
        }
        guard let newest, newest["role"]?.stringValue == "user", let json = try? newest.json() else { return }
        do {
            _ = try JSONReader.read(json) { reader throws(JSONDecodingError) in
                try UIMessageStream.UIMessage(from: &reader)
            }
        } catch {
            throw JSONDecodingError(
                offset: failure.offset,
                path: path + error.path.dropFirst(),
                reason: error.reason
            )
        }
    }
}
