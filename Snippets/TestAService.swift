// Testing a service that takes `some EventWriter<UIMessageStream>` by the message that a released client shows.
import AISDK

func greet(_ name: String, on stream: some EventWriter<UIMessageStream>) async throws {
    try await stream.writeText("Hello \(name)!")
    try await stream.writeData("greeted", data: ["name": name])
}

/// The message that a client shows of what `work` writes.
func shown(
    to client: ClientVersion = .v6,
    _ work: @escaping @Sendable (ChatContext) async throws -> Void
) async throws -> UIMessageStream.UIMessage? {
    let context = ChatContext(options: StreamOptions(client: client))
    context.run(work)
    var page = ClientReplay(client: client)
    for await chunk in context.bytes { page.append(chunk) }
    page.finish()
    if case .failed(let error) = context.outcome { throw error }
    if let failure = page.failure { throw failure }
    return page.message
}

let message = try await shown { try await greet("Ada", on: $0) }
let greeted = try message?.data("greeted", as: [String: String].self)
print(message?.text == "Hello Ada!", greeted == ["name": "Ada"])
