// Writing a first stream as bytes, and reading it back.
import GeneratedProtocol
import ProtocolSupport

func answer() throws -> [UInt8] {
    var writer = JSONWriter(for: UIMessageStream.self, floor: ClientVersion(5, 0, 0))
    try writer.writeFrame(UIMessageStream.Event.start(messageID: "msg-1"))
    try writer.writeFrame(UIMessageStream.Event.startStep())
    try writer.writeFrame(UIMessageStream.Event.textStart(id: "text-1"))
    try writer.writeFrame(UIMessageStream.Event.textDelta(id: "text-1", delta: "Hello"))
    try writer.writeFrame(UIMessageStream.Event.textEnd(id: "text-1"))
    try writer.writeFrame(UIMessageStream.Event.finishStep())
    try writer.writeFrame(UIMessageStream.Event.finish(finishReason: .stop))
    writer.writeDone(UIMessageStream.transport)
    return writer.takeBytes()
}

func read(_ json: [UInt8]) throws {
    switch try UIMessageStream.Event(json: json) {
    case .textDelta(let event): print(event.delta, terminator: "")
    case .finish(let event): print(event.finishReason?.rawValue ?? "finished")
    case .unrecognized(let event): print("something new:", event.type ?? "without a type")
    default: break
    }
}

func wouldClientAccept(_ json: [UInt8]) {
    do {
        _ = try UIMessageStream.Event(strictly: json, for: ClientVersion(6, 0, 0))
    } catch {
        print("client 6.0.0 refuses this:", error)
    }
}

func greet(_ stream: some EventWriter<UIMessageStream>) async throws {
    try await stream.writeReasoning("The clock knows.")
    let call = try await stream.beginToolCall("clock", input: ["zone": "UTC"])
    try await stream.completeToolCall(call, output: ["time": "12:00"])
    try await stream.writeText("It is noon. Hello!")
}

print(String(decoding: try answer(), as: UTF8.self))
try read(Array(#"{"type":"text-delta","id":"text-1","delta":"Hello"}"#.utf8))
wouldClientAccept(Array(#"{"type":"abort","reason":"The time was up."}"#.utf8))
