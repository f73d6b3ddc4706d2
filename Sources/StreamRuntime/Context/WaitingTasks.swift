/// The suspended tasks of a stream: the reader waits for bytes, the writers for room, and the observers for the end.
struct WaitingTasks {
    private var reader: CheckedContinuation<Void, Never>?
    /// Whether the reader waits; checked after every write.
    private(set) var hasReader = false
    private var readerSince: Duration?
    /// How many bytes the reader waits for.
    var readerThreshold = 1
    private var writers: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    private var nextID = 0
    private var observers: [CheckedContinuation<Void, Never>] = []

    mutating func park(_ continuation: CheckedContinuation<Void, Never>, at time: Duration?, until threshold: Int) {
        reader = continuation
        hasReader = true
        readerSince = time
        readerThreshold = max(1, threshold)
    }

    /// The time since which the reader waits; nil while it does not.
    var idleSince: Duration? { hasReader ? readerSince : nil }

    mutating func takeReader() -> CheckedContinuation<Void, Never>? {
        guard hasReader else { return nil }
        hasReader = false
        defer { reader = nil }
        return reader
    }

    mutating func makeID() -> Int {
        nextID += 1
        return nextID
    }

    mutating func park(_ id: Int, _ continuation: CheckedContinuation<Void, any Error>) {
        writers.append((id, continuation))
    }

    mutating func takeWriter(_ id: Int) -> CheckedContinuation<Void, any Error>? {
        guard let place = writers.firstIndex(where: { $0.id == id }) else { return nil }
        return writers.remove(at: place).continuation
    }

    mutating func takeWriters() -> [CheckedContinuation<Void, any Error>] {
        if writers.isEmpty { return [] }
        defer { writers = [] }
        return writers.map(\.continuation)
    }

    mutating func park(observer: CheckedContinuation<Void, Never>) {
        observers.append(observer)
    }

    mutating func takeObservers() -> [CheckedContinuation<Void, Never>] {
        defer { observers = [] }
        return observers
    }
}
