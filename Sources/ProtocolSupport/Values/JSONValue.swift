/// Any JSON value, without loss of information.
///
/// Two numbers are equal when their texts mean the same number (`1`, `1.0` and `1e0`), two strings when their code units
/// are.
public enum JSONValue: Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer that fits a signed 64-bit integer.
    case int(Int64)
    /// An integer above `Int64.max`.
    case uint(UInt64)
    /// A number with a fraction or an exponent.
    case double(Double)
    /// The text of a number that no other case holds exactly, such as `1e400`.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

/// A JSON object with any members.
public typealias JSONObject = JSONMap<JSONValue>

extension JSONValue {
    /// The value for `key` of an object; nil if the key is missing or the value is not an object.
    public subscript(key: String) -> JSONValue? { objectValue?[key] }

    /// The element at `index` of an array; nil if it does not exist or the value is not an array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether the value is `null`.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The value as a boolean; nil if it is not one.
    public var boolValue: Bool? {
        if case .bool(let value) = self { return value }
        return nil
    }

    /// The value as a string; nil if it is not one.
    public var stringValue: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    /// The elements; nil if the value is not an array.
    public var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The object; nil if the value is not one.
    public var objectValue: JSONObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    /// The value as a signed integer; nil if it is not a whole number or does not fit.
    public var intValue: Int? { integer() }

    /// The value as an unsigned integer; nil if it is not a whole number, is negative or does not fit.
    public var uintValue: UInt64? { integer() }

    /// The nearest double; nil if the value is not a number.
    public var doubleValue: Double? {
        switch self {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        case .number(let literal): JSONDecimal(literal).flatMap { _ in Double(literal) }
        default: nil
        }
    }

    /// Whether the value is a number that becomes infinite as a double.
    package var isTooLargeForDouble: Bool {
        if case .number(let literal) = self { Double(literal)?.isFinite != true } else { false }
    }

    /// The value as `T`; nil if it is not a whole number or does not fit.
    func integer<T: FixedWidthInteger>() -> T? {
        switch self {
        case .int(let value): return T(exactly: value)
        case .uint(let value): return T(exactly: value)
        case .double(let value):
            return value.asInt64.flatMap { T(exactly: $0) } ?? value.asUInt64.flatMap { T(exactly: $0) }
        case .number(let literal):
            guard let whole = JSONDecimal(literal)?.whole else { return nil }
            return whole.as(T.self)
        default: return nil
        }
    }

    /// The kind of value, for messages.
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .int, .uint, .double, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONValue: Hashable {
    /// Whether both mean the same JSON value.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        switch (lhs, rhs) {
        case (.null, .null): true
        case (.bool(let lhs), .bool(let rhs)): lhs == rhs
        case (.string(let lhs), .string(let rhs)): UTF8Text.areSame(lhs, rhs)
        case (.array(let lhs), .array(let rhs)): lhs == rhs
        case (.object(let lhs), .object(let rhs)): lhs == rhs
        case (.int(let lhs), .int(let rhs)): lhs == rhs
        default:
            if let lhs = lhs.canonicalNumber, let rhs = rhs.canonicalNumber { lhs == rhs } else { false }
        }
    }

    /// Hashes the properties that `==` compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .string(let value): UTF8Text(value).hash(into: &hasher)
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        case .int, .uint, .double, .number: hasher.combine(canonicalNumber)
        }
    }

    private var canonicalNumber: CanonicalNumber? {
        switch self {
        case .int(let value): CanonicalNumber(value)
        case .uint(let value): CanonicalNumber(value)
        case .double(let value): CanonicalNumber(value)
        case .number(let literal): CanonicalNumber(literal: literal)
        default: nil
        }
    }
}
