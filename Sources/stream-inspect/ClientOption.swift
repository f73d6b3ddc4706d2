import ArgumentParser
import GeneratedProtocol
import ProtocolSupport
import StreamInspection

/// The version of the AI SDK whose clients read a stream.
struct ClientOption: ParsableArguments {
    @Option(
        help: "The client's version of the AI SDK, such as 6.0.0, or a release line, such as 6, for its newest version."
    )
    var client: String?

    /// The version; the schema's floor if none is given.
    func version() throws -> ClientVersion {
        do {
            return try client.map { name throws(UnknownClientError) in
                try InspectedProtocol.uiMessageStream.client(named: name)
            } ?? InspectedProtocol.uiMessageStream.defaultClient
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
