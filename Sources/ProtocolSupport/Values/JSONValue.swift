/// Any JSON value, without loss.
///
/// Two numbers are equal when their texts mean the same number (`1`, `1.0` and `1e0`), two strings when their code units
/// are.
public enum JSONValue: Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer that fits 64 bits with a sign.
    case int(Int64)
    /// An integer above `Int64.max`.
    case uint(UInt64)
    /// A number with a fraction or an exponent.
    case double(Double)
    /// The literal of a number that none of the others holds exactly, such as `1e400`.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

/// A JSON object with anything in it.
public typealias JSONObject = JSONMap<JSONValue>

extension JSONValue {
    /// The value for `key` of an object; nil if there is none or this is not an object.
    public subscript(key: String) -> JSONValue? { objectValue?[key] }

    /// The element at `index` of an array; nil if there is none or this is not an array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The boolean, if this is one.
    public var boolValue: Bool? {
        if case .bool(let value) = self { return value }
        return nil
    }

    /// The string, if this is one.
    public var stringValue: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    /// The elements, if this is an array.
    public var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The object, if this is one.
    public var objectValue: JSONObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    /// The number, if this is one that is whole and fits.
    public var intValue: Int? { integer() }

    /// The number, if this is one that is whole, not negative, and fits.
    public var uintValue: UInt64? { integer() }

    /// The nearest double, if this is a number.
    public var doubleValue: Double? {
        switch self {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        case .number(let literal): JSONDecimal(literal).flatMap { _ in Double(literal) }
        default: nil
        }
    }

    /// Whether this is a number that is infinite once it is a double.
    package var isTooLargeForDouble: Bool {
        if case .number(let literal) = self { Double(literal)?.isFinite != true } else { false }
    }

    /// The number as `T`, if this is a number that is whole and fits.
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
    var kindName: String {
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

    /// Hashes what `==` compares.
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
