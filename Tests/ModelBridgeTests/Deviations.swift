import ProtocolSupport

/// Where the relay serves something else than the SDK, on purpose.
enum Deviations {
    /// The chunks that are right for a case; nil where the SDK's are.
    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        if let chunks = openAIChatChunks(for: recorded, version) { return chunks }
        guard recorded.provider == "anthropic", let added = anthropic[recorded.name] else { return nil }
        return adding(added, to: recorded.outcome(of: version)?["chunks"]?.arrayValue ?? [])
    }
}
