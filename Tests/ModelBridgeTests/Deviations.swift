import ProtocolSupport

/// Where the relay serves something else than the SDK, on purpose.
enum Deviations {
    /// What the relay adds to the SDK's chunks before the step finishes, by the provider and the case.
    private static let additions = ["anthropic": anthropic]

    /// The chunks that are right for a case; nil where the SDK's are.
    static func chunks(for recorded: ProviderCase, _ version: String) -> [JSONValue]? {
        guard let added = additions[recorded.provider]?[recorded.name] else { return nil }
        return adding(added, to: recorded.outcome(of: version)?["chunks"]?.arrayValue ?? [])
    }
}
