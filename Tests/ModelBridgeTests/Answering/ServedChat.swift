import AISDK
import ModelBridge
import ProtocolSupport
import StreamRuntime
import StreamTestSupport
import Synchronization
import Testing

/// Tools as a list.
struct Toolbox: ToolSet {
    var tools: [ToolEntry]

    init(_ tools: ToolEntry...) { self.tools = tools }

    /// A tool that knows the weather of each city.
    static let weather = tool("weather") { _, _ in ["degrees": 7] }

    static func tool(
        _ name: String,
        check: @escaping @Sendable (JSONValue) -> String? = { _ in nil },
        needsApproval: Bool = false,
        run: ToolEntry.Run?
    ) -> ToolEntry {
        ToolEntry(
            name: name,
            description: "Knows the \(name) of a city.",
            inputSchema: ["type": "object", "properties": ["city": ["type": "string"]]],
            check: check,
            needsApproval: { _ in needsApproval },
            run: run
        )
    }
}

/// An answer as it was served, and as a client reads it.
struct ServedChat: Sendable {
    var bytes: [UInt8] = []
    var answer: ModelAnswer?
    /// What the log was told.
    var logged: [any Error] = []
    /// What the log was told of tools.
    var toolErrors: [any Error] = []
    /// The message to store.
    var message: UIMessageStream.UIMessage?
    var stored: UIMessageStream.UIMessage?

    /// What a released client makes of it; fails the test if the client does not take the stream.
    func read(_ client: ClientVersion = ClientVersion(7, 0, 77)) -> ClientReplay {
        for version in [ClientVersion(6, 0, 264), ClientVersion(7, 0, 77)] {
            let replay = replayed(bytes, client: version, continuing: stored)
            #expect(replay.failure == nil, "\(version): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("data: [DONE]\n\n"))
        return replayed(bytes, client: client, continuing: stored)
    }

    /// The fault of the provider that the log was told; nil if it was told anything else.
    var loggedFault: ModelError? { logged.count == 1 ? logged[0] as? ModelError : nil }

    /// Answers a request with a model.
    static func serve(
        _ request: UIMessageStream.ChatRequest,
        stored: UIMessageStream.UIMessage? = nil,
        with model: ScriptedModel,
        tools: Toolbox = Toolbox(Toolbox.weather),
        maxSteps: Int = 8,
        _ change: (inout AnswerOptions) -> Void = { _ in }
    ) async -> ServedChat {
        let served = Box(ServedChat(stored: stored))
        var options = AnswerOptions()
        options.limits.firstWait = .milliseconds(1)
        options.onToolError = { _, error in served.change { $0.toolErrors.append(error) } }
        change(&options)
        let context = ChatContext(
            answering: request,
            stored: stored,
            options: StreamOptions(collects: true, onError: { error in served.change { $0.logged.append(error) } })
        ) { completion in served.change { $0.message = completion.message } }
        let task = context.run { [options] chat in
            let answer = try await chat.answer(
                request,
                with: model,
                tools: tools,
                maxSteps: maxSteps,
                options: options
            )
            served.change { $0.answer = answer }
        }
        var bytes: [UInt8] = []
        for await chunk in context.bytes { bytes += chunk }
        _ = await task.value
        var result = served.value
        result.bytes = bytes
        return result
    }
}

/// A value that tasks share.
final class Box<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { state = Mutex(value) }

    var value: Value { state.withLock { $0 } }

    func change(_ change: (inout Value) -> Void) { state.withLock { change(&$0) } }
}

extension UIMessageStream.ChatRequest {
    /// A request with the words of the user, after earlier messages.
    static func words(_ text: String, after messages: [UIMessageStream.UIMessage] = []) -> Self {
        let message = UIMessageStream.UIMessage(
            id: "u\(messages.count)",
            role: .user,
            parts: [.text(.init(text: text))]
        )
        return Self(messages: messages + [message], trigger: .submitMessage)
    }

    /// A request that goes on with an answer as the page has it.
    static func goingOn(_ copy: UIMessageStream.UIMessage) -> Self {
        var request = words("How is the weather?")
        request.messages.append(copy)
        return request
    }
}
