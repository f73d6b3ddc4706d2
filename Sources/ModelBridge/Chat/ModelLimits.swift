/// How long a chat waits for a model, and how often it asks.
public struct ModelLimits: Sendable {
    /// How long the first byte may take.
    public var firstByte: Duration
    /// How long a response may be silent after that.
    public var silence: Duration
    /// How often a request is repeated that failed in a way that may pass, before anything of its answer was written.
    public var retries: Int
    /// The wait before the first repetition, unless the provider asks for another; each later one is twice as long.
    public var firstWait: Duration
    /// The longest wait before a request is repeated; a provider that asks for a longer one ends the attempts.
    public var longestWait: Duration

    /// Creates limits.
    public init(
        firstByte: Duration = .seconds(60),
        silence: Duration = .seconds(60),
        retries: Int = 2,
        firstWait: Duration = .seconds(1),
        longestWait: Duration = .seconds(30)
    ) {
        self.firstByte = firstByte
        self.silence = silence
        self.retries = retries
        self.firstWait = firstWait
        self.longestWait = longestWait
    }

    /// The wait before a request is repeated; nil if it is not.
    func wait(after error: ModelError, attempt: Int) -> Duration? {
        guard error.isRetryable, attempt < retries else { return nil }
        let wait = error.retryAfter ?? firstWait * (1 << min(attempt, 10))
        return wait <= longestWait ? wait : nil
    }
}
