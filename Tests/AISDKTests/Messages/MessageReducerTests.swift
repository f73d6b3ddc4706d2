import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

/// Tests rules of the client that the recordings do not cover.
@Suite struct MessageReducerTests {
    @Test("a new step is not shown until the next part begins")
    func stepsAreHeld() throws {
        var reducer = try MessageReducer(Client.newest6, nil, [#"{"type":"start-step"}"#])
        #expect(reducer.message == nil)
        #expect(reducer.state.parts.count == 1)
        try reducer.apply([#"{"type":"text-start","id":"t"}"#, #"{"type":"start-step"}"#])
        #expect(reducer.message?.parts.count == 2)
        #expect(reducer.state.parts.count == 3)
        #expect(reducer.message?.id == "made-up")
    }

    @Test(
        "an event that makes the client fail does not change the message",
        arguments: [
            (#"{"type":"text-delta","id":"u","delta":"x"}"#, ReductionError.Rule.partNotOpen, "u"),
            (#"{"type":"reasoning-end","id":"t"}"#, .partNotOpen, "t"),
            (#"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"{"}"#, .inputNotStarted, "c"),
            (#"{"type":"tool-output-available","toolCallId":"c","output":1}"#, .unknownCall, "c"),
            (#"{"type":"tool-approval-response","approvalId":"a","approved":true}"#, .unknownApproval, "a"),
            (#"{"type":"finish","messageMetadata":{"a":1}}"#, .metadataNotMergeable, nil),
            (#"{"type":"start","messageId":"other","messageMetadata":{"a":1}}"#, .metadataNotMergeable, nil),
            (#"{"type":"shiny"}"#, .unknownEvent, nil),
        ] as [(String, ReductionError.Rule, String?)]
    )
    func failuresChangeNothing(_ json: String, _ rule: ReductionError.Rule, _ id: String?) throws {
        var reducer = try MessageReducer(
            Client.newest7,
            nil,
            [#"{"type":"start","messageId":"m","messageMetadata":5}"#, #"{"type":"text-start","id":"t"}"#]
        )
        let before = reducer.state
        let failure = #expect(throws: ReductionError.self) { try reducer.apply([json]) }
        #expect(failure?.rule == rule)
        #expect(failure?.id == id)
        #expect(failure.map { "\($0)".contains(rule.rawValue) } ?? false)
        #expect(reducer.state == before)
        #expect(reducer.message == before)
    }

    @Test("a finish with failing metadata still sets the finish reason")
    func failingFinishKeepsItsReason() throws {
        for client in [Client.newest5, Client.first6, Client.newest7] {
            var reducer = try MessageReducer(client, nil, [#"{"type":"start","messageMetadata":5}"#])
            #expect(throws: ReductionError.self) {
                try reducer.apply([#"{"type":"finish","finishReason":"length","messageMetadata":{"a":1}}"#])
            }
            #expect(reducer.finishReason == .length)
            #expect(reducer.message?.metadata == 5)
        }
    }

    @Test("events of later releases are unknown to older clients")
    func laterEvents() throws {
        let request = #"{"type":"tool-approval-request","approvalId":"a","toolCallId":"c"}"#
        let failure = #expect(throws: ReductionError.self) { try MessageReducer(Client.newest5, nil, [request]) }
        #expect(failure?.rule == .unknownEvent)
        _ = try MessageReducer(Client.first, nil, [#"{"type":"reasoning-part-finish"}"#])
        #expect(throws: ReductionError.self) {
            try MessageReducer(Client.newest5, nil, [#"{"type":"reasoning-part-finish"}"#])
        }
    }

    @Test("data is reported, whether or not it adds a part")
    func dataIsHandedOn() throws {
        var reducer = MessageReducer()
        let kept = try reducer.apply(.data(.init(name: "x", data: 1)))
        let transient = try reducer.apply(.data(.init(name: "x", data: 2, transient: true)))
        let explicit = try reducer.apply(.data(.init(name: "y", data: 3, transient: false)))
        #expect(kept.isPublished && kept.data?.data == 1)
        #expect(!transient.isPublished && transient.data?.data == 2)
        #expect(explicit.isPublished)
        #expect(
            try reducer.parts == [["type": "data-x", "data": 1], ["type": "data-y", "data": 3, "transient": false]]
        )
    }

    @Test("the first clients treat names inherited by JavaScript objects as open parts")
    func inheritedNames() throws {
        let events = [
            #"{"type":"text-delta","id":"toString","delta":"x"}"#, #"{"type":"reasoning-end","id":"constructor"}"#,
            #"{"type":"tool-input-delta","toolCallId":"valueOf","inputTextDelta":"{}"}"#,
        ]
        let reducer = try MessageReducer(Client.first, nil, events)
        #expect(try reducer.parts == [["type": "tool-undefined", "toolCallId": "valueOf", "state": "input-streaming"]])
        for event in events {
            #expect(throws: ReductionError.self) { try MessageReducer(Client.newest5, nil, [event]) }
        }
        let held = [
            #"{"type":"text-start","id":"__proto__"}"#, #"{"type":"text-end","id":"__proto__"}"#,
            #"{"type":"text-delta","id":"__proto__","delta":"more"}"#,
        ]
        #expect(try MessageReducer(Client.first, nil, held).state.text == "more")
        #expect(throws: ReductionError.self) { try MessageReducer(Client.newest7, nil, held) }
    }

    @Test(
        "an event for __proto__ that was not open makes the first clients refuse all later ones",
        arguments: [
            #"{"type":"text-delta","id":"__proto__","delta":"x"}"#, #"{"type":"text-end","id":"__proto__"}"#,
            #"{"type":"reasoning-delta","id":"__proto__","delta":"x"}"#, #"{"type":"reasoning-end","id":"__proto__"}"#,
            #"{"type":"tool-input-delta","toolCallId":"__proto__","inputTextDelta":"{}"}"#,
        ]
    )
    func eventsForThePrototype(_ event: String) throws {
        for client in [Client.first, ClientVersion(5, 0, 197), Client.first6, ClientVersion(6, 0, 199)] {
            var reducer = try MessageReducer(client, nil, [#"{"type":"start","messageId":"m"}"#, event])
            let before = reducer.message
            for next in [#"{"type":"finish-step"}"#, #"{"type":"finish"}"#, #"{"type":"error","errorText":"e"}"#] {
                let failure = #expect(throws: ReductionError.self) { try reducer.apply([next]) }
                #expect(failure?.rule == .changedPrototype)
            }
            #expect(reducer.message == before)
        }
        for client in [ClientVersion(5, 0, 198), ClientVersion(6, 0, 200), Client.first7] {
            let failure = #expect(throws: ReductionError.self) { try MessageReducer(client, nil, [event]) }
            #expect(failure?.id == "__proto__")
        }
    }

    @Test("halves of a surrogate pair in two deltas are joined")
    func splitPairs() throws {
        let events = [
            #"{"type":"text-start","id":"t"}"#,
            #"{"type":"text-delta","id":"t","delta":"a\ud83d"}"#,
            #"{"type":"text-delta","id":"t","delta":""}"#,
            #"{"type":"text-delta","id":"t","delta":"\ude00b\uD83D"}"#,
        ]
        var reducer = try MessageReducer(Client.newest7, nil, events)
        #expect(reducer.state.text == "a😀b\u{FFFD}")
        try reducer.apply([#"{"type":"text-delta","id":"t","delta":"c\\ude00 \\\ud83d"}"#])
        #expect(reducer.state.text == "a😀b\u{FFFD}c\\ude00 \\\u{FFFD}")
        try reducer.apply([#"{"type":"text-delta","id":"t","delta":"\ude00"}"#])
        #expect(reducer.state.text == "a😀b\u{FFFD}c\\ude00 \\😀")
    }

    @Test("halves of a surrogate pair are joined in tool input, as text and as escapes")
    func splitPairsInInput() throws {
        let reducer = try MessageReducer(
            Client.newest7,
            nil,
            [
                #"{"type":"tool-input-start","toolCallId":"c","toolName":"w"}"#,
                #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"{\"a\":\"\ud83d"}"#,
                #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"\ude00\",\"b\":\"\\ud83d"}"#,
                #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"\\ude00"}"#,
            ]
        )
        #expect(reducer.state.toolCalls.first?.input == ["a": "😀", "b": "😀"])
    }

    @Test(
        "half a surrogate pair outside a string is invalid JSON",
        arguments: [
            (["fal<"], nil), (["{\"a\":t<"], nil), (["[<"], nil), (["{\"a\":\"x\\<"], nil), (["<"], nil),
            (["false<"], "false"), (["{\"a\":1<"], "{\"a\":1}"), (["[1<"], "[1]"), (["[1<", ">,2"], nil),
            (["{\"a\":1<", ">}"], nil), (["{\"a\":1<", "}"], nil), (["{\"a\":tr<", ">"], nil),
            (["{\"a\":\"x<"], "{\"a\":\"x\u{FFFD}\"}"), (["{\"a<", ">\":1"], "{\"a😀\":1}"),
            (["{\"a\\\":<", ">\":1}"], "{\"a\\\":😀\":1}"), (["{\"a\":1}<"], "{\"a\":1}"),
        ] as [([String], String?)]
    )
    func halfPairsOutsideOfStrings(_ pieces: [String], _ expected: String?) throws {
        let deltas = pieces.map { piece in
            let text = "\(JSONValue.string(piece))"
                .replacing("<", with: #"\ud83d"#).replacing(">", with: #"\ude00"#)
            return #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":\#(text)}"#
        }
        for client in [Client.newest5, Client.newest7] {
            let start = #"{"type":"tool-input-start","toolCallId":"c","toolName":"w"}"#
            let reducer = try MessageReducer(client, nil, [start] + deltas)
            #expect(reducer.state.toolCalls.first?.input == (try expected.map { try JSONValue(json: $0) }))
        }
    }

    @Test("a stored copy of the message does not change")
    func keptMessagesStay() throws {
        let begin = [
            #"{"type":"text-start","id":"t"}"#, #"{"type":"text-delta","id":"t","delta":"one"}"#,
            #"{"type":"tool-input-start","toolCallId":"c","toolName":"w"}"#,
            #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"{\"a\":[1"}"#,
        ]
        var reducer = try MessageReducer(Client.newest7, nil, begin)
        let kept = reducer.message
        try reducer.apply([
            #"{"type":"text-delta","id":"t","delta":"two"}"#,
            #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":",2"}"#,
        ])
        #expect(kept?.text == "one")
        #expect(kept?.toolCalls.first?.input == ["a": [1]])
        #expect(reducer.message?.text == "onetwo")
        #expect(reducer.message?.toolCalls.first?.input == ["a": [1, 2]])
    }
}
