@_spi(Generated) import ProtocolSupport

extension StreamContext {
    /// Runs the work that writes the answer in a task of its own, and ends the stream on every path.
    ///
    /// The method returns immediately, so that the response can begin. When `work` returns, the stream is finished.
    /// When it throws, the client receives the text of the options' `errorText`, and `onError` receives the error. When
    /// it throws `CancellationError`, as cancelled work does, the stream is aborted. When the client disconnects, the
    /// work is cancelled unless the options say that it continues. Cancelling the returned task cancels the work.
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
    /// The client receives the text of the options' `errorText`; `onError` receives the error.
    public func fail(_ error: any Error) async {
        await core.end(after: error)
    }

    /// Ends the stream because the server stops, and cancels the work; does nothing if the stream has ended.
    ///
    /// The client receives an error, since a page treats an aborted answer as complete. The text is the options'
    /// `errorText` for a ``ServerShutdownError``. The method returns after the completion handler has returned.
    public func shutDown() async {
        await core.interrupt(with: ServerShutdownError())
        await core.waitForCompletion()
    }

    /// Finds out whether a client that has stopped sending has disconnected, or only waits for its answer.
    ///
    /// It writes a comment: a client that no longer reads answers it with a reset, after which the server calls
    /// ``disconnect()``. If the framing has no comments, the client counts as disconnected.
    package func probe() {
        if !core.probe() { disconnect() }
    }

    /// Whether the client has disconnected, or counts as disconnected.
    package var isDisconnected: Bool { core.guarded.withLock { $0.stream.isDisconnected } }

    /// Waits until the stream has ended and its completion handler has returned.
    package func waitForCompletion() async { await core.waitForCompletion() }

    /// Changes the record; does nothing unless the context collects.
    ///
    /// `body` runs while the stream is locked, so it must not use the context.
    public func updateRecord(_ body: @Sendable (inout Stream.Record) -> Void) {
        core.guarded.withLock { guarded in guarded.stream.changeRecord(body) }
    }
}
