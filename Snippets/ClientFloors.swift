// Client floors: what a stream omits and what it refuses for the oldest client that must understand it.
import AISDK

func forOldPages() -> StreamOptions {
    StreamOptions(client: .v5)
}

func forOnePage(_ version: String) -> StreamOptions? {
    ClientVersion(version).map { StreamOptions(client: $0) }
}

func deleteOrExplain(_ stream: ChatContext) async throws {
    let call = try await stream.beginToolCall("delete", input: ["path": "notes.txt"])
    do {
        try await stream.requestApproval(call)
    } catch let failure as JSONEncodingError {
        print(failure)
        try await stream.failToolCall(call, errorText: "Your version of this page cannot ask for approval.")
    }
}

func whatIsKnown() {
    let clients = UIMessageStream.clients
    print("without a name, streams are written for", clients.floor)
    for line in clients.lines { print(line.first, "to", line.newest) }
    let old = ClientVersion(5, 0, 0)
    print(UIMessageStream.Behaviour.reasoningIDs.applies(to: old), clients.toleratesAdditionalFields(old))
}

func sameEvent(for floor: ClientVersion) throws -> String {
    let event = UIMessageStream.Event.finish(finishReason: .stop)
    return String(decoding: try event.json(floor: floor), as: UTF8.self)
}

whatIsKnown()
print(try sameEvent(for: .v5), try sameEvent(for: .v6))
let context = ChatContext(options: forOldPages())
context.run { stream in try await deleteOrExplain(stream) }
for await chunk in context.bytes { print(String(decoding: chunk, as: UTF8.self), terminator: "") }
