@_spi(Generated) import ProtocolSupport

extension StreamContext {
    /// Runs the work that answers, in a task of its own, and ends the stream on every path.
    ///
    /// Returns at once, so that the response can begin. When `work` returns, the stream is finished; when it throws, the
    /// client is told that an error occurred, and `onError` which. When it throws `CancellationError`, as it does when it is
    /// cancelled, the stream is aborted. When the client goes away, the work is cancelled, unless the options say otherwise.
    /// Cancelling the returned task cancels the work.
    @discardableResult
    public func run(_ work: @escaping @Sendable (StreamContext) async throws -> Void) -> Task<StreamOutcome, Never> {
        let task = Task { await self.perform(work) }
        core.register { task.cancel() }
        return task
    }

    private func perform(_ work: @Sendable (StreamContext) async throws -> Void) async -> StreamOutcome {
        do {
            try await work(self)
            await core.end(.finished, with: nil)
        } catch {
            await core.end(after: error)
        }
        return core.outcome ?? .finished
    }

    /// Ends the stream because of an error.
    ///
    /// The client is told what the options' `errorText` says; `onError` sees the error.
    public func fail(_ error: any Error) async {
        await core.end(after: error)
    }

    /// Ends the stream because the server stops, and cancels the work; nothing happens if it has ended.
    ///
    /// The client gets an error, since a page treats an aborted answer as complete. The text is the options' `errorText` for a
    /// ``ServerShutdownError``. Returns when the completion handler has.
    public func shutDown() async {
        await core.interrupt(with: ServerShutdownError())
        await core.waitForCompletion()
    }

    /// Finds out whether a client that has stopped sending has gone, or only waits for its answer.
    ///
    /// A comment is written: on a connection that nobody reads any more, the next thing that arrives is a reset, and the
    /// server calls ``disconnect()``. Where the framing has no comments, the client counts as gone.
    package func probe() {
        if !core.probe() { disconnect() }
    }

    /// Whether the client has gone, or is taken to be gone.
    package var isDisconnected: Bool { core.guarded.withLock { $0.stream.isDisconnected } }

    /// Waits until the stream has ended and its completion handler has returned.
    package func waitForCompletion() async { await core.waitForCompletion() }

    /// Changes the record; nothing happens unless the context collects.
    ///
    /// `body` runs while the stream is locked: it must not use the context.
    public func updateRecord(_ body: @Sendable (inout Stream.Record) -> Void) {
        core.guarded.withLock { guarded in guarded.stream.changeRecord(body) }
    }
}
