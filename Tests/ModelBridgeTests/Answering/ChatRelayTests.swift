import AISDK
import ModelBridge
import ProtocolSupport
import StreamRuntime
import StreamTestSupport
import Testing

/// Responses that the application asked for itself.
struct ChatRelayTests {
    @Test(arguments: StandInAPI.allCases)
    func `A response can be relayed in pieces and byte by byte`(_ standIn: StandInAPI) async throws {
        let pieces = standIn.pieces("Hello.", [.init(id: "a")])
        let whole = try await relayed { try await $0.relay(Self.stream(pieces), from: standIn.api) }
        let bytes = try await relayed { try await $0.relay(Self.stream(pieces.flatMap(\.self)), from: standIn.api) }
        for (turn, message) in [whole, bytes] {
            #expect(message?.text == "Hello.")
            // The call is of a tool that nobody declared, so it is refused.
            #expect(message?.toolCalls.map(\.state) == [.outputError])
            #expect(turn?.hasRefusedCalls == true)
        }
    }

    @Test func `Turns that are relayed one after the other are steps of one message`() async throws {
        let standIn = StandInAPI.anthropic
        let (_, message) = try await relayed { chat in
            try await chat.relay(Self.stream(standIn.pieces("First.", [])), from: standIn.api)
            return try await chat.relay(Self.stream(standIn.pieces("Second.", [])), from: standIn.api)
        }
        #expect(message?.stepCount == 2)
        #expect(message?.text == "First.Second.")
    }

    private static func stream<Element: Sendable>(_ elements: [Element]) -> AsyncStream<Element> {
        let (stream, continuation) = AsyncStream.makeStream(of: Element.self)
        for element in elements { continuation.yield(element) }
        continuation.finish()
        return stream
    }

    private func relayed(
        _ work: @escaping @Sendable (ChatContext) async throws -> ModelTurn
    ) async throws -> (ModelTurn?, UIMessageStream.UIMessage?) {
        let turn = Box<ModelTurn?>(nil)
        let context = ChatContext()
        context.run { chat in
            let result = try await work(chat)
            turn.change { $0 = result }
        }
        var bytes: [UInt8] = []
        for await chunk in context.bytes { bytes += chunk }
        let replay = replayed(bytes, client: ClientVersion(7, 0, 77))
        #expect(replay.failure == nil)
        return (turn.value, replay.message)
    }
}
