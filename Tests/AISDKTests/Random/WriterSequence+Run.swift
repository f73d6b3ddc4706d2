import AISDK
import ProtocolSupport
import StreamTestSupport

/// The results of running a sequence.
struct SequenceRun: Sendable {
    var bytes: [UInt8] = []
    /// The arguments of each call of the completion handler.
    var completions: [StreamCompletion<UIMessageStream>] = []
    /// The errors that writers threw.
    var errors: [any Error] = []
    /// The actions that had no effect except throwing.
    var refused: Set<ActionPath> = []
    var uncollected = Uncollected()
}

extension WriterSequence {
    /// Runs the handler without the skipped actions and reads the stream.
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
        // Kept alive, since releasing the last reader disconnects the client.
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
