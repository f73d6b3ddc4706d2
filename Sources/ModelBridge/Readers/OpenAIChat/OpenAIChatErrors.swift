import ModelProviders
import ProtocolSupport

extension ModelError {
    /// Creates the error that a provider reports in the stream.
    ///
    /// Its status is guessed, since the response had a good one.
    init(_ error: OpenAIChatStream.ReportedError) {
        let text = error.message ?? "The provider reported an error without a message."
        let status = error.status
        self.init(
            .reported,
            text,
            status: status,
            isRetryable: Self.isRetryable(status: status),
            raw: JSONValue(wire: error)
        )
    }
}

extension OpenAIChatStream.ReportedError {
    fileprivate var message: String? {
        switch self {
        case .string(let text): text
        case .apiError(let error): error.message
        }
    }

    /// The status that a response with this error would have.
    fileprivate var status: Int {
        guard case .apiError(let error) = self else { return 500 }
        var words = error.type ?? ""
        switch error.code {
        case .int(let code) where (400..<600).contains(code): return code
        case .string(let code): words += " " + code
        default: break
        }
        words = words.lowercased()
        return Self.statuses.first { words.contains($0.word) }?.status ?? 500
    }

    /// Words in codes and types of errors; the first one that is found counts.
    private static let statuses: [(word: String, status: Int)] = [
        ("insufficient_quota", 429), ("rate_limit", 429), ("authentication", 401), ("permission", 403),
        ("not_found", 404), ("invalid", 400), ("bad_request", 400), ("context_length", 400), ("overload", 503),
        ("timeout", 504),
    ]
}

extension JSONValue {
    /// A value as it was on the wire; nil if it cannot be written.
    init?(wire value: some JSONCodable) {
        guard let value = try? JSONValue(json: value.json()) else { return nil }
        self = value
    }
}
