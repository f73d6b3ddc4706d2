import ProtocolSupport

/// Where the relay serves something else than the SDK, on purpose.
enum Deviations {
    /// The chunks that are right for a case; nil where the SDK's are.
    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        OpenAIChatDeviations.chunks(for: recorded, version)
    }
}
