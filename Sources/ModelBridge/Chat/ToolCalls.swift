import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Runs the calls of a turn side by side, and writes what comes of them.
struct ToolCalls<Info: Sendable>: Sendable {
    let context: StreamContext<UIMessageStream, Info>
    let tools: [String: ToolEntry]
    let options: AnswerOptions
    /// Gets the events that were written.
    let observe: @Sendable ([UIMessageStream.Event]) -> Void

    /// Runs calls; returns those that the client or the user has to go on with.
    func run(_ calls: [ModelTurn.Call]) async throws -> [ModelTurn.Call] {
        try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for (index, call) in calls.enumerated() {
                group.addTask { (index, try await isOpen(after: call)) }
            }
            var open: [Int] = []
            for try await (index, isOpen) in group where isOpen { open.append(index) }
            return open.sorted().map { calls[$0] }
        }
    }

    /// Runs a call, or asks the user; returns whether the call waits for the next request.
    private func isOpen(after call: ModelTurn.Call) async throws -> Bool {
        guard let tool = tools[call.name] else { return true }
        do {
            if try await tool.needsApproval(call.input) {
                try await write(.toolApprovalRequest(approvalID: context.generateID(), toolCallID: call.id))
                return true
            }
        } catch let error where !isOfStream(error) {
            try await fail(call, error)
            return false
        }
        guard let run = tool.run else { return true }
        try await finish(call, with: run)
        return false
    }

    /// Runs a call that may run.
    func finish(_ call: ModelTurn.Call, with run: ToolEntry.Run) async throws {
        let progress = ToolRun(id: call.id) { output in try await write(call.outputEvent(output, isPreliminary: true)) }
        do {
            try await write(call.outputEvent(run(call.input, progress)))
        } catch let error where !isOfStream(error) {
            try await fail(call, error)
        }
    }

    /// Tells the user and the model that a call failed, and the log why.
    func fail(_ call: ModelTurn.Call, _ error: any Error) async throws {
        options.onToolError?(call, error)
        let text = (error as? ToolFailure)?.description ?? options.toolFailureText
        try await write(call.failureEvent(text))
    }

    private func write(_ event: UIMessageStream.Event) async throws {
        try await context.relay([event])
        observe([event])
    }

    /// Whether an error ends the answer, and not only the call: a tool may cancel what it does itself.
    private func isOfStream(_ error: any Error) -> Bool {
        error is StreamWriteError || Task.isCancelled
    }
}
