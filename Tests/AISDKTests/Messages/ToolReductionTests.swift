import AISDK
import ProtocolSupport
import StreamTestSupport
import Testing

/// Tests which call an event updates and which fields it sets, by the client's version.
@Suite struct ToolReductionTests {
    static let start =
        #"{"type":"tool-input-start","toolCallId":"c","toolName":"w","title":"T","providerExecuted":true}"#
    static let delta = #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"{"}"#
    static let step = #"{"type":"start-step"}"#

    @Test("late input adds a second part in clients that search only the current step")
    func lateInput() throws {
        let events = [Self.step, Self.start, Self.step, Self.delta]
        let early: JSONValue = [
            "type": "tool-w", "toolCallId": "c", "state": "input-streaming", "title": "T", "providerExecuted": true,
        ]
        let late: JSONValue = [
            "type": "tool-w", "toolCallId": "c", "state": "input-streaming", "title": "T", "input": [:],
        ]
        let whole: JSONValue = [
            "type": "tool-w", "toolCallId": "c", "state": "input-streaming", "title": "T", "providerExecuted": true,
            "input": [:],
        ]
        let step: JSONValue = ["type": "step-start"]
        #expect(try MessageReducer(Client.newest6, nil, events).parts == [step, early, step, late])
        #expect(try MessageReducer(Client.first7, nil, events).parts == [step, whole, step])
    }

    @Test("an output updates the first call of the current step, or else the newest earlier call")
    func outputs() throws {
        func available(_ input: String) -> String {
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"w","input":\#(input)}"#
        }
        let output = #"{"type":"tool-output-available","toolCallId":"c","output":"o"}"#
        var reducer = try MessageReducer(
            Client.newest7,
            nil,
            [Self.step, available("1"), Self.step, available("2"), Self.step, output]
        )
        #expect(reducer.state.toolCalls.map(\.output) == [nil, "o"])
        try reducer.apply([available("3"), #"{"type":"tool-output-error","toolCallId":"c","errorText":"e"}"#])
        #expect(reducer.state.toolCalls.map(\.errorText) == [nil, nil, "e"])
    }

    @Test("between a static and a dynamic call with one id, version 5 uses the flag, later ones the order")
    func kinds() throws {
        let events = [
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"w","input":1}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"w","input":2,"dynamic":true}"#,
            #"{"type":"tool-output-available","toolCallId":"c","output":"o","dynamic":true,"providerExecuted":true}"#,
        ]
        let five = try MessageReducer(Client.newest5, nil, events).state.toolCalls
        #expect(five.map(\.output) == [nil, "o"])
        #expect(!five[1].isProviderExecuted)
        let six = try MessageReducer(Client.newest6, nil, events).state.toolCalls
        #expect(six.map(\.output) == ["o", nil])
        #expect(six[0].isProviderExecuted)
        #expect(throws: ReductionError.self) {
            try MessageReducer(Client.newest5, nil, [events[1], events[2].replacing(#""dynamic":true,"#, with: "")])
        }
    }

    @Test("a later name renames a dynamic call, but not a static one")
    func renaming() throws {
        func available(_ id: String, _ name: String, _ isDynamic: String) -> String {
            #"{"type":"tool-input-available","toolCallId":"\#(id)","toolName":"\#(name)","input":1,"dynamic":\#(isDynamic)}"#
        }
        let reducer = try MessageReducer(
            Client.newest7,
            nil,
            [
                available("s", "a", "false"), available("s", "b", "false"), available("d", "a", "true"),
                available("d", "b", "true"),
            ]
        )
        #expect(reducer.state.toolCalls.map(\.toolName) == ["a", "b"])
    }

    @Test("each delta restores the title of its start event")
    func titles() throws {
        let available = #"{"type":"tool-input-available","toolCallId":"c","toolName":"w","input":1,"title":"New"}"#
        var reducer = try MessageReducer(Client.newest6, nil, [Self.start, available])
        #expect(try reducer.parts[0]?["title"] == "New")
        try reducer.apply([Self.delta])
        #expect(try reducer.parts[0]?["title"] == "T")
        #expect(try MessageReducer(Client.newest5, nil, [Self.start, available]).parts[0]?["title"] == nil)
    }

    @Test(
        "provider metadata of calls and results is stored by the client's rules",
        arguments: [
            (Client.newest5, #"{"p":{"n":2}}"#, nil), (ClientVersion(6, 0, 38), #"{"p":{"n":2}}"#, nil),
            (ClientVersion(6, 0, 39), #"{"p":{"n":3}}"#, nil), (ClientVersion(6, 0, 119), #"{"p":{"n":3}}"#, nil),
            (ClientVersion(6, 0, 120), #"{"p":{"n":2}}"#, #"{"p":{"n":3}}"#),
            (Client.newest7, #"{"p":{"n":2}}"#, #"{"p":{"n":3}}"#),
        ] as [(ClientVersion, String, String?)]
    )
    func providerMetadata(_ client: ClientVersion, _ ofCall: String, _ ofResult: String?) throws {
        let part = try MessageReducer(
            client,
            nil,
            [
                #"{"type":"tool-input-start","toolCallId":"c","toolName":"w","providerMetadata":{"p":{"n":1}}}"#,
                #"{"type":"tool-input-available","toolCallId":"c","toolName":"w","input":1,"providerMetadata":{"p":{"n":2}}}"#,
                """
                {"type":"tool-input-error","toolCallId":"c","toolName":"w","input":1,"errorText":"e",
                "providerMetadata":{"p":{"n":3}}}
                """,
            ]
        ).parts[0]
        #expect(try part?["callProviderMetadata"] == JSONValue(json: ofCall))
        #expect(try part?["resultProviderMetadata"] == ofResult.map { try JSONValue(json: $0) })
    }

    @Test("an answer is matched to the newest request of its call")
    func approvals() throws {
        func request(_ id: String, _ call: String) -> String {
            #"{"type":"tool-approval-request","approvalId":"\#(id)","toolCallId":"\#(call)"}"#
        }
        func answer(_ id: String) -> String {
            #"{"type":"tool-approval-response","approvalId":"\#(id)","approved":true}"#
        }
        func available(_ id: String) -> String {
            #"{"type":"tool-input-available","toolCallId":"\#(id)","toolName":"w","input":1}"#
        }
        var reducer = try MessageReducer(
            Client.newest7,
            nil,
            [available("c"), available("d"), request("a", "c"), request("a", "d"), request("b", "c"), answer("a")]
        )
        #expect(reducer.state.toolCalls.map(\.state) == [.approvalRequested, .approvalResponded])
        try reducer.apply([request("a", "c"), answer("a")])
        #expect(reducer.state.toolCalls.map(\.state) == [.approvalResponded, .approvalResponded])
        #expect(throws: ReductionError.self) { try reducer.apply([answer("b")]) }
    }

    @Test("parts that a reset removed are not found again")
    func reset() throws {
        func available(_ id: String) -> String {
            #"{"type":"tool-input-available","toolCallId":"\#(id)","toolName":"w","input":1}"#
        }
        let data = #"{"type":"data-x","id":"k","data":1}"#
        var reducer = try MessageReducer(
            Client.newest7,
            nil,
            [
                Self.step, available("old"), Self.step, available("c"), data,
                #"{"type":"tool-approval-request","approvalId":"a","toolCallId":"c"}"#, #"{"type":"reset-step"}"#,
            ]
        )
        #expect(reducer.state.parts.count == 3)
        #expect(throws: ReductionError.self) {
            try reducer.apply([#"{"type":"tool-output-available","toolCallId":"c","output":1}"#])
        }
        #expect(throws: ReductionError.self) {
            try reducer.apply([#"{"type":"tool-approval-response","approvalId":"a","approved":true}"#])
        }
        try reducer.apply([#"{"type":"tool-output-available","toolCallId":"old","output":1}"#, data])
        #expect(reducer.state.parts.count == 4)
    }
}
