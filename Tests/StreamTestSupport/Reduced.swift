package import AISDK
package import ProtocolSupport

extension MessageReducer {
    /// Creates a reducer and applies events that are given as JSON.
    package init(
        _ client: ClientVersion,
        _ initialMessage: UIMessageStream.UIMessage? = nil,
        _ events: [String]
    ) throws {
        self.init(client: client, initialMessage: initialMessage) { "made-up" }
        try apply(events)
    }

    /// Applies events that are given as JSON.
    package mutating func apply(_ events: [String]) throws {
        for json in events { try apply(UIMessageStream.Event(json: json), json: Array(json.utf8)) }
    }

    /// The message's parts as JSON.
    package var parts: JSONValue { get throws { try JSONValue(json: state.parts.json()) } }
}

/// Client versions that differ in behaviour.
package enum Client {
    package static let first = ClientVersion(5, 0, 0)
    package static let newest5 = ClientVersion(5, 0, 244)
    package static let first6 = ClientVersion(6, 0, 0)
    package static let newest6 = ClientVersion(6, 0, 264)
    package static let first7 = ClientVersion(7, 0, 0)
    package static let newest7 = ClientVersion(7, 0, 77)
    package static let all = [
        first, ClientVersion(5, 0, 100), newest5, first6, ClientVersion(6, 0, 100), ClientVersion(6, 0, 150), newest6,
        first7, newest7,
    ]
}
