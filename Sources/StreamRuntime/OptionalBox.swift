/// An optional value that is one pointer wide, no matter how large the value is.
///
/// It is for values that are rarely there: thousands of open streams that collect nothing should not each reserve memory
/// for a record and a message, nor should every event that is read have room for a violation. The value is stored in an
/// array of one element, which is mutated in place if it is uniquely referenced; without a value there is no array, so
/// that nothing is counted when an empty box is copied.
@usableFromInline
struct OptionalBox<Value> {
    @usableFromInline var storage: [Value]?

    /// Creates a box with a value, or without one.
    init(_ value: Value?) {
        storage = value.map { [$0] }
    }

    /// Creates an empty box.
    @inlinable
    @inline(__always)
    init() {}

    /// Whether there is no value.
    var isEmpty: Bool { storage == nil }

    /// A copy of the value; nil if there is none.
    @inlinable var value: Value? { storage?.first }

    /// Calls `body` with the value, in place; returns nil if there is none.
    @discardableResult
    mutating func withValue<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        try storage?.withFirst(body)
    }
}

extension Array {
    /// Calls `body` with the first element, in place; returns nil if there is none.
    fileprivate mutating func withFirst<Result, Failure: Error>(
        _ body: (inout Element) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        if isEmpty { return nil }
        return try body(&self[0])
    }
}

extension OptionalBox: Equatable where Value: Equatable {}
extension OptionalBox: Hashable where Value: Hashable {}
extension OptionalBox: Sendable where Value: Sendable {}
