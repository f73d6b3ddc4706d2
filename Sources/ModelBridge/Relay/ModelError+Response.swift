import ProtocolSupport

extension ModelError {
    /// Creates the fault of a response with a status of 400 or more.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - reason: The status in words, such as `Too Many Requests`.
    ///   - body: The body. If it is JSON with the error's message in it, that becomes the message.
    public init(status: Int, reason: String = "", body: some Sequence<UInt8>) {
        let json = try? JSONValue(json: body)
        let told = json?["error"]?["message"]?.stringValue
        let text = told ?? (reason.isEmpty ? "The provider answered with status \(status)." : reason)
        self.init(.status, text, status: status, isRetryable: Self.isRetryable(status: status), raw: json)
    }
}
