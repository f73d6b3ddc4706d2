import ChatServer
import Hummingbird

/// Serves chats on a port of this machine: `chat-server [port]`, 8080 if none is given.
@main
struct Main {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
        let app = Application(router: chatRouter(), configuration: .init(address: .hostname("127.0.0.1", port: port)))
        try await app.runService()
    }
}
