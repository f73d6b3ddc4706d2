import ModelProviders
import ProtocolSupport

/// Faults of an answer.
struct OpenAIResponsesErrors {
    /// A fault that an event of its own reports, at its top or inside.
    func reported(_ event: OpenAIResponsesStream.ErrorEvent, raw: OpenAIResponsesStream.Event) -> ModelError {
        if let error = event.error { return reported(error, raw: raw) }
        return reported(OpenAIResponsesStream.ResponseError(code: event.code, message: event.message), raw)
    }

    /// A fault that the end of an answer reports.
    func reported(_ failure: OpenAIResponsesStream.Failure, raw: OpenAIResponsesStream.Event) -> ModelError {
        switch failure {
        case .responseError(let error): reported(error, raw)
        case .string(let text): reported(OpenAIResponsesStream.ResponseError(message: text), raw)
        }
    }

    /// An event of another API.
    func unknown(_ event: JSONValue) -> ModelError {
        ModelError(.unknownShape, "The provider sent an event of another API: it has no type.", raw: event)
    }

    private func reported(
        _ error: OpenAIResponsesStream.ResponseError,
        _ event: OpenAIResponsesStream.Event
    ) -> ModelError {
        let status = status(of: error)
        let raw = try? JSONValue(json: event.json())
        return ModelError(
            .reported,
            error.message ?? word(error) ?? "The provider reported an error.",
            status: status,
            isRetryable: status.map(ModelError.isRetryable(status:)) ?? false,
            raw: raw
        )
    }

    private func word(_ error: OpenAIResponsesStream.ResponseError) -> String? {
        guard case .string(let code) = error.code else { return error.type }
        return code
    }

    /// The status that the API answers with where such an error comes before the stream.
    private func status(of error: OpenAIResponsesStream.ResponseError) -> Int? {
        if case .int(let code) = error.code, (400...599).contains(code) { return code }
        return word(error).flatMap(Self.status) ?? error.type.flatMap(Self.status)
    }

    private static func status(_ word: String) -> Int? {
        switch word {
        case "rate_limit_exceeded", "rate_limit_error", "insufficient_quota", "tokens", "requests": 429
        case "server_error", "internal_error", "internal_server_error", "vector_store_timeout": 500
        case "service_unavailable", "server_overloaded", "overloaded_error": 503
        case "authentication_error", "invalid_api_key": 401
        case "permission_error", "permission_denied": 403
        case "not_found_error", "model_not_found": 404
        case "invalid_request_error", "invalid_prompt", "context_length_exceeded": 400
        default: nil
        }
    }
}
