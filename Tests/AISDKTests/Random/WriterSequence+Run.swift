import AISDK
import ProtocolSupport
import StreamTestSupport

/// What came of a sequence.
struct SequenceRun: Sendable {
    var bytes: [UInt8] = []
    /// What the completion handler was called with, each time.
    var completions: [StreamCompletion<UIMessageStream>] = []
    /// What writers threw.
    var errors: [any Error] = []
    /// The actions that did nothing but throw.
    var refused: Set<ActionPath> = []
    var uncollected = Uncollected()
}

extension WriterSequence {
    /// Runs the handler without some of its actions, and reads what leaves.
    func run(without skipped: Set<ActionPath> = []) async -> SequenceRun {
        let log = ActionLog()
        var options = StreamOptions(client: floor, collects: true, heartbeat: nil, makeID: { log.makeID() })
        options.highWaterMark = isReadMeanwhile ? 200 : .max / 8
        options.deltaWindow = gathers ? .milliseconds(300) : nil
        options.continuesAfterDisconnect = continuesAfterDisconnect
        options.steps = hasManualSteps ? .manual : .automatic
        let context =
            if let earlier {
                ChatContext(continuing: earlier, options: options) { log.complete($0) }
            } else {
                ChatContext(messageID: "m", options: options) { log.complete($0) }
            }
        let runner = ActionRunner(context: context, log: log, stopsAtErrors: stopsAtErrors, skipped: skipped)
        // Held, since the client has gone when nobody can read any more.
        let body = context.bytes
        let actions = actions
        let task = context.run { _ in try await runner.perform(actions, at: ActionPath()) }
        if !isReadMeanwhile { _ = await task.value }
        var bytes: [UInt8] = []
        for await chunk in body { bytes += chunk }
        _ = await task.value
        await log.waitForCompletion()
        var run = log.run
        run.bytes = bytes
        return run
    }
}
