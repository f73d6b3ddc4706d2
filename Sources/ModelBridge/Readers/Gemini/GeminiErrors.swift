import ModelProviders
import ProtocolSupport

extension ModelError {
    /// Creates the fault that a provider told in the stream.
    init(_ status: GeminiStream.Status) {
        let raw = (try? status.json()).flatMap { try? JSONValue(json: $0) }
        self.init(raw: raw, code: status.code, message: status.message ?? status.status)
    }

    /// Creates the fault of an event that is not an object.
    ///
    /// Without `alt=sse`, errors are in a list.
    init(unrecognized value: JSONValue) {
        guard let error = value[0]?["error"] else {
            self.init(.unknownShape, "The provider sent an event that is not an object.", raw: value)
            return
        }
        self.init(raw: error, code: error["code"]?.intValue, message: error["message"]?.stringValue)
    }

    private init(raw: JSONValue?, code: Int?, message: String?) {
        self.init(
            .reported,
            message ?? "The provider reported an error.",
            status: code,
            isRetryable: code.map(Self.isRetryable) ?? false,
            raw: raw
        )
    }
}
