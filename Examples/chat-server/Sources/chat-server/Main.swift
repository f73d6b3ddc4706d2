import ChatServer
import Hummingbird

/// Serves chats on a local port: `chat-server [port]`; the default is 8080.
@main
struct Main {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
        let app = Application(router: chatRouter(), configuration: .init(address: .hostname("127.0.0.1", port: port)))
        try await app.runService()
    }
}
