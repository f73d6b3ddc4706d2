/// Why a value breaks a constraint of its schema.
public struct ValidationFailure: Error, Hashable, Sendable {
    /// The field: `percent`, `items[2].code`.
    public var path: String
    /// What is wrong, as a sentence without its stop.
    public var message: String

    /// Creates a failure.
    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}

extension ValidationFailure: CustomStringConvertible {
    /// The field and what is wrong with it.
    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
