import AISDK
import ModelBridge
import ModelProviders
import ProtocolSupport
import Testing

/// What odd answers of Chat Completions become, which no recorded case shows.
struct OpenAIChatReaderTests {
    /// Who answers.
    enum Server: CaseIterable, Sendable {
        case openAI, compatible

        func reader(_ settings: ModelReaderSettings = ModelReaderSettings()) -> OpenAIChatReader {
            self == .openAI ? OpenAIChatReader(settings) : OpenAIChatReader(compatible: "compat", settings)
        }
    }

    private static func parts(
        _ server: Server,
        _ events: [String],
        _ settings: ModelReaderSettings = ModelReaderSettings()
    ) throws -> [ModelPart] {
        var reader = server.reader(settings)
        var parts: [ModelPart] = []
        for event in events { reader.read(try OpenAIChatStream.Event(json: event), into: &parts) }
        reader.finish(into: &parts)
        return parts
    }

    private static func chunk(_ delta: String, _ rest: String = "") -> String {
        #"{"choices":[{"index":0,"delta":{\#(delta)}}]\#(rest)}"#
    }

    private static func calls(_ calls: String) -> String { chunk(#""tool_calls":[\#(calls)]"#) }

    private static let stop = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#

    // Errors

    @Test(
        "an error before any output is a failed request, whose status is guessed",
        arguments: [
            (#"{"message":"m","type":"x","code":"insufficient_quota"}"#, 429),
            (#"{"message":"m","type":"rate_limit_error","code":null}"#, 429),
            (#"{"message":"m","code":"Authentication_failed"}"#, 401),
            (#"{"message":"m","type":"permission_error"}"#, 403),
            (#"{"message":"m","code":"model_not_found"}"#, 404),
            (#"{"message":"m","type":"invalid_request_error"}"#, 400),
            (#"{"message":"m","code":"context_length_exceeded"}"#, 400), (#"{"message":"m","type":"overloaded"}"#, 503),
            (#"{"message":"m","type":"timeout"}"#, 504), (#"{"message":"m","type":"server_error","code":529}"#, 529),
            (#"{"message":"m","code":200}"#, 500), (#""m""#, 500),
        ]
    )
    func earlyErrors(_ error: String, _ status: Int) throws {
        let parts = try Self.parts(
            .openAI,
            [Self.chunk(#""content":"""#), #"{"error":\#(error)}"#, Self.chunk(#""content":"late""#)]
        )
        guard case .failure(let failure) = parts.first, parts.count == 1 else {
            Issue.record("\(parts)")
            return
        }
        #expect(failure.kind == .reported && failure.message == "m" && failure.status == status)
        #expect(failure.isRetryable == (status == 429 || status >= 500))
        #expect(failure.raw == (try JSONValue(json: error)))
    }

    @Test(
        "output, a call or an event that cannot be read ends the look-ahead",
        arguments: [
            chunk(#""content":"t""#), calls(#"{"index":0,"id":"a","function":{"name":"f"}}"#), #"{"choices":7}"#,
            #"{"other":1}"#,
        ]
    )
    func lookAheadEnds(_ event: String) throws {
        var reader = OpenAIChatReader()
        var parts: [ModelPart] = []
        do {
            reader.read(try OpenAIChatStream.Event(json: event), into: &parts)
        } catch {
            reader.reject(ModelError(.unknownShape, "shape"), into: &parts)
        }
        let count = parts.count
        #expect(count > 0)
        reader.read(try OpenAIChatStream.Event(json: #"{"error":{"message":"m"}}"#), into: &parts)
        guard case .error(let error) = parts.last, parts.count == count + 1 else {
            Issue.record("\(parts)")
            return
        }
        #expect(error.message == "m")
    }

    @Test("an error beside choices is told", arguments: [(Server.openAI, ["t"]), (.compatible, [])])
    func errorBesideChoices(_ server: Server, _ texts: [String]) throws {
        let parts = try Self.parts(server, [Self.chunk(#""content":"t""#, #","error":{"message":"m"}"#)])
        #expect(parts.texts == texts)
        #expect(parts.errors.map(\.message) == ["m"])
        #expect(parts.finish?.reason == .error && parts.finish?.rawReason == nil)
    }

    @Test("a reason to stop that comes after an error counts")
    func reasonAfterError() throws {
        let events = [Self.chunk(#""content":"t""#), #"{"error":{"message":"m"}}"#]
        #expect(try Self.parts(.openAI, events).finish?.reason == .error)
        #expect(try Self.parts(.openAI, events + [Self.stop]).finish?.reason == .stop)
        #expect(try Self.parts(.compatible, events).errors.count == 1)
    }

    @Test(
        "a chunk of another shape is a fault and nothing else, unless the server is lenient about it",
        arguments: [
            (#"{"id":"x"}"#, false), (#"{"choices":null}"#, false), (#"{"choices":[],"id":1}"#, false),
            (#"[1]"#, false),
            (#"{"choices":[{"delta":{"content":"t"}}]}"#, true), (chunk(#""role":"user","content":"t""#), false),
            (chunk(#""role":"","content":"t""#), true), (chunk(#""content":[{"type":"text","text":"t"}]"#), false),
            (calls(#"{"id":"a","function":{"name":"f"}}"#), true), (calls(#"{"index":0,"id":"a"}"#), false),
            (calls(#"{"index":0,"id":"a","type":"other","function":{"name":"f"}}"#), true),
        ]
    )
    func shapes(_ event: String, _ isReadLeniently: Bool) throws {
        let strict = try Self.parts(.openAI, [event])
        #expect(strict.errors.map(\.kind) == [.unknownShape] && strict.count == 2, "\(strict)")
        #expect(strict.finish?.reason == .error)
        let lenient = try Self.parts(.compatible, [event, Self.stop])
        #expect(lenient.errors.map(\.kind) == (isReadLeniently ? [] : [.unknownShape]), "\(lenient)")
        #expect(lenient.finish?.reason == .stop)
    }

    // The head and the end

    @Test("the head of the response is that of the first chunk that has any of it", arguments: Server.allCases)
    func head(_ server: Server) throws {
        let parts = try Self.parts(
            server,
            [
                #"{"id":"","model":"","created":0,"choices":[]}"#, #"{"id":"a","created":1.5,"choices":[]}"#,
                #"{"id":"b","model":"m","choices":[]}"#, Self.stop,
            ]
        )
        #expect(parts.first == .response(ModelResponse(id: "a", model: nil, created: 1.5)))
        #expect(parts.count == 2)
    }

    @Test("OpenAI's count of text may be below zero, as it is what is left; that of others is not")
    func negativeText() throws {
        let usage =
            #"{"choices":[],"usage":{"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":5}}}"#
        #expect(try Self.parts(.openAI, [usage]).finish?.usage.textTokens == -2)
        #expect(try Self.parts(.compatible, [usage]).finish?.usage.textTokens == 0)
        let huge =
            #"{"choices":[],"usage":{"prompt_tokens":-9223372036854775808,"prompt_tokens_details":{"cached_tokens":1}}}"#
        #expect(try Self.parts(.openAI, [huge]).finish?.usage.uncachedInputTokens == .max)
    }

    // Reasoning

    @Test("an empty reasoning_content hides the reasoning beside it; an empty list of calls ends reasoning")
    func reasoning() throws {
        let parts = try Self.parts(
            .compatible,
            [
                Self.chunk(#""reasoning_content":"","reasoning":"hidden""#),
                Self.chunk(#""reasoning_content":null,"reasoning":"a""#), Self.chunk(#""content":"""#),
                Self.chunk(#""tool_calls":[]"#), Self.chunk(#""reasoning":"b""#), Self.stop,
            ]
        )
        let id = "reasoning-0"
        #expect(
            parts.dropLast() == [
                .reasoningStart(id: id), .reasoningDelta(id: id, text: "a"), .reasoningEnd(id: id),
                .reasoningStart(id: id), .reasoningDelta(id: id, text: "b"), .reasoningEnd(id: id),
            ]
        )
    }

    // Calls

    /// Additions to calls, and the calls that they give: id, name and input.
    struct Additions: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let additions: [String]
        let calls: [[String]]
        var errors = 0
    }

    static let additions = [
        Additions(
            testDescription: "two ids under one index are two calls",
            additions: [
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}"#,
                #"{"index":0,"id":"b","function":{"name":"g","arguments":"2"}}"#,
                #"{"index":0,"function":{"arguments":"3"}}"#, #"{"index":0,"id":"a","function":{"arguments":"4"}}"#,
            ],
            calls: [["a", "f", "14"], ["b", "g", "23"]]
        ),
        Additions(
            testDescription: "one id under two indices is one call",
            additions: [
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}"#,
                #"{"index":1,"id":"a","function":{"name":"f","arguments":"2"}}"#,
                #"{"index":1,"function":{"arguments":"3"}}"#, #"{"index":0,"function":{"arguments":"4"}}"#,
            ],
            calls: [["a", "f", "1234"]]
        ),
        Additions(
            testDescription: "a new id without a name continues the call of its index",
            additions: [
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}"#,
                #"{"index":0,"id":"b","function":{"arguments":"2"}}"#,
                #"{"index":0,"id":"c","function":{"arguments":"3"}}"#,
            ],
            calls: [["a", "f", "123"]]
        ),
        Additions(
            testDescription: "the name and the id may come after arguments",
            additions: [
                #"{"index":4,"id":"","function":{"arguments":"1"}}"#,
                #"{"index":2,"id":"b","function":{"name":"g","arguments":""}}"#,
                #"{"index":4,"id":"a","function":{"arguments":"2"}}"#, #"{"index":4,"function":{"name":"f"}}"#,
                #"{"index":2,"function":{"arguments":"3"}}"#,
            ],
            calls: [["b", "g", "3"], ["a", "f", "12"]]
        ),
        Additions(
            testDescription: "a later name and a later id change nothing",
            additions: [
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}"#,
                #"{"index":0,"id":"a","function":{"name":"other","arguments":"2"}}"#,
            ],
            calls: [["a", "f", "12"]]
        ),
        Additions(
            testDescription: "a call without an id is told once and left out, and the index may be used again",
            additions: [
                #"{"index":0,"function":{"name":"f","arguments":"1"}}"#, #"{"index":0,"function":{"arguments":"2"}}"#,
                #"{"index":0,"id":"a","function":{"name":"f","arguments":"3"}}"#,
                #"{"index":0,"function":{"arguments":"4"}}"#,
            ],
            calls: [["a", "f", "34"]],
            errors: 1
        ),
        Additions(
            testDescription: "a call without a name is told at the end, and others are given",
            additions: [
                #"{"index":0,"id":"a","function":{"arguments":"1"}}"#,
                #"{"index":1,"id":"b","function":{"name":"f","arguments":"2"}}"#,
            ],
            calls: [["b", "f", "2"]],
            errors: 1
        ),
    ]

    @Test(arguments: additions, Server.allCases)
    func `An addition belongs to the call with its id, or else with its index`(
        _ row: Additions,
        _ server: Server
    ) throws {
        let parts = try Self.parts(server, row.additions.map(Self.calls) + [Self.stop])
        #expect(parts.calls.map { [$0.id, $0.name, $0.input] } == row.calls)
        #expect(parts.errors.map(\.kind) == Array(repeating: .invalidSequence, count: row.errors))
        for call in parts.calls { #expect(parts.inputDeltas(of: call.id) == call.input) }
    }

    @Test("an addition without index and id continues the call that was last")
    func noIndex() throws {
        let parts = try Self.parts(
            .compatible,
            [
                #"{"id":"a","function":{"name":"f","arguments":"1"}}"#, #"{"function":{"arguments":"2"}}"#,
                #"{"id":"b","function":{"name":"g","arguments":"3"}}"#, #"{"id":"a","function":{"arguments":"4"}}"#,
                #"{"function":{"arguments":"5"}}"#,
            ].map(Self.calls)
        )
        #expect(parts.calls.map(\.input) == ["1245", "3"])
    }

    @Test("an addition without arguments is an empty delta for clients before 7.0.0")
    func noArguments() throws {
        let additions = [
            #"{"index":0,"id":"a","function":{"name":"f"}}"#, #"{"index":0,"function":{"arguments":null}}"#,
            #"{"index":0,"function":{}}"#,
        ].map(Self.calls)
        let empty = ModelPart.toolInputDelta(id: "a", text: "")
        #expect(try Self.parts(.openAI, additions).filter { $0 == empty }.count == 2)
        #expect(try !Self.parts(.openAI, additions, ModelReaderSettings(client: .v7)).contains(empty))
    }

    @Test("a signature of a thought is kept until the call has its name, under the provider's name")
    func signatures() throws {
        func addition(_ name: String, _ signature: String) -> String {
            let extra = #""extra_content":{"google":{"thought_signature":"\#(signature)"}}"#
            return Self.calls(#"{"index":0,"id":"a","function":{\#(name)},\#(extra)}"#)
        }
        let additions = [addition("", "s1"), addition(#""name":"f""#, "s2"), addition("", "s3")]
        let metadata: ModelPart.Metadata = ["compat": ["thoughtSignature": "s2"]]
        #expect(try Self.parts(.compatible, additions).calls.map(\.metadata) == [metadata])
        #expect(try Self.parts(.openAI, additions).calls.map(\.metadata) == [nil])
    }
}

extension [ModelPart] {
    fileprivate var texts: [String] {
        compactMap { if case .textDelta(_, let text, _) = $0 { text } else { nil } }
    }

    fileprivate var errors: [ModelError] {
        compactMap { if case .error(let error) = $0 { error } else { nil } }
    }

    fileprivate var calls: [ModelToolCall] {
        compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
    }

    fileprivate var finish: ModelFinish? {
        if case .finish(let finish) = last { finish } else { nil }
    }

    fileprivate func inputDeltas(of id: String) -> String {
        compactMap { if case .toolInputDelta(id, let text) = $0 { text } else { nil } }.joined()
    }
}
