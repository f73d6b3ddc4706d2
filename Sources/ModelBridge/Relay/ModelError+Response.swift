import ProtocolSupport

extension ModelError {
    /// Creates the fault of a response with a status of 400 or more.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - reason: The status in words, such as `Too Many Requests`.
    ///   - retryAfter: The value of the header `retry-after`: a number of seconds.
    ///   - body: The body. If it is JSON with the error's message in it, that becomes the message.
    public init(status: Int, reason: String = "", retryAfter: String? = nil, body: some Sequence<UInt8>) {
        let json = try? JSONValue(json: body)
        let told = json?["error"]?["message"]?.stringValue
        let text = told ?? (reason.isEmpty ? "The provider answered with status \(status)." : reason)
        let seconds = retryAfter.flatMap { Double($0.filter { $0 != " " }) }
        self.init(
            .status,
            text,
            status: status,
            isRetryable: Self.isRetryable(status: status),
            retryAfter: seconds.flatMap { (0...86_400).contains($0) ? .seconds($0) : nil },
            raw: json
        )
    }
}
