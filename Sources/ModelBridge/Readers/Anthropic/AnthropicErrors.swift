import ModelProviders
import ProtocolSupport

/// The faults of Anthropic's answers.
enum AnthropicErrors {
    /// A fault that the provider reported.
    static func reported(_ error: AnthropicMessagesStream.ErrorEventError) -> ModelError {
        let status = status(of: error.type)
        let isRetryable = ModelError.isRetryable(status: status)
        return ModelError(.reported, error.message, status: status, isRetryable: isRetryable, raw: error.jsonValue)
    }

    /// The status that the API answers with where an error of this type comes before the stream.
    private static func status(of type: AnthropicMessagesStream.ErrorType) -> Int {
        switch type {
        case .invalidRequestError: 400
        case .authenticationError: 401
        case .billingError: 402
        case .permissionError: 403
        case .notFoundError: 404
        case .requestTooLarge: 413
        case .rateLimitError: 429
        case .timeoutError: 504
        case .overloadedError: 529
        default: 500
        }
    }

    /// A fault that came before anything else: the service is at fault, and would be again.
    static func first(_ error: ModelError) -> ModelError {
        var error = error
        if error.status == nil { error.status = 500 }
        return error
    }

    /// A value of a type that the API does not have.
    static func unknown(_ kind: String, _ value: UnrecognizedValue) -> ModelError {
        let type = value.type.map { "type '\($0)'" } ?? "no type"
        return ModelError(.unknownShape, "The provider sent an unknown \(kind), of \(type).", raw: value.value)
    }

    /// A block that answers do not have.
    static func misplaced(_ block: AnthropicMessagesStream.ContentBlock) -> ModelError {
        ModelError(.unknownShape, "The provider sent a block that answers do not have.", raw: block.jsonValue)
    }

    /// A delta of a block that did not begin.
    static func unopened(_ index: Int) -> ModelError {
        ModelError(.invalidSequence, "The provider sent a part of block \(index), which did not begin.")
    }

    static var noUsage: ModelError {
        ModelError(.unknownShape, "The provider began a message without counts of tokens (message.usage.input_tokens).")
    }

    static var secondMessage: ModelError {
        ModelError(.invalidSequence, "The provider began another message before the first had ended.")
    }
}

extension JSONCodable {
    /// The value as JSON; nil if it cannot be written.
    var jsonValue: JSONValue? {
        guard let bytes = try? json() else { return nil }
        return try? JSONValue(json: bytes)
    }
}
