import Synchronization

/// A mutex whose order the thread sanitizer sees.
///
/// On Linux the sanitizer does not see the futex inside of `Mutex` and takes whatever it guards for a race. The value of
/// `epoch` is of no interest: reading what the last holder stored is what orders the two for the sanitizer. On the
/// processors at hand both operations are ordinary moves.
struct TracedMutex<Value: ~Copyable>: ~Copyable, Sendable {
    private let mutex: Mutex<Value>
    private let epoch = Atomic<Int>(0)

    init(_ value: consuming sending Value) {
        mutex = Mutex(value)
    }

    @inline(__always)
    borrowing func withLock<Result: ~Copyable, Failure>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try mutex.withLock { (value) throws(Failure) -> sending Result in
            _ = epoch.load(ordering: .acquiring)
            defer { epoch.store(1, ordering: .releasing) }
            return try body(&value)
        }
    }
}
