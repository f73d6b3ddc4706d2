import AISDK
import GeneratedProtocol
import ProtocolSupport

/// Measures the way from bytes to the message by the length of the stream: the cost per event must not grow with it.
enum MessageBenchmarks {
    static func report() async throws {
        try await textStreams().report(rounds: 7)
        try await toolInputs(readsMessages: false).report(rounds: 7)
        try await toolInputs(readsMessages: true).report(rounds: 7)
    }

    private static func textStreams() throws -> Comparison {
        Comparison(
            title: "Bytes to the message, for each of so many text deltas",
            contenders: try [20_000, 200_000].map { length in
                let body = try textBody(length)
                return Contender(name: "\(length) deltas") { count in
                    var total = 0
                    for _ in 0..<count / length { total += try message(of: body).parts.count }
                    return total
                }
            },
            countPerRound: 200_000
        )
    }

    private static func textBody(_ length: Int) throws -> [UInt8] {
        var writer = JSONWriter(for: UIMessageStream.self)
        try writer.writeFrame(UIMessageStream.Event.start(.init(messageID: "msg-1")))
        try writer.writeFrame(UIMessageStream.Event.startStep(.init()))
        try writer.writeFrame(UIMessageStream.Event.textStart(.init(id: "text-1")))
        for _ in 0..<length {
            try writer.writeFrame(UIMessageStream.Event.textDelta(.init(id: "text-1", delta: "eight ch")))
        }
        try writer.writeFrame(UIMessageStream.Event.textEnd(.init(id: "text-1")))
        try writer.writeFrame(UIMessageStream.Event.finish(.init()))
        return writer.takeBytes()
    }

    private static func message(of body: [UInt8]) throws -> UIMessageStream.UIMessage {
        var frames = SSEDecoder()
        var reducer = MessageReducer()
        var rest = body[...]
        while !rest.isEmpty {
            frames.append(rest.prefix(16 << 10))
            rest = rest.dropFirst(16 << 10)
            while let frame = try frames.next() { try reducer.apply(json: frame.data) }
        }
        return reducer.state
    }

    private static func toolInputs(readsMessages: Bool) -> Comparison {
        Comparison(
            title: "A delta of tool input, of so many\(readsMessages ? ", with a look at the input after each" : "")",
            contenders: [1_000, 8_000].map { length in
                let deltas = inputDeltas(length)
                return Contender(name: "\(length) deltas") { count in
                    var total = 0
                    for _ in 0..<count / length {
                        var reducer = MessageReducer()
                        try reducer.apply(.toolInputStart(.init(toolCallID: "call-1", toolName: "write")))
                        for delta in deltas {
                            try reducer.apply(.toolInputDelta(.init(toolCallID: "call-1", inputTextDelta: delta)))
                            if readsMessages { total += look(at: reducer.message) }
                        }
                        total += look(at: reducer.message)
                    }
                    return total
                }
            },
            countPerRound: 16_000
        )
    }

    /// Returns an object with a list of objects that contain text and numbers.
    private static func inputDeltas(_ length: Int) -> [String] {
        ["{\"rows\":["]
            + (1..<length).map { index in
                switch index % 4 {
                case 1: "{\"text\":\"some"
                case 2: " more words"
                case 3: "\",\"number\":"
                default: "\(index)},"
                }
            }
    }

    private static func look(at message: UIMessageStream.UIMessage?) -> Int {
        guard case .tool(let call)? = message?.parts.first, case .object(let input)? = call.input else { return 0 }
        return input.count
    }
}
