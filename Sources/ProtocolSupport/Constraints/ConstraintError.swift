/// A violation of a schema's constraint.
public struct ConstraintError: Error, Hashable, Sendable {
    /// The event or tool that carries the value: `data-progress`, `the input of tool 'get_weather'`; nil if it was checked
    /// on its own.
    public var subject: String?
    /// The field, such as `percent` or `items[2].code`.
    public var path: String
    /// The reason as a sentence without its full stop.
    public var message: String

    /// Creates an error.
    public init(subject: String? = nil, path: String, message: String) {
        self.subject = subject
        self.path = path
        self.message = message
    }

    /// Returns the error with a subject, unless it already has one.
    @_spi(Generated)
    public func naming(_ subject: String) -> ConstraintError {
        var failure = self
        failure.subject = self.subject ?? subject
        return failure
    }
}

extension ConstraintError: CustomStringConvertible {
    /// The event or tool, the field, and the reason.
    public var description: String {
        [subject, path.isEmpty ? nil : path, message].compactMap { $0 }.joined(separator: ": ")
    }
}
