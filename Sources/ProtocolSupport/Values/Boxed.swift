/// Stores an optional value outside its owner, so that the owner may hold another of its own type.
///
/// Generated structs use it for fields that lead back to them: `@Boxed public var cause: Failure?`. The property is used like
/// any other, and a nil takes no memory of its own.
@propertyWrapper
public struct Boxed<Wrapped> {
    fileprivate indirect enum Box {
        case value(Wrapped)
    }

    private var box: Box?

    /// Creates a box with a value, or without one.
    public init(wrappedValue: Wrapped?) {
        box = wrappedValue.map { .value($0) }
    }

    /// The value.
    public var wrappedValue: Wrapped? {
        get { if case .value(let value)? = box { value } else { nil } }
        set { box = newValue.map { .value($0) } }
    }
}

extension Boxed.Box: Equatable where Wrapped: Equatable {}
extension Boxed.Box: Hashable where Wrapped: Hashable {}
extension Boxed.Box: Sendable where Wrapped: Sendable {}
extension Boxed: Equatable where Wrapped: Equatable {}
extension Boxed: Hashable where Wrapped: Hashable {}
extension Boxed: Sendable where Wrapped: Sendable {}
