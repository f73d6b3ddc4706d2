import AISDK
import StreamTestSupport
import Testing

@Suite("Concurrent writers") struct ConcurrencyTests {
    @Test("each of eight writers keeps its own order, and the stream is complete", arguments: 0..<200)
    func keepOrder(_ round: Int) async {
        let writers = 8
        let count = 6
        let context = ChatContext(options: StreamOptions(highWaterMark: round % 2 == 0 ? 64 : 65_536))
        context.run { context in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask { try await Self.write(writer, count, to: context) }
                }
                try await group.waitForAll()
            }
        }
        let replay = Replay(await context.allBytes())
        #expect(replay.problem == nil)
        #expect(replay.isDone)
        for writer in 0..<writers { #expect(Self.numbers(of: writer, in: replay) == Array(0..<count)) }
    }

    /// Writes numbered text, reasoning, data or tool calls, as the parallel parts of an agent do.
    private static func write(_ writer: Int, _ count: Int, to context: ChatContext) async throws {
        for number in 0..<count {
            switch writer % 4 {
            case 0: try await context.writeText("\(writer):\(number) ")
            case 1: try await context.writeReasoning("\(writer):\(number) ")
            case 2: try await context.writeData("n", data: "\(writer):\(number) ")
            default:
                let call = try await context.startToolInput("n")
                try await context.appendToolInput(call, text: "\(writer):\(number) ")
                try await context.finishToolInput(call, name: "n", input: number)
                try await context.completeToolCall(call, output: number)
            }
        }
    }

    private static func numbers(of writer: Int, in replay: Replay) -> [Int] {
        replay.events.flatMap { event -> [Int] in
            let text: String? =
                switch event {
                case .textDelta(let event): event.delta
                case .reasoningDelta(let event): event.delta
                case .toolInputDelta(let event): event.inputTextDelta
                case .data(let event): event.data.stringValue
                default: nil
                }
            return (text ?? "").split(separator: " ").compactMap { piece in
                let halves = piece.split(separator: ":")
                return halves.first == "\(writer)" ? Int(halves[1]) : nil
            }
        }
    }

    @Test("writes that race with the end are refused or written completely")
    func endsInBetween() async {
        for _ in 0..<50 {
            let context = ChatContext()
            await withTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for _ in 0..<20 { _ = try? await context.beginToolCall("\(writer)", input: writer) }
                    }
                }
                group.addTask { try? await context.finish() }
            }
            let replay = Replay(await context.allBytes())
            #expect(replay.problem == nil)
            #expect(replay.isDone)
        }
    }
}
