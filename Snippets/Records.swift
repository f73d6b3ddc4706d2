import AISDK
// The results of a finished stream: its record, its message, and the values that modules shared during it.
import Foundation

func recorded(in table: Table) -> ChatContext {
    let options = StreamOptions(countTokens: { text in text.split(separator: " ").count })
    return ChatContext(options: options) { completion in
        guard let record = completion.record else { return }
        await table.insert(try? JSONEncoder().encode(record))
    }
}

func answer(_ question: String, to stream: ChatContext) async throws {
    try await stream.writeText("You asked: \(question)")
    stream.setUsage(promptTokens: 12)
    try await stream.uncollected.writeData("debug", data: ["secret": true])
}

func save(_ chat: [UIMessageStream.UIMessage], to file: URL) throws {
    try Data(chat.json()).write(to: file, options: .atomic)
}

func load(from file: URL) throws -> [UIMessageStream.UIMessage] {
    try [UIMessageStream.UIMessage](json: Data(contentsOf: file))
}

enum Trace: StoreKey {
    typealias Value = [String]
}

func traced(_ stream: ChatContext) async throws {
    stream.store[Trace.self] = ["begun"]
    stream.store.update(Trace.self, default: []) { $0.append("searched") }
    try stream.store.set("user.scores", to: [1, 2])
    try stream.store.set("user.scores.2", to: 3)
    let scores: [Int]? = try stream.store.get("user.scores")
    try stream.store.delete("user.scores.0")
    print(scores ?? [], stream.store[Trace.self] ?? [], stream.store.snapshot)
}

actor Table {
    func insert(_ row: Data?) { print(row.map { String(decoding: $0, as: UTF8.self) } ?? "nothing") }
}

let context = recorded(in: Table())
let work = context.run { stream in try await answer("why?", to: stream) }
for await _ in context.bytes {}
print(await work.value)
try await traced(ChatContext())
if let message = context.message {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(message.id).json")
    try save([message], to: file)
    print(try load(from: file) == [message])
    try FileManager.default.removeItem(at: file)
}
