import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport

/// Performs actions on a context.
struct ActionRunner: Sendable {
    let context: ChatContext
    let log: ActionLog
    let stopsAtErrors: Bool
    let skipped: Set<ActionPath>

    /// Performs the actions in order and throws the handler's error.
    func perform(_ actions: [WriterAction], at path: ActionPath) async throws {
        for (place, action) in actions.enumerated() where !skipped.contains(path.inner(place)) {
            let path = path.inner(place)
            log.begin(path)
            do {
                try await perform(action, at: path)
            } catch let error as HandlerError {
                throw error
            } catch let error as CancellationError {
                throw error
            } catch let error as PartError {
                if stopsAtErrors { throw error }
            } catch {
                log.note(error, action, at: path)
                if stopsAtErrors { throw error }
            }
        }
        // Ids that are made after the inner actions do not belong to one of them.
        log.begin(path.inner(actions.count))
    }

    private func perform(_ action: WriterAction, at path: ActionPath) async throws {
        switch action {
        case .uncollected(let action):
            let writer = MarkingWriter(context.uncollected) { log.noteUncollected($0) }
            try await write(action, to: writer)
        // Whether there is room depends on the reader and must not affect the result.
        case .tryWrite(let event): if try !context.tryWrite(event) { try await context.write(event) }
        case .failToolCallWithError(let id): try await context.failToolCall(log.call(id), error: HandlerError())
        case .setUsage: context.setUsage(promptTokens: 1, answerTokens: 2)
        case .fail: await context.fail(HandlerError())
        case .throwError: throw HandlerError()
        case .cancel: withUnsafeCurrentTask { $0?.cancel() }
        case .checkCancellation: try Task.checkCancellation()
        case .disconnect: context.disconnect()
        case .withText, .withReasoning, .withStep, .withToolCall: try await performAround(action, at: path)
        default: try await write(action, to: context)
        }
    }

    private func performAround(_ action: WriterAction, at path: ActionPath) async throws {
        switch action {
        case .withText(let texts, let inner, let fails):
            try await context.withText { writer in
                for text in texts { try await writer.write(text) }
                try await perform(inner, at: path)
                if fails { throw PartError() }
                for text in texts { try await writer.write(text) }
            }
        case .withReasoning(let texts, let inner, let fails):
            try await context.withReasoning { writer in
                for text in texts { try await writer.write(text) }
                try await perform(inner, at: path)
                if fails { throw PartError() }
            }
        case .withStep(let inner, let fails):
            try await context.withStep {
                try await perform(inner, at: path)
                if fails { throw PartError() }
            }
        case .withToolCall(let name, let input, let id, let inner, let output):
            _ = try await context.withToolCall(name, input: input, id: id) { id in
                log.made(call: id)
                try await perform(inner, at: path)
                guard let output else { throw PartError() }
                return output
            }
        default: break
        }
    }
}

/// An error that the handler throws to end its work.
struct HandlerError: Error {}

/// An error that is thrown inside a part, a step or a tool call and caught by the handler.
struct PartError: Error {}

/// Marks the text that is written through it and reports its events.
private struct MarkingWriter: EventWriter {
    typealias Stream = UIMessageStream

    private let writer: UncollectedWriter<UIMessageStream>
    private let note: @Sendable (UIMessageStream.Event) -> Void

    init(_ writer: UncollectedWriter<UIMessageStream>, note: @escaping @Sendable (UIMessageStream.Event) -> Void) {
        self.writer = writer
        self.note = note
    }

    func write(_ events: [UIMessageStream.Event]) async throws {
        let events = events.map { mark($0) }
        // Reported first, since the stream may have ended when the writer returns.
        events.forEach(note)
        try await writer.write(events)
    }

    func advance(_ events: [UIMessageStream.Event]) async throws -> String {
        let key = try await writer.advance(events)
        for event in events { note(event.keyed(by: key)) }
        return key
    }

    func append(to scope: ScopeID, _ makeEvent: @Sendable (String) -> UIMessageStream.Event) async throws {
        note(makeEvent(""))
        try await writer.append(to: scope) { mark(makeEvent($0)) }
    }

    func tryAppend(_ text: String, to scope: ScopeID) throws -> Bool {
        note(.textDelta(id: "", delta: ""))
        return try writer.tryAppend(Uncollected.marked(text), to: scope)
    }

    func generateID() -> String { writer.generateID() }

    func promise(_ event: UIMessageStream.Event) throws { try writer.promise(event) }

    private func mark(_ event: UIMessageStream.Event) -> UIMessageStream.Event {
        switch event {
        case .textDelta(var event):
            event.delta = Uncollected.marked(event.delta)
            return .textDelta(event)
        case .reasoningDelta(var event):
            event.delta = Uncollected.marked(event.delta)
            return .reasoningDelta(event)
        default: return event
        }
    }
}
