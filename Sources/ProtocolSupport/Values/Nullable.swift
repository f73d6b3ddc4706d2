/// A value or `null`, for a field that may also be absent.
///
/// `Nullable<Value>?` is nil if the key is absent, and `.null` if the key is present with `null`.
public enum Nullable<Value> {
    /// The literal `null`.
    case null
    /// A value.
    case value(Value)

    /// Creates `.null` from nil, and `.value` from anything else.
    public init(_ value: Value?) {
        self = value.map { .value($0) } ?? .null
    }

    /// The value; nil for `null`.
    public var value: Value? {
        if case .value(let value) = self { return value }
        return nil
    }
}

extension Nullable: Sendable where Value: Sendable {}
extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}

extension Nullable: Encodable where Value: Encodable {
    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .value(let value): try container.encode(value)
        }
    }
}

extension Nullable: Decodable where Value: Decodable {
    /// Reads the value or `null`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .null : .value(try container.decode(Value.self))
    }
}
