import Synchronization

/// A mutex whose ordering the thread sanitizer sees.
///
/// On Linux, the sanitizer does not see the futex inside `Mutex` and reports every guarded access as a race. The value
/// of `epoch` does not matter: loading the value that the last holder stored orders the two holders for the sanitizer.
/// On the supported processors, both operations are ordinary moves.
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
