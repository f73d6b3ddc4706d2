import AISDKHummingbird
import Hummingbird
import ModelClients

let environment = Environment()
let model = Anthropic(
    model: environment.get("ANTHROPIC_MODEL") ?? "claude-sonnet-4-5",
    key: environment.get("ANTHROPIC_API_KEY") ?? "",
    baseURL: environment.get("ANTHROPIC_BASE_URL") ?? Anthropic.baseURL
)

let router = Router(context: BasicStreamRequestContext.self)
router.add(middleware: CORSMiddleware(allowOrigin: .custom("http://localhost:3000")))
router.post("api/chat") { request, requestContext in
    let chat = try await request.decodeChat(upTo: 16 << 20)
    let log = requestContext.logger
    let context = ChatContext(answering: chat, options: StreamOptions(onError: { log.error("\($0)") }))
    context.run { stream in try await stream.answer(chat, with: model) }
    return context.response(in: requestContext)
}

let port = environment.get("PORT", as: Int.self) ?? 8080
let app = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
try await app.runService()
