import ChatServer
import Hummingbird

@main
struct Main {
    static func main() async throws {
        let app = Application(router: chatRouter(), configuration: .init(address: .hostname("127.0.0.1", port: 8080)))
        try await app.runService()
    }
}
