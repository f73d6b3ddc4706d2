import AISDK
// Reading streams: from a file, from a server, and as strictly as one client.
import Foundation
import GeneratedProtocol
import ProtocolSupport

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

func readFile(at url: URL) throws {
    var decoder = EventDecoder<UIMessageStream>()
    let file = try FileHandle(forReadingFrom: url)
    while let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty {
        decoder.append(chunk)
        while let decoded = try decoder.next() { show(decoded) }
    }
    decoder.finish()
    while let decoded = try decoder.next() { show(decoded) }
    for violation in decoder.violationsAtEnd { print(violation) }
    if case .cutOff(let frame) = decoder.ending { print("cut off in the frame on line \(frame.line)") }
}

func show(_ decoded: DecodedEvent<UIMessageStream>) {
    print("event \(decoded.index), line \(decoded.position.line): \(decoded.event.type)")
    if let violation = decoded.violation { print("  \(violation)") }
}

#if canImport(FoundationNetworking)
func ask(_ request: URLRequest) async throws {
    // On Linux, URLSession delivers only whole responses; `Examples/chat-server` has a reader for all platforms.
    let (body, _) = try await URLSession.shared.data(for: request)
    try print(text(of: Array(body)))
}
#else
func ask(_ request: URLRequest) async throws {
    let (bytes, _) = try await URLSession.shared.bytes(for: request)
    for try await event in EventStream<UIMessageStream>(bytes) {
        if case .textDelta(let text) = event { print(text.delta, terminator: "") }
    }
}
#endif

func text(of body: [UInt8]) throws -> String {
    var decoder = EventDecoder<UIMessageStream>()
    decoder.append(body)
    decoder.finish()
    var text = ""
    while let decoded = try decoder.next() {
        if case .textDelta(let event) = decoded.event { text += event.delta }
    }
    return text
}

func readMessages(_ messages: AsyncStream<[UInt8]>) async throws {
    let events = EventStream<UIMessageStream>(messages, options: ReadingOptions(framing: .messages))
    for try await event in events { print(event.type) }
}

func check(_ bytes: AsyncStream<[UInt8]>) async throws {
    let options = ReadingOptions(lifecycle: .strict, client: ClientVersion(6, 0, 0), readsPastDone: true)
    do {
        for try await _ in EventStream<UIMessageStream>(bytes, options: options) {}
    } catch let error as EventStreamError {
        print("client 6.0.0 would refuse event \(error.index):", error)
    }
}

let body = """
    data: {"type":"start"}

    data: {"type":"start-step"}

    data: {"type":"text-start","id":"text-1"}

    data: {"type":"text-delta","id":"text-1","delta":"Hello"}

    data: {"type":"text-end","id":"text-2"}


    """
print(try text(of: Array(body.utf8)))
let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
continuation.yield(Array(body.utf8))
continuation.finish()
try await check(bytes)
