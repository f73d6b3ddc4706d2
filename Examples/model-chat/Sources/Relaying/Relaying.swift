// Requests of the application's own, and a model that is asked through a gateway.
import AISDK
import AsyncHTTPClient
import ModelClients
import NIOCore

func relay(_ request: HTTPClientRequest, to chat: ChatContext) async throws -> ModelTurn {
    let response = try await HTTPClient.shared.execute(request, timeout: .minutes(10))
    return try await chat.relay(response.body.map(\.readableBytesView), from: .anthropicMessages)
}

struct GatewayModel: ChatModel {
    let api = ModelAPI.anthropicMessages
    let name = "claude-sonnet-4-5"
    let endpoint: ModelEndpoint

    func stream(_ request: ModelRequest) async throws -> ModelEndpoint.Body {
        var request = request
        request.body["metadata"] = ["user_id": "u-17"]
        return try await endpoint.stream(request)
    }
}
