/// An event, or a case of an open union, that this build does not know; it is written back as it came.
public struct UnrecognizedObject: Hashable, Sendable {
    /// The value of the discriminator, if it is a string.
    public let type: String?
    /// The whole object, the discriminator included.
    public let object: JSONObject

    /// Creates an unrecognized object; only a decoder knows that it is one.
    @_spi(Generated)
    public init(type: String?, object: JSONObject) {
        self.type = type
        self.object = object
    }
}
