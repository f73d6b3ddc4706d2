import AISDK
@_spi(Generated) package import ProtocolSupport
import StreamRuntime
import Vel

/// The protocols whose streams can be inspected.
package enum InspectedProtocol: String, CaseIterable, Sendable {
    /// The stream that the AI SDK's `useChat` reads.
    case uiMessageStream = "ui-message-stream"
    /// The stream of an agent that runs in Vel.
    case vel

    /// Whether its streams are also kept as lines of JSON.
    package var mayBeJSONLines: Bool { self == .vel }

    /// The data of the frame that ends a stream.
    package var done: String? { table.transport.done }

    /// The client that is meant if none is named: of the AI SDK the newest of the line that streams are written for.
    package var defaultClient: ClientVersion {
        self == .vel ? VelMessageReducer.documentedClient : MessageReducer.defaultClient
    }

    private var table: any StreamProtocol.Type {
        self == .vel ? VelStream.self : UIMessageStream.self
    }

    /// The client that a text names: a version, or a release line by its number, which means the newest of it.
    ///
    /// Throws if the schema knows no such line.
    package func client(named text: String) throws(UnknownClientError) -> ClientVersion {
        let lines = table.clients.lines
        if let line = lines.first(where: { "\($0.first.major)" == text }) { return line.newest }
        guard let version = ClientVersion(text) else { throw UnknownClientError(name: text, inspected: self) }
        guard lines.contains(where: { $0.first.major == version.major && $0.first <= version }) else {
            throw UnknownClientError(name: text, inspected: self)
        }
        return version
    }

    /// The client of Vel's protocol that a dialect means: `documented`, or a release of the package.
    package static func velClient(dialect: String) throws(UnknownClientError) -> ClientVersion {
        if dialect == "documented" { return VelMessageReducer.documentedClient }
        return try InspectedProtocol.vel.client(named: dialect)
    }

    /// The release lines, as a person reads them.
    var knownClients: String {
        let lines = table.clients.lines.map { "\($0.first) to \($0.newest)" }
        return lines.count > 1
            ? lines.dropLast().joined(separator: ", ") + " and " + (lines.last ?? "") : lines.joined()
    }
}

/// A client that is not a release of any line.
package struct UnknownClientError: Error, CustomStringConvertible {
    /// The files that were written.
    package let name: String
    /// The protocol that it was to read.
    package let inspected: InspectedProtocol

    /// The known clients, and how they are written.
    package var description: String {
        let known = "known are \(inspected.knownClients)"
        return inspected == .vel
            ? "there is no dialect '\(name)'; say 'documented' or a release of the package: \(known)"
            : "there is no client '\(name)'; give a version such as 6.0.0, or a line such as 6: \(known)"
    }
}
