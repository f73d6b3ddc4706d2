/// An event, or a case of an open union, that this build does not know; it is written back unchanged.
public struct UnrecognizedObject: Hashable, Sendable {
    /// The value of the discriminator, if there is one and it is a string.
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
