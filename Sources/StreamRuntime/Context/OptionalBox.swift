/// An optional value that is one pointer wide, no matter how large the value is.
///
/// Thousands of open streams that collect nothing should not each reserve memory for a record and a message. The value
/// is stored in an array of one element, which is uniquely referenced and mutated in place.
struct OptionalBox<Value> {
    private var storage: [Value]

    /// Creates a box with a value, or without one.
    init(_ value: Value?) {
        storage = value.map { [$0] } ?? []
    }

    /// Whether there is no value.
    var isEmpty: Bool { storage.isEmpty }

    /// Calls `body` with the value, in place; returns nil if there is none.
    @discardableResult
    mutating func withValue<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        if storage.isEmpty { return nil }
        return try body(&storage[0])
    }
}

extension OptionalBox: Sendable where Value: Sendable {}
