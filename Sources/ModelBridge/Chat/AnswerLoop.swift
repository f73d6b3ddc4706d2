import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamRuntime
import Synchronization

/// The state of an answer between the turns of its model.
struct AnswerLoop<Model: ChatModel, Info: Sendable>: Sendable {
    private let context: StreamContext<UIMessageStream, Info>
    private let model: Model
    private let tools: [ToolEntry]
    private let options: AnswerOptions
    /// The messages before the answer.
    private let history: [UIMessageStream.UIMessage]
    private let message: GrowingMessage
    private(set) var answer = ModelAnswer()

    init(
        _ context: StreamContext<UIMessageStream, Info>,
        _ request: UIMessageStream.ChatRequest,
        _ model: Model,
        _ tools: [ToolEntry],
        _ options: AnswerOptions
    ) throws(UnverifiedRequestError) {
        self.context = context
        self.model = model
        self.tools = tools
        self.options = options
        let continued = context.continuation.message
        if let id = request.messageIDToContinue, continued == nil { throw UnverifiedRequestError(messageID: id) }
        history = continued == nil ? request.allMessages : request.allMessages.dropLast()
        message = GrowingMessage(id: context.messageID, continuing: continued)
    }

    private var calls: ToolCalls<Info> {
        ToolCalls(
            context: context,
            tools: Dictionary(tools.map { ($0.name, $0) }) { first, _ in first },
            options: options,
            observe: message.add
        )
    }

    /// Runs the calls that the user has allowed with this request, and denies the others; returns whether the model can be asked.
    mutating func settleAnswers() async throws -> Bool {
        let calls = calls
        try await withThrowingTaskGroup { group in
            for answer in context.continuation.answers {
                let call = ModelTurn.Call(answer.call)
                guard answer.isApproved else {
                    try await deny(call)
                    continue
                }
                guard let run = calls.tools[call.name]?.run else {
                    try await calls.fail(call, ToolFailure("The server cannot run this tool."))
                    continue
                }
                group.addTask { try await calls.finish(call, with: run) }
            }
            try await group.waitForAll()
        }
        let waiting = message.value.unansweredToolCalls + message.value.callsAwaitingApproval
        answer.openCalls = waiting.map(ModelTurn.Call.init)
        return waiting.isEmpty
    }

    private func deny(_ call: ModelTurn.Call) async throws {
        let event = UIMessageStream.Event.toolOutputDenied(toolCallID: call.id)
        try await context.relay([event])
        message.add([event])
    }

    /// Asks the model once, and runs what it calls; returns whether it has to be asked again.
    mutating func takeTurn(maxSteps: Int) async throws -> Bool {
        let turn = try await ask()
        answer.turns.append(turn)
        guard !turn.calls.isEmpty || turn.hasRefusedCalls else { return false }
        if turn.wantsOutputs { answer.openCalls = try await calls.run(turn.calls) }
        guard turn.wantsOutputs || turn.hasRefusedCalls, answer.openCalls.isEmpty else { return false }
        answer.reachedStepLimit = answer.turns.count >= maxSteps
        return !answer.reachedStepLimit
    }

    /// Asks the model, and again if the request failed in a way that may pass, before anything of the answer was written.
    private func ask() async throws -> ModelTurn {
        let request = try request()
        var settings = ModelReaderSettings(for: request, tools: modelTools, settings: options.settings)
        if let client = context.options.client { settings.client = client }
        settings.makeID = { [context] in context.generateID() }
        let count = message.count
        var attempt = 0
        while true {
            do {
                return try await context.relay(from: model.api, settings, options.limits, observe: message.add) {
                    [model] in try await model.stream(request)
                }
            } catch let error as ModelError {
                guard message.count == count, let wait = options.limits.wait(after: error, attempt: attempt) else {
                    throw error
                }
                attempt += 1
                try await Task.sleep(for: wait)
            }
        }
    }

    private var modelTools: [ModelTool] {
        let plain = tools.map(ModelTool.init)
        return options.usesStrictTools ? plain.map { $0.strict ?? $0 } : plain
    }

    private func request() throws(ModelRequestError) -> ModelRequest {
        var conversion = options.conversion
        conversion.tools += modelTools
        let messages = history + (message.isEmpty ? [] : [message.value])
        let request = try model.api.request(
            model: model.name,
            messages: messages.modelMessages(conversion),
            tools: modelTools,
            settings: options.settings
        )
        for omission in request.omissions { options.onOmission?(omission) }
        return request
    }
}

/// The message of the answer while it is written.
private final class GrowingMessage: Sendable {
    private let state: Mutex<(reducer: MessageReducer, count: Int)>

    init(id: String, continuing message: UIMessageStream.UIMessage?) {
        var reducer = MessageReducer(initialMessage: message, generateID: { id })
        _ = try? reducer.apply(.start(messageID: id))
        state = Mutex((reducer, 0))
    }

    /// How many events were added.
    var count: Int { state.withLock { $0.count } }

    var value: UIMessageStream.UIMessage { state.withLock { $0.reducer.state } }

    var isEmpty: Bool { value.parts.isEmpty }

    /// Adds events that were written.
    func add(_ events: [UIMessageStream.Event]) {
        state.withLock { state in
            state.count += events.count
            for event in events { _ = try? state.reducer.apply(event) }
        }
    }
}

extension UIMessageStream.ChatRequest {
    /// The messages, and the newest one of a page that posts it alone.
    fileprivate var allMessages: [UIMessageStream.UIMessage] {
        guard let message else { return messages }
        return messages.filter { $0.id != message.id } + [message]
    }
}

extension ModelTool {
    init(_ entry: ToolEntry) {
        self.init(
            name: entry.name,
            description: entry.description,
            inputSchema: entry.inputSchema,
            check: entry.check
        )
    }
}

extension ModelTurn.Call {
    init(_ call: UIMessageStream.UIMessage.ToolCall) {
        self.init(
            id: call.toolCallID,
            name: call.toolName,
            input: call.input ?? [:],
            isDynamic: call.isDynamic,
            metadata: nil
        )
    }
}
