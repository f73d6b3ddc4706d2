// Code for any protocol: writers, readers, and the requirements for serving a custom protocol from a context.
import AISDK
@_spi(Generated) import ProtocolSupport

func serve<Stream: CollectedProtocol>(
    _ stream: Stream.Type,
    _ work: @escaping @Sendable (StreamContext<Stream, Void>) async throws -> Void
) -> StreamContext<Stream, Void> {
    let context = StreamContext(stream, options: StreamOptions(collects: true))
    context.run(work)
    return context
}

func relay<Stream: StreamProtocol>(
    _ events: EventStream<Stream>,
    to writer: some EventWriter<Stream>
) async throws {
    for try await event in events { try await writer.write(event) }
}

func count<Stream: StreamProtocol>(_ body: [UInt8], as stream: Stream.Type) throws -> [String: Int] {
    var decoder = EventDecoder<Stream>(ReadingOptions(lifecycle: .off))
    decoder.append(body)
    decoder.finish()
    var counts: [String: Int] = [:]
    while let decoded = try decoder.next() { counts[decoded.event.type, default: 0] += 1 }
    return counts
}

func problems<Stream: StreamProtocol>(of events: [Stream.Event], in stream: Stream.Type) -> [LifecycleError] {
    var engine = LifecycleEngine<Stream>()
    return events.compactMap { engine.observe($0) } + engine.finish()
}

extension OwnStream: CollectedProtocol {}

// A stand-in for code that protocol-gen generates from a schema; it borrows the lifecycle of a shipped protocol.
enum OwnStream: StreamProtocol {
    struct Event: StreamEvent {
        typealias Stream = OwnStream
        var base: UIMessageStream.Event

        init(_ base: UIMessageStream.Event) { self.base = base }
        init(from reader: inout JSONReader) throws(JSONDecodingError) {
            base = try UIMessageStream.Event(from: &reader)
        }
        func encode(into writer: inout JSONWriter) { base.encode(into: &writer) }

        var kind: Int? { base.kind }
        var type: String { base.type }
        var scopeKey: String? { base.scopeKey }
        var reference: String? { base.reference }
        func isSendable(to floor: ClientVersion) -> Bool { base.isSendable(to: floor) }
        func replacements(for floor: ClientVersion) throws(JSONEncodingError) -> [Self] {
            try base.replacements(for: floor).map(Self.init)
        }
    }

    static let name = "OwnStream"
    static let transport = TransportTable(framing: .jsonLines)
    static let clients = ClientTable()
    static let lifecycle = UIMessageStream.lifecycle
    static let events = UIMessageStream.events

    static func opening(_ scope: ScopeID, key: String) -> Event? {
        UIMessageStream.opening(scope, key: key).map(Event.init)
    }
    static func closing(_ scope: ScopeID, key: String) -> Event? {
        UIMessageStream.closing(scope, key: key).map(Event.init)
    }
    static func settling(_ scope: ScopeID, key: String, state: Int) -> Event? {
        UIMessageStream.settling(scope, key: key, state: state).map(Event.init)
    }
    static func failing(text: String) -> Event? { UIMessageStream.failing(text: text).map(Event.init) }
}

let context = serve(OwnStream.self) { stream in
    try await stream.append(to: UIMessageStream.Scope.text) { key in
        OwnStream.Event(.textDelta(id: key, delta: "Hello"))
    }
}
var body: [UInt8] = []
for await chunk in context.bytes { body += chunk }
print(String(decoding: body, as: UTF8.self))
print(try count(body, as: OwnStream.self).sorted { $0.key < $1.key })
print(context.record?.events.map(\.type) ?? [], context.message?.count ?? 0)
print(problems(of: [.textEnd(id: "t")], in: UIMessageStream.self))
let copy = StreamContext(OwnStream.self)
let (bytes, continuation) = AsyncStream<[UInt8]>.makeStream()
continuation.yield(body)
continuation.finish()
try await relay(EventStream<OwnStream>(bytes), to: copy)
for await chunk in copy.bytes { print(chunk == body) }
