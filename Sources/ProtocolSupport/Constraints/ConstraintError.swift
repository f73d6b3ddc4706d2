/// Why a value breaks a constraint of its schema.
public struct ConstraintError: Error, Hashable, Sendable {
    /// The event or tool that carries the value: `data-progress`, `the input of tool 'get_weather'`; nil if a value was checked
    /// on its own.
    public var subject: String?
    /// The field: `percent`, `items[2].code`.
    public var path: String
    /// The problem, as a sentence without its full stop.
    public var message: String

    /// Creates a failure.
    public init(subject: String? = nil, path: String, message: String) {
        self.subject = subject
        self.path = path
        self.message = message
    }

    /// The failure with a subject, unless it has one.
    @_spi(Generated)
    public func naming(_ subject: String) -> ConstraintError {
        var failure = self
        failure.subject = self.subject ?? subject
        return failure
    }
}

extension ConstraintError: CustomStringConvertible {
    /// The event or tool, the field, and what is wrong with it.
    public var description: String {
        [subject, path.isEmpty ? nil : path, message].compactMap { $0 }.joined(separator: ": ")
    }
}
