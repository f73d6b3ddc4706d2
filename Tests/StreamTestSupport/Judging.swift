package import AISDK
@_spi(Generated) import ProtocolSupport

/// The versions at which something changes for clients: the first and the newest of each release line, and each behaviour's.
package let boundaryVersions: [ClientVersion] = {
    let clients = UIMessageStream.clients
    var versions = Set(clients.lines.flatMap { [$0.first, $0.newest] })
    for availability in UIMessageStream.Behaviour.allCases.map(\.availability) {
        for version in availability.since where version.patch > 0 || version.minor > 0 {
            versions.insert(version)
            versions.insert(ClientVersion(version.major, version.minor, version.patch - 1))
        }
    }
    return versions.sorted()
}()

/// Replays a stream as the client reads it.
package func replayed(
    _ bytes: [UInt8],
    client: ClientVersion,
    continuing message: UIMessageStream.UIMessage? = nil
) -> ClientReplay {
    var replay = ClientReplay(client: client, initialMessage: message)
    replay.append(bytes)
    replay.finish()
    return replay
}

extension UIMessageStream.UIMessage {
    /// Whether a page with `lastAssistantMessageIsCompleteWithToolCalls` posts again when the answer has finished.
    package var isPostedAgain: Bool {
        let calls = currentStep.compactMap { part -> (state: UIMessageStream.ToolState, isProviders: Bool)? in
            switch part {
            case .tool(let call): (call.state, call.providerExecuted ?? false)
            case .dynamicTool(let call): (call.state, call.providerExecuted ?? false)
            default: nil
            }
        }.filter { !$0.isProviders }
        return !calls.isEmpty && calls.allSatisfy { $0.state == .outputAvailable || $0.state == .outputError }
    }

    /// Whether a part of the message is still growing.
    package var isGrowing: Bool { parts.contains { $0.isStreaming } }

    /// The number of steps in the message.
    package var stepCount: Int { parts.count { if case .stepStart = $0 { true } else { false } } }
}

extension ClientVersion {
    /// The newest known client.
    package static var newest: ClientVersion { UIMessageStream.clients.lines.map(\.newest).max() ?? .v7 }
}

extension UIMessageStream.UIMessagePart {
    /// Whether the client shows the part as unfinished.
    package var isStreaming: Bool {
        switch self {
        case .text(let part): part.state == .streaming
        case .reasoning(let part): part.state == .streaming
        case .tool(let part): part.state == .inputStreaming
        case .dynamicTool(let part): part.state == .inputStreaming
        default: false
        }
    }
}
