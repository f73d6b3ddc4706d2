import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

@Suite struct ChatReducerTests {
    private func chat(
        _ client: ClientVersion = Client.newest7,
        _ initialMessage: UIMessageStream.UIMessage? = nil,
        _ events: [String]
    ) throws -> ChatReducer {
        var chat = ChatReducer(client: client, initialMessage: initialMessage) { "made-up" }
        for json in events { try chat.apply(UIMessageStream.Event(json: json)) }
        return chat
    }

    @Test("a new id after exactly one published event renames the message in place")
    func renamedInPlace() throws {
        let events = [#"{"type":"text-start","id":"t"}"#, #"{"type":"start","messageId":"b"}"#]
        #expect(try chat(Client.newest7, nil, events).messages.map(\.id) == ["b"])
    }

    @Test("a later new id adds a message and keeps the old one as last published")
    func leftBehind() throws {
        let messages = try chat(
            Client.newest7,
            nil,
            [
                #"{"type":"text-start","id":"t"}"#, #"{"type":"text-delta","id":"t","delta":"x"}"#,
                #"{"type":"start-step"}"#,
                #"{"type":"start","messageId":"b"}"#,
            ]
        ).messages
        #expect(messages.map(\.id) == ["made-up", "b"])
        #expect(messages.map(\.parts.count) == [1, 2])
    }

    @Test("a start with an earlier message's id continues it, and another id adds a message")
    func continued() throws {
        let earlier = UIMessageStream.UIMessage(id: "a", role: .assistant, parts: [.text(.init(text: "old"))])
        let same = try chat(Client.newest7, earlier, [#"{"type":"start","messageId":"a"}"#, #"{"type":"start-step"}"#])
        #expect(same.messages == [earlier])
        let other = try chat(
            Client.newest7,
            earlier,
            [#"{"type":"start","messageId":"b"}"#, #"{"type":"start-step"}"#]
        )
        #expect(other.messages.map(\.id) == ["a", "b"])
        #expect(other.messages.map(\.parts.count) == [1, 2])
        #expect(try chat(Client.newest7, earlier, []).messages == [earlier])
    }

    @Test("a start with failing metadata renames the chat's own message, but not a published copy")
    func renamedByAFailure() throws {
        let failing = #"{"type":"start","messageId":"b","messageMetadata":{"a":1}}"#
        for (events, id) in [
            ([#"{"type":"message-metadata","messageMetadata":5}"#], "b"),
            ([#"{"type":"message-metadata","messageMetadata":5}"#, #"{"type":"text-start","id":"t"}"#], "made-up"),
        ] {
            var chat = try chat(Client.newest7, nil, events)
            #expect(throws: ReductionError.self) { try chat.apply(UIMessageStream.Event(json: failing)) }
            #expect(chat.messages.map(\.id) == [id])
            #expect(chat.reducer.message?.id == "made-up")
            #expect(chat.status == .error)
        }
    }

    @Test("an error ends the chat, and later events are ignored")
    func errors() throws {
        var chat = try chat(
            Client.newest7,
            nil,
            [#"{"type":"text-start","id":"t"}"#, #"{"type":"error","errorText":"e"}"#]
        )
        #expect(chat.status == .error)
        try chat.apply(.data(.init(name: "x", data: 1)))
        chat.finish()
        #expect(chat.status == .error)
        #expect(chat.data.isEmpty)
        #expect(chat.messages.map(\.parts.count) == [1])
    }

    @Test("the status is streaming after the first content, and in older clients after the start")
    func status() throws {
        let start = #"{"type":"start","messageId":"a"}"#
        #expect(try chat(Client.newest7, nil, [start]).status == .submitted)
        #expect(try chat(Client.first7, nil, [start]).status == .streaming)
        var chat = try chat(Client.newest7, nil, [start, #"{"type":"text-start","id":"t"}"#])
        #expect(chat.status == .streaming)
        chat.finish()
        #expect(chat.status == .ready)
    }
}
