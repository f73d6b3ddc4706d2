import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests the conversion of a Vel stream for `useChat`.
@Suite struct VelBridgeTests {
    /// Returns the bridged events of a stream, including its end.
    static func bridged(_ events: [VelStream.Event], messageID: String? = "m") -> [UIMessageStream.Event] {
        var bridge = VelBridge(messageID: messageID, makeID: { "made" })
        return events.flatMap { bridge.events(for: $0) } + bridge.end()
    }

    private func types(_ events: [VelStream.Event]) -> [String] {
        Self.bridged(events).map(\.type)
    }

    @Test func aStreamWithoutAStartGetsOneAndAStep() {
        #expect(
            Self.bridged(VelDocumentSequenceTests.simpleText) == [
                .start(messageID: "m"), .startStep(), .textStart(id: "block_1"),
                .textDelta(id: "block_1", delta: "Hello"), .textDelta(id: "block_1", delta: " world"),
                .textEnd(id: "block_1"), .finishStep(), .finish(finishReason: .stop),
            ]
        )
    }

    @Test func theMessageAlwaysHasAnID() {
        #expect(Self.bridged([.start()], messageID: nil).first == .start(messageID: "made"))
        #expect(Self.bridged([.start(messageID: "v")], messageID: nil).first == .start(messageID: "v"))
        #expect(Self.bridged([.start(messageID: "v")]).first == .start(messageID: "m"))
        #expect(Self.bridged([.startStep()], messageID: nil).first == .start(messageID: "made"))
    }

    @Test func responseMetadataBecomesMessageMetadata() {
        let usage = VelStream.Usage(promptTokens: 5, completionTokens: 7, totalTokens: 12)
        let events: [VelStream.Event] = [
            .responseMetadata(.init(id: "r", modelID: "gpt-4o", additionalFields: ["usage": .null])),
            .responseMetadata(usage: usage),
            .responseMetadata(.init(additionalFields: ["usage": .null])),
        ]
        #expect(
            Self.bridged(events).dropFirst().dropLast() == [
                .messageMetadata(messageMetadata: ["id": "r", "modelId": "gpt-4o"]),
                .messageMetadata(
                    messageMetadata: ["usage": ["promptTokens": 5, "completionTokens": 7, "totalTokens": 12]]
                ),
            ]
        )
    }

    @Test func sourcesBecomeURLsAndDocuments() {
        let sources: [VelStream.SourceItem] = [
            .init(type: .web, url: "https://a.example", title: "A", snippet: "s", sourceID: "src"),
            .init(type: .web, url: "https://b.example", title: ""), .init(type: .file, url: "", title: "tides.pdf"),
        ]
        #expect(
            Self.bridged([.startStep(), .source(sources: sources)]).dropFirst(2).prefix(3) == [
                .sourceURL(
                    sourceID: "src",
                    url: "https://a.example",
                    title: "A",
                    providerMetadata: ["vel": ["snippet": "s"]]
                ),
                .sourceURL(sourceID: "source-2", url: "https://b.example"),
                .sourceDocument(sourceID: "source-3", mediaType: "application/octet-stream", title: "tides.pdf"),
            ]
        )
    }

    @Test func filesBecomeDataURLs() {
        let events: [VelStream.Event] = [
            .startStep(), .file(content: "aGk=", name: "", mimeType: "text/plain"),
            .file(content: nil, name: "n", mimeType: ""), .file(content: "https://a.example/x", name: "", mimeType: ""),
        ]
        #expect(
            Self.bridged(events).dropFirst(2).dropLast(2) == [
                .file(url: "data:text/plain;base64,aGk=", mediaType: "text/plain"),
                .file(url: "https://a.example/x", mediaType: "application/octet-stream"),
            ]
        )
    }

    @Test(
        "a finish reason is converted to the client's spelling",
        arguments: [
            ("stop", "stop"), ("length", "length"), ("tool_calls", "tool-calls"),
            ("content_filter", "content-filter"), ("error", "error"), ("end_turn", "stop"), ("MAX_TOKENS", "length"),
            ("tool_use", "tool-calls"), ("SAFETY", "content-filter"), ("whim", "other"),
        ]
    )
    func mapsFinishReasons(vel: String, client: String) throws {
        let event = try VelStream.Event(json: #"{"type":"finish-message","finishReason":"\#(vel)"}"#)
        guard case .finish(let finish)? = Self.bridged([event, .finish()]).last else {
            Issue.record("there is no finish")
            return
        }
        #expect(finish.finishReason?.rawValue == client)
    }

    @Test("an error under any key is forwarded and ends the stream", arguments: ["error", "errorText", "message"])
    func errors(_ key: String) throws {
        let error = try VelStream.Event(json: #"{"type":"error","\#(key)":"Rate limit exceeded"}"#)
        let events: [VelStream.Event] = [
            .startStep(), .textDelta(id: "t", delta: "Let me"), error, .finishStep(), .finish(),
        ]
        let bridged = Self.bridged(events)
        #expect(bridged.last == .error(errorText: "Rate limit exceeded"))
        #expect(bridged.count(where: { $0.type == "error" }) == 1)
    }

    @Test func anOutputBeforeItsInputIsNotErased() {
        let events: [VelStream.Event] = [
            .startStep(), .toolOutputAvailable(toolCallID: "ws_1", output: ["hits": 3]),
            .toolInputAvailable(toolCallID: "ws_1", toolName: "web_search", input: ["q": "tides"]), .finishStep(),
        ]
        #expect(
            Self.bridged(events).dropFirst(2).prefix(2) == [
                .toolInputAvailable(
                    toolCallID: "ws_1",
                    toolName: "web_search",
                    input: ["q": "tides"],
                    providerExecuted: true
                ), .toolOutputAvailable(toolCallID: "ws_1", output: ["hits": 3], providerExecuted: true),
            ]
        )
    }

    @Test func anOutputWithoutInputIsShownAtTheEndOfItsStep() {
        let events: [VelStream.Event] = [
            .startStep(), .toolInputStart(toolCallID: "a", toolName: "web_search"),
            .toolOutputAvailable(toolCallID: "a", output: 1), .toolOutputAvailable(toolCallID: "b", output: 2),
            .toolOutputError(toolCallID: "c", errorText: "x"), .finishStep(), .startStep(), .finishStep(),
        ]
        #expect(
            types(events) == [
                "start", "start-step", "tool-input-start", "tool-input-available", "tool-output-available",
                "tool-input-available", "tool-output-available", "tool-input-available", "tool-output-error",
                "finish-step", "start-step", "finish-step", "finish",
            ]
        )
    }

    @Test func openCallsFailAtTheEnd() {
        let events: [VelStream.Event] = [
            .startStep(), .toolInputAvailable(toolCallID: "a", toolName: "t", input: [:]),
            .toolInputStart(toolCallID: "b", toolName: "t"), .abort(reason: "cancelled"), .finish(),
        ]
        let bridged = Self.bridged(events)
        #expect(bridged.last == .abort(reason: "cancelled"))
        #expect(bridged.count(where: { $0.type == "tool-output-error" }) == 2)
    }

    @Test func keysThatTheClientDoesNotKnowAreRemoved() throws {
        let lines = [
            #"{"type":"start-step","metadata":{"node_id":"n"}}"#,
            #"{"type":"tool-input-available","toolCallId":"c","toolName":"t","input":{},"metadata":{"step":1},"x":1}"#,
            #"{"type":"tool-output-available","toolCallId":"c","output":1,"callProviderMetadata":{"providerExecuted":true}}"#,
            #"{"type":"text-delta","id":"t","delta":"x","metadata":{"step":2}}"#,
        ]
        let bridged = Self.bridged(try lines.map { try VelStream.Event(json: $0) })
        let json = String(decoding: try bridged.flatMap { try $0.json() }, as: UTF8.self)
        #expect(!json.contains("metadata") && !json.contains("callProviderMetadata") && !json.contains(#""x":1"#))
        #expect(bridged.contains(.toolOutputAvailable(toolCallID: "c", output: 1, providerExecuted: true)))
    }

    /// Valid JSON that clients refuse: all versions, old versions, or in provider metadata.
    static let refused: [String] = [
        #"{"type":"data-x","data":{"a":1,"__proto__":{"b":2}}}"#,
        #"{"type":"data-x","data":[{"constructor":{"prototype":1,"c":2}}]}"#,
        #"{"type":"data-x","data":{"a":1,"constructor":null}}"#,
        #"{"type":"tool-input-available","toolCallId":"c","toolName":"t","input":{"__proto__":1}}"#,
        #"{"type":"tool-output-available","toolCallId":"c","output":[{"__proto__":1}]}"#,
        #"""
        {"type":"tool-input-available","toolCallId":"c","toolName":"t","input":1,\#
        "providerMetadata":{"p":{"n":[1e400],"constructor":null},"__proto__":{},"constructor":{"prototype":1}}}
        """#,
        #"{"type":"response-metadata","usage":{"promptTokens":1,"completionTokens":1,"totalTokens":2,"__proto__":1}}"#,
        #"{"type":"data-x","data":{"n":1e400}}"#,
    ]

    @Test("JSON that clients refuse is repaired, and they accept the stream", arguments: refused)
    func mendsWhatClientsRefuse(_ line: String) async throws {
        let event = try VelStream.Event(json: line)
        for client in [ClientVersion.v5, .v6, .v7] {
            let context = ChatContext(messageID: "m", options: StreamOptions(client: client))
            var bridge = VelBridge(messageID: "m", client: client)
            for event in [.startStep(), .toolInputStart(toolCallID: "c", toolName: "t"), event] {
                try await context.write(bridge.events(for: event))
            }
            try await context.write(bridge.end())
            let bytes = await context.allBytes()
            for version in Client.all where version >= client {
                var judge = ClientReplay(client: version)
                judge.append(bytes)
                judge.finish()
                #expect(judge.isAccepted, "\(version): \(String(describing: judge.failure))")
                #expect(judge.message?.parts.isEmpty == false || event.type == "response-metadata")
            }
        }
    }

    @Test("only JSON that the oldest client refuses is removed")
    func mendsForTheFloor() throws {
        let event = try VelStream.Event(json: #"{"type":"data-x","data":{"a":[{"__proto__":1,"constructor":null}]}}"#)
        func data(_ client: ClientVersion?) -> JSONValue? {
            var bridge = VelBridge(messageID: "m", client: client)
            guard case .data(let event)? = bridge.events(for: event).last else { return nil }
            return event.data
        }
        #expect(data(nil) == ["a": [[:]]])
        #expect(data(.v5) == ["a": [[:]]])
        #expect(data(.v7) == ["a": [["constructor": nil]]])
    }

    @Test("provider metadata keeps the values that clients accept")
    func keepsMetadata() throws {
        let line = #"""
            {"type":"tool-input-available","toolCallId":"c","toolName":"t","input":1,
            "providerMetadata":{"p":{"n":[1e400,1e300],"__proto__":1},"q":{"m":-1e400,"o":{"x":1}}}}
            """#
        let event = try #require(try Self.bridged([.init(json: line)]).first { $0.type == "tool-input-available" })
        guard case .toolInputAvailable(let input) = event else { return }
        #expect(input.providerMetadata == ["p": ["n": [nil, 1e300]], "q": ["m": nil, "o": ["x": 1]]])
    }

    @Test("the record of a Vel stream keeps the original data")
    func recordsAsItIs() throws {
        var record = VelStream.Record(messageID: "m")
        let line = #"{"type":"data-x","data":{"__proto__":1,"constructor":null}}"#
        record.collect(try VelStream.Event(json: line), countTokens: { $0.count })
        #expect(StreamRecord(record).dataParts.map(\.data) == [["__proto__": 1, "constructor": nil]])
    }

    @Test func dataMayFollowTheAnswer() {
        let events: [VelStream.Event] = [
            .finishMessage(finishReason: .stop), .finish(), .data(name: "metrics", data: 1, transient: false),
        ]
        #expect(
            Self.bridged(events) == [
                .start(messageID: "m"), .data(name: "metrics", data: 1), .finish(finishReason: .stop),
            ]
        )
    }
}
