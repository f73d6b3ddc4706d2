import ProtocolSupport
import StreamTestSupport
import Testing

@testable import AISDK

/// Compares replays with the recorded results of released AI SDK clients.
@Suite struct ClientReplayTests {
    /// The recordings whose results differ intentionally, each with the reason.
    static let deviations: [String: String] = [
        "framing-cr-last-event-is-lost": "by the standard, CR CR ends a record; the client waits for the next byte"
    ]

    @Test func thereAreMoreThanAHundredRecordings() {
        #expect(Recording.all.count > 100)
    }

    @Test("the message, failure and data match the client's", arguments: Recording.all)
    func isWhatTheClientMakes(_ recording: Recording) throws {
        guard Self.deviations[recording.name] == nil else { return }
        for (client, expected) in recording.results {
            let replay = recording.replay(client)
            #expect(replay.eventCount == recording.eventCount)
            let report = try replay.report()
            for (key, value) in expected.objectValue ?? [:] where key != "chat" {
                let actual = report[key] ?? .null
                #expect(actual.inJavaScript == value.inJavaScript, "\(key) for \(client)")
            }
            if expected["state"] == nil { #expect(report["state"] == nil, "state for \(client)") }
        }
    }

    @Test("the final state of the chat matches the client's", arguments: Recording.all)
    func chatEndsAsTheClients(_ recording: Recording) throws {
        guard Self.deviations[recording.name] == nil else { return }
        for (client, expected) in recording.results {
            let replay = recording.replay(client)
            let report = try replay.chatReport()
            let isError = expected["failsAt"] != .null || expected["errorText"] != .null
            #expect(
                report["status"] == expected["chat"]?["status"] ?? .string(isError ? "error" : "ready"),
                "status for \(client)"
            )
            let messages = try expected["chat"]?["messages"] ?? recording.messages(expected)
            #expect(report["messages"]?.inJavaScript == messages.inJavaScript, "messages for \(client)")
            let data = expected["chat"]?["data"] ?? expected["data"]
            #expect(report["data"]?.inJavaScript == data?.inJavaScript, "data for \(client)")
        }
    }

    @Test("the result does not depend on how the body is cut into chunks", arguments: Recording.all)
    func chunksMakeNoDifference(_ recording: Recording) throws {
        let whole = recording.replay(ClientVersion(7, 0, 77))
        for size in recording.body.count < 20_000 ? [1, 7, 61] : [1021] {
            let cut = recording.replay(ClientVersion(7, 0, 77), chunkSize: size)
            #expect(try cut.report() == whole.report())
            #expect(cut.failure == whole.failure)
        }
    }

    @Test("applying the JSON of the events produces the same message", arguments: Recording.all)
    func foldingJSON(_ recording: Recording) throws {
        for (client, _) in recording.results {
            let replay = recording.replay(client)
            var reducer = MessageReducer(client: client, initialMessage: recording.initialMessage) { "<generated>" }
            var frames = SSEDecoder()
            frames.append(recording.body)
            var index = 0
            while let frame = try frames.next(), index != replay.failure?.index {
                if frame.text == "[DONE]" { continue }
                try reducer.apply(json: frame.data)
                index += 1
            }
            #expect(reducer.state == replay.state, "state for \(client)")
            #expect(reducer.message == replay.message, "message for \(client)")
        }
    }

    @Test(
        "fields that only other clients know are ignored, whatever their values",
        arguments: [
            ("5", #""tool-input-start","toolCallId":"c","toolName":"n","title":5,"providerMetadata":"x""#),
            ("5", #""tool-input-available","toolCallId":"c","toolName":"n","input":1,"toolMetadata":"x""#),
            ("5", #""tool-output-available","toolCallId":"k","output":1,"providerMetadata":{"p":1}"#),
            ("5", #""abort","reason":5"#), ("5", #""finish","usage":[1]"#),
            ("6", #""tool-approval-request","approvalId":"a","toolCallId":"k","isAutomatic":"yes""#),
            ("6", #""finish","usage":5"#), ("7", #""finish","usage":"x""#),
        ]
    )
    func forgivesAnyKind(client: String, event: String) throws {
        let known = #"{"type":"tool-input-available","toolCallId":"k","toolName":"n","input":1}"#
        var replay = ClientReplay(client: try #require(Recording.clients[client]))
        replay.append("data: \(known)\n\ndata: {\"type\":\(event)}\n\n".utf8)
        #expect(replay.failure == nil)
        #expect(replay.eventCount == 2)
    }

    @Test(
        "the last value of a duplicate key is used, whatever the first one is",
        arguments: [
            #"{"type":"text-delta","id":"t","delta":5,"delta":"x"}"#,
            #"{"type":"text-delta","id":"t","delta":null,"delta":"x"}"#,
            #"{"type":5,"type":"text-delta","id":"t","delta":"x"}"#,
            #"{"type":"text-delta","id":"t","delta":"x","providerMetadata":{"p":1,"p":{}}}"#,
            #"{"type":"text-delta","id":"t","delta":"x","providerMetadata":{"p":[]},"providerMetadata":{"p":{}}}"#,
        ]
    )
    func lastValueCounts(event: String) throws {
        let start = #"{"type":"text-start","id":"t"}"#
        for client in Client.all {
            var replay = ClientReplay(client: client)
            replay.append("data: \(start)\n\ndata: \(event)\n\n".utf8)
            #expect(replay.failure == nil, "client \(client)")
            #expect(replay.message?.text == "x", "client \(client)")
        }
        let read = try UIMessageStream.Event(json: event)
        #expect(read.type == "text-delta")
        #expect(read.scopeKey == "t")
    }

    @Test(
        "a client keeps fields that it does not know in the message that it continues",
        arguments: [
            (ClientVersion(5, 0, 0), true), (ClientVersion(5, 0, 6), true), (ClientVersion(5, 0, 7), true),
            (ClientVersion(5, 0, 11), false), (ClientVersion(6, 0, 0), false),
        ]
    )
    func unknownInInitialMessage(client: ClientVersion, keepsPreliminary: Bool) throws {
        let message = try UIMessageStream.UIMessage(
            json: """
                {"id":"m","role":"assistant","parts":[
                {"type":"dynamic-tool","toolName":"n","toolCallId":"d","state":"output-available","input":1,"output":2,
                "preliminary":true},
                {"type":"tool-n","toolCallId":"s","state":"output-error","rawInput":1,"errorText":"e"}]}
                """
        )
        var replay = ClientReplay(client: client, initialMessage: message)
        replay.append(#"data: {"type":"tool-output-available","toolCallId":"d","output":0,"dynamic":true}"#.utf8)
        replay.append("\n\n".utf8)
        replay.append(#"data: {"type":"tool-input-start","toolCallId":"s","toolName":"n"}"#.utf8)
        replay.append("\n\n".utf8)
        #expect(replay.failure == nil)
        let calls = replay.state.parts.compactMap(\.call)
        #expect(calls[0].preliminary == (keepsPreliminary ? true : nil))
        #expect(calls[1].rawInput == (client < ClientVersion(5, 0, 7) ? 1 : nil))
    }

    @Test("a client fails at an event for __proto__ that was not open, or at the next event")
    func prototypeWithoutStart() throws {
        let events = [
            #"{"type":"start","messageId":"m"}"#, #"{"type":"start-step"}"#,
            #"{"type":"text-delta","id":"__proto__","delta":"x"}"#, #"{"type":"finish-step"}"#, #"{"type":"finish"}"#,
        ]
        for (client, index, kind) in [
            (Client.first, 3, ClientReplay.Failure.Kind.schema), (ClientVersion(5, 0, 197), 3, .schema),
            (ClientVersion(5, 0, 198), 2, .lifecycle), (Client.first6, 3, .schema),
            (ClientVersion(6, 0, 199), 3, .schema),
            (ClientVersion(6, 0, 200), 2, .lifecycle), (Client.first7, 2, .lifecycle),
        ] {
            var replay = ClientReplay(client: client)
            for event in events { replay.append("data: \(event)\n\n".utf8) }
            replay.append("data: [DONE]\n\n".utf8)
            replay.finish()
            #expect(replay.failure?.index == index, "client \(client)")
            #expect(replay.failure?.kind == kind, "client \(client)")
            #expect(replay.chat.status == .error)
            #expect(replay.message?.id == "m")
        }
    }

    @Test("every deviation names an existing recording")
    func deviationsAreThere() {
        for name in Self.deviations.keys { #expect(Recording.all.contains { $0.name == name }) }
    }
}

extension Recording {
    /// The chat's messages where the recording says nothing of them: the message, after the earlier one or in its place.
    fileprivate func messages(_ expected: JSONValue) throws -> JSONValue {
        let message = expected["message"] ?? .null
        guard let initialMessage else { return message.isNull ? [] : [message] }
        let initial = try JSONValue(json: initialMessage.json())
        if message.isNull { return [initial] }
        return message["id"] == initial["id"] ? [message] : [initial, message]
    }
}
