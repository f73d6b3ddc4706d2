import AISDK
import StreamTestSupport
import Synchronization
import Testing

@Suite("Errors") struct ErrorTests {
    private func errorText(_ options: StreamOptions, _ error: any Error) async -> String? {
        let replay = await replay(options: options) { _ in throw error }
        for case .error(let event) in replay.events { return event.errorText }
        return nil
    }

    @Test("the client learns that an error occurred, but gets no details")
    func isMasked() async {
        #expect(await errorText(StreamOptions(), SampleError()) == "An error occurred.")
    }

    @Test("the masking text can be replaced")
    func isMaskedByAnotherText() async {
        #expect(await errorText(StreamOptions(errorText: .masked("Sorry.")), SampleError()) == "Sorry.")
    }

    @Test("errors are revealed only if the application asks for it")
    func isRevealed() async {
        let options = StreamOptions(errorText: .revealed { "\($0)" })
        #expect(await errorText(options, SampleError()) == "the password is hunter2")
    }

    @Test("the handler gets the original error once")
    func handlerSeesIt() async {
        let seen = Mutex<[SampleError]>([])
        let options = StreamOptions(onError: { error in
            if let error = error as? SampleError { seen.withLock { $0.append(error) } }
        })
        _ = await errorText(options, SampleError())
        #expect(seen.withLock { $0 } == [SampleError()])
    }

    @Test("the handler sees what a call fails with, and what is thrown after the end, once each")
    func handlerSeesTheRest() async {
        let seen = Mutex<[String]>([])
        let options = StreamOptions(onError: { error in seen.withLock { $0.append("\(error)") } })
        _ = await replay(options: options) { context in
            let call = try await context.beginToolCall("t", input: 1)
            try await context.failToolCall(call, error: StorePathError.empty(path: "call"))
            let sum: Int = try await context.withToolCall("t", input: 1, id: "own") { id in
                #expect(id == "own")
                return 1
            }
            #expect(sum == 1)
            try await context.finish()
            throw StorePathError.empty(path: "late")
        }
        #expect(seen.withLock { $0.count } == 2)
        #expect(seen.withLock { $0.first?.contains("call") == true && $0.last?.contains("late") == true })
    }

    @Test("an error thrown by work that was cancelled by a disconnect is not reported")
    func cancelledWorkIsSilent() async {
        let seen = Mutex(0)
        let context = ChatContext(options: StreamOptions(onError: { _ in seen.withLock { $0 += 1 } }))
        let work = context.run { _ in
            while !Task.isCancelled { await Task.yield() }
            throw SampleError()
        }
        context.disconnect()
        #expect(await work.value.description == "disconnected")
        #expect(seen.withLock { $0 } == 0)
    }

    @Test("the outcome contains the original error")
    func outcomeHoldsIt() async {
        let context = ChatContext()
        let outcome = await context.run { _ in throw SampleError() }.value
        var failure: (any Error)?
        if case .failed(let error) = outcome { failure = error }
        #expect(failure is SampleError)
    }

    @Test("an error text with control characters is escaped correctly")
    func oddTexts() async {
        let odd = "\u{0}\u{2028}\"\\\n]]>"
        #expect(await errorText(StreamOptions(errorText: .masked(odd)), SampleError()) == odd)
    }

    @Test("the completion handler runs once, with the outcome and the record")
    func completes() async {
        let count = Mutex(0)
        let (completions, continuation) = AsyncStream.makeStream(of: StreamCompletion<UIMessageStream>.self)
        let context = ChatContext { completion in
            count.withLock { $0 += 1 }
            continuation.yield(completion)
            continuation.finish()
        }
        context.run { context in
            try await context.writeText("Hello")
            try await context.finish(reason: .stop)
            try await context.finish(reason: .length)
        }
        _ = await context.allBytes()
        for await completion in completions {
            #expect(completion.outcome.description == "finished")
            #expect(completion.record?.text == "Hello")
            #expect(completion.record?.finishReason == .stop)
            #expect(completion.record?.finishedAt != nil)
            #expect(!completion.isDisconnected)
        }
        #expect(count.withLock { $0 } == 1)
    }
}
