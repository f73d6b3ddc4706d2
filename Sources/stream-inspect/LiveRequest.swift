import Foundation
import StreamInspection

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A request whose response is read as it arrives.
struct LiveRequest {
    private var request: URLRequest

    init(url: URL, timeout: Int) {
        request = URLRequest(url: url, timeoutInterval: TimeInterval(timeout))
        set("Accept", to: "text/event-stream")
    }

    /// Turns the request into a POST of JSON.
    mutating func post(_ body: [UInt8]) {
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        set("Content-Type", to: "application/json")
    }

    /// Sets a header, and replaces one of the same name.
    mutating func set(_ name: String, to value: String) {
        request.setValue(value, forHTTPHeaderField: name)
    }

    /// Sends the request, and returns when the response has begun; throws if the status is an error.
    func send() async throws -> LiveResponse {
        let (parts, continuation) = AsyncThrowingStream<ResponsePart, any Error>.makeStream()
        let receiver = Receiver(continuation)
        let session = URLSession(configuration: .ephemeral, delegate: receiver, delegateQueue: nil)
        continuation.onTermination = { _ in session.invalidateAndCancel() }
        session.dataTask(with: request).resume()
        var iterator = parts.makeAsyncIterator()
        guard case .head(let status, let contentType)? = try await iterator.next(isolation: #isolation) else {
            throw CommandError("the server gave no answer")
        }
        let chunks = LiveResponse.Chunks(iterator: iterator)
        guard (200..<300).contains(status) else {
            let excerpt = await Self.excerpt(of: chunks, endingWith: continuation)
            throw CommandError("the server answered with status \(status)\(excerpt)")
        }
        return LiveResponse(status: status, contentType: contentType, chunks: chunks)
    }

    /// Returns the beginning of an error response: all bytes before the body ends, breaks off or pauses.
    private static func excerpt(
        of chunks: LiveResponse.Chunks,
        endingWith continuation: AsyncThrowingStream<ResponsePart, any Error>.Continuation
    ) async -> String {
        let end = Task {
            try await Task.sleep(for: .seconds(2))
            continuation.finish()
        }
        defer { end.cancel() }
        var bytes: [UInt8] = []
        // The beginning of a body that breaks off is still useful.
        do {
            for try await chunk in chunks {
                bytes += chunk.bytes
                if bytes.count >= excerptLimit { break }
            }
        } catch {}
        let text = String(decoding: bytes.prefix(excerptLimit), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? ", and says nothing more" : ": " + PlainText.cut(PlainText.printable(text), to: 300)
    }

    private static let excerptLimit = 2000
}

/// A response that has begun.
struct LiveResponse {
    /// Bytes and the time of their arrival.
    struct Chunk: Sendable {
        var bytes: [UInt8]
        /// Since the request was sent.
        var milliseconds: Int
    }

    /// The chunks of the body.
    struct Chunks: AsyncSequence, AsyncIteratorProtocol {
        fileprivate var iterator: AsyncThrowingStream<ResponsePart, any Error>.AsyncIterator

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Chunk? {
            while let part = try await iterator.next(isolation: actor) {
                if case .body(let chunk) = part { return chunk }
            }
            return nil
        }

        func makeAsyncIterator() -> Chunks { self }
    }

    /// The status code.
    let status: Int
    /// The media type of the response.
    let contentType: String
    /// The body.
    let chunks: Chunks
}

private enum ResponsePart: Sendable {
    case head(status: Int, contentType: String)
    case body(LiveResponse.Chunk)
}

/// Forwards the events of the session.
private final class Receiver: NSObject, URLSessionDataDelegate {
    private let continuation: AsyncThrowingStream<ResponsePart, any Error>.Continuation
    private let start = ContinuousClock.now

    init(_ continuation: AsyncThrowingStream<ResponsePart, any Error>.Continuation) {
        self.continuation = continuation
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let response = response as? HTTPURLResponse
        let contentType = response?.value(forHTTPHeaderField: "content-type") ?? "no content-type"
        continuation.yield(.head(status: response?.statusCode ?? 0, contentType: contentType))
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let elapsed = (ContinuousClock.now - start).components
        let milliseconds = Int(elapsed.seconds) * 1000 + Int(elapsed.attoseconds / 1_000_000_000_000_000)
        continuation.yield(.body(LiveResponse.Chunk(bytes: Array(data), milliseconds: milliseconds)))
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let failure = error.map { CommandError("the connection failed: \($0.localizedDescription)") }
        continuation.finish(throwing: failure)
    }
}
