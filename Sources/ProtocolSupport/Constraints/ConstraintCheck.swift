/// The constraints that a schema may put on a field, for generated `validate()` methods.
@_spi(Generated)
public enum ConstraintCheck {
    /// Checks that a number is at least `limit`, which is spelled as in the schema.
    public static func minimum(
        _ value: some ConstrainedNumber,
        _ limit: String,
        field: String
    ) throws(ConstraintError) {
        guard value.compare(to: limit) < 0 else { return }
        throw ConstraintError(path: field, message: "\(value) is less than \(limit)")
    }

    /// Checks that a number is at most `limit`, which is spelled as in the schema.
    public static func maximum(
        _ value: some ConstrainedNumber,
        _ limit: String,
        field: String
    ) throws(ConstraintError) {
        guard value.compare(to: limit) > 0 else { return }
        throw ConstraintError(path: field, message: "\(value) is more than \(limit)")
    }

    /// Checks a string's length in Unicode scalars.
    public static func length(
        of value: String,
        min: Int? = nil,
        max: Int? = nil,
        field: String
    ) throws(ConstraintError) {
        try check(value.unicodeScalars.count, min, max, "characters", field)
    }

    /// Checks the number of elements in a list.
    public static func count(
        of value: some Collection,
        min: Int? = nil,
        max: Int? = nil,
        field: String
    ) throws(ConstraintError) {
        try check(value.count, min, max, "elements", field)
    }

    /// Checks that `pattern` matches somewhere in the string.
    public static func pattern(_ value: String, _ pattern: String, field: String) throws(ConstraintError) {
        let isMatch: Bool
        do {
            isMatch = try Regex(pattern).matchingSemantics(.unicodeScalar).firstMatch(in: value) != nil
        } catch {
            throw ConstraintError(path: field, message: "the pattern \(pattern) cannot be used: \(error)")
        }
        if !isMatch { throw ConstraintError(path: field, message: "\"\(value)\" does not match \(pattern)") }
    }

    /// Checks that a string is a `uri`, an `email`, a `uuid` or a `date-time`.
    public static func format(_ value: String, _ format: String, field: String) throws(ConstraintError) {
        let isValid =
            switch format {
            case "uri": TextFormat.isURI(value)
            case "email": TextFormat.isEmail(value)
            case "uuid": TextFormat.isUUID(value)
            case "date-time": DateTime.isValid(value)
            default: false
            }
        if !isValid { throw ConstraintError(path: field, message: "\"\(value)\" is not a valid \(format)") }
    }

    /// Runs a check of a value inside `field`; an error names both.
    public static func within(
        _ field: String,
        _ body: () throws(ConstraintError) -> Void
    ) throws(ConstraintError) {
        do {
            try body()
        } catch {
            var failure = error
            failure.path = ValuePath.join(field, error.path)
            throw failure
        }
    }

    /// Runs a check of the element at `index` of `field`; an error names both.
    public static func within(
        _ field: String,
        index: Int,
        _ body: () throws(ConstraintError) -> Void
    ) throws(ConstraintError) {
        try within("\(field)\(ValuePath.step(index: index))", body)
    }

    private static func check(
        _ count: Int,
        _ min: Int?,
        _ max: Int?,
        _ unit: String,
        _ field: String
    ) throws(ConstraintError) {
        if let min, count < min {
            throw ConstraintError(path: field, message: "\(count) \(unit) are fewer than \(min)")
        }
        if let max, count > max {
            throw ConstraintError(path: field, message: "\(count) \(unit) are more than \(max)")
        }
    }
}

/// A number type that a schema can limit.
@_spi(Generated)
public protocol ConstrainedNumber {
    /// Returns a negative number, zero or a positive number if the value is less than, equal to or more than `limit`.
    func compare(to limit: String) -> Int
}

extension ConstrainedNumber where Self: FixedWidthInteger {
    /// Compares exactly with a whole limit, and otherwise with the nearest double.
    @_spi(Generated)
    public func compare(to limit: String) -> Int {
        guard let decimal = JSONDecimal(limit), decimal.isWhole else { return Double(self).compare(to: limit) }
        if let limit = decimal.whole?.as(Self.self) { return self < limit ? -1 : self > limit ? 1 : 0 }
        return decimal.isNegative ? 1 : -1
    }
}

@_spi(Generated)
extension Int: ConstrainedNumber {}
@_spi(Generated)
extension UInt64: ConstrainedNumber {}

@_spi(Generated)
extension Double: ConstrainedNumber {
    /// Compares with the nearest double; NaN is neither less nor more.
    @_spi(Generated)
    public func compare(to limit: String) -> Int {
        guard let limit = Double(limit) else { return 0 }
        return self < limit ? -1 : self > limit ? 1 : 0
    }
}
