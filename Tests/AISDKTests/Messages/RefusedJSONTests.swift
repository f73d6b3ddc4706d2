import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

/// Tests JSON that clients refuse because of a key or a number, depending on their version.
@Suite struct RefusedJSONTests {
    /// Versions before the clients searched for keys in every spelling; the next list has those after it.
    static let first = ["5.0.0", "5.0.145", "6.0.0", "6.0.114"].compactMap { ClientVersion($0) }
    static let later = ["5.0.146", "5.0.244", "6.0.115", "6.0.264", "7.0.0", "7.0.77"].compactMap { ClientVersion($0) }

    /// A stream that was sent to released clients, with the event at which each group of clients failed.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var events: [String]
        var first: Int?
        var later: Int?
        var kind = ClientReplay.Failure.Kind.json

        var testDescription: String { name }
        var body: String { (events + ["[DONE]"]).map { "data: \($0)\n\n" }.joined() }
    }

    static let cases = [
        Case(
            name: "null under constructor",
            events: [
                #"{"type":"start","messageId":"m"}"#, #"{"type":"data-x","data":{"constructor":null}}"#,
                #"{"type":"finish"}"#,
            ],
            first: 1
        ),
        Case(
            name: "null under constructor, as a server wrote it",
            events: [
                #"{"type":"start","messageId":"m"}"#, #"{"type":"data-x","data":{"constructor":null}}"#,
                #"{"type":"start-step"}"#, #"{"type":"text-start","id":"dnvVWzxa4iNUbsz"}"#,
                #"{"type":"text-delta","id":"dnvVWzxa4iNUbsz","delta":"Hello"}"#,
                #"{"type":"text-end","id":"dnvVWzxa4iNUbsz"}"#, #"{"type":"finish-step"}"#, #"{"type":"finish"}"#,
            ],
            first: 1
        ),
        Case(
            name: "an escaped __proto__",
            events: [#"{"type":"start","messageId":"m","\u005f_proto__":1}"#, #"{"type":"finish"}"#],
            later: 0
        ),
        Case(
            name: "an infinite number in a provider's metadata",
            events: [
                #"{"type":"start","messageId":"m"}"#, #"{"type":"start-step"}"#,
                #"{"type":"text-start","id":"cMF8oqkMe3DhX0l"}"#,
                #"""
                {"type":"text-delta","id":"cMF8oqkMe3DhX0l","delta":"Hello",\#
                "providerMetadata":{"openai":{"score":1e400}}}
                """#, #"{"type":"text-end","id":"cMF8oqkMe3DhX0l"}"#, #"{"type":"finish-step"}"#, #"{"type":"finish"}"#,
            ],
            first: 3,
            later: 3,
            kind: .schema
        ),
    ]

    @Test("a replay fails at the event at which the released clients failed", arguments: cases)
    func replays(_ stream: Case) {
        for (clients, failsAt) in [(Self.first, stream.first), (Self.later, stream.later)] {
            for client in clients {
                var replay = ClientReplay(client: client)
                replay.append(stream.body.utf8)
                replay.finish()
                #expect(replay.failure?.index == failsAt, "\(client)")
                #expect(replay.failure == nil || replay.failure?.kind == stream.kind, "\(client)")
            }
        }
    }

    @Test(
        "a key is found by the spellings in the text and refused by its value",
        arguments: [
            (#"{"\u0063onstructor":{"prototype":1}}"#, false, true), (#"{"\u0063onstructor":null}"#, false, false),
            (#"{"\u005f_proto__":1,"constructor":2}"#, true, true),
            (#"{"\u005f_proto__":1,"a\"constructor":2}"#, true, true),
            (#"{"\u005f_proto__":1,"a":"\"constructor\":"}"#, false, true), (#"{"__proto__":null}"#, true, true),
            (#"{"constructor":[null]}"#, false, false), (#"{"constructor" : {"prototype":null}}"#, true, true),
        ]
    )
    func keys(data: String, isRefusedByFirst: Bool, isRefusedByLater: Bool) {
        for (clients, isRefused) in [(Self.first, isRefusedByFirst), (Self.later, isRefusedByLater)] {
            for client in clients {
                var replay = ClientReplay(client: client)
                replay.append("data: {\"type\":\"data-x\",\"data\":\(data)}\n\n".utf8)
                #expect(replay.isAccepted != isRefused, "\(client)")
                #expect(replay.failure == nil || replay.failure?.kind == .json, "\(client)")
            }
        }
    }
}
