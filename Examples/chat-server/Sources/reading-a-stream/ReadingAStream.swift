import AISDK
import AsyncHTTPClient
import NIOCore

/// Requests a stream from a server and prints the text of its answer as it arrives.
@main
struct ReadingAStream {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: reading-a-stream URL")
            return
        }
        let request = HTTPClientRequest(url: CommandLine.arguments[1])
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        guard response.status == .ok else {
            print("the server answered \(response.status)")
            return
        }
        // A `ByteBuffer` is not a collection of bytes, but its view is.
        let events = EventStream<UIMessageStream>(response.body.map(\.readableBytesView)) { violation, index in
            print("\nevent \(index): \(violation)")
        }
        try await show(events)
    }

    private static func show(_ stream: EventStream<UIMessageStream>) async throws {
        var events = stream.makeAsyncIterator()
        while let event = try await events.next() {
            switch event {
            case .textDelta(let text): print(text.delta, terminator: "")
            case .toolInputAvailable(let call): print("\n[\(call.toolName) \(call.input)]")
            case .error(let error): print("\nThe answer failed: \(error.errorText)")
            default: break
            }
        }
        switch events.ending {
        case .done: print()
        case .cutOff(let frame): print("\nThe connection broke in the frame on line \(frame.line).")
        default: print("\nThe stream ended without [DONE].")
        }
    }
}
