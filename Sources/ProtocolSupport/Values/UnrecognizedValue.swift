/// An event, or a case of an open union, that this build does not know; it is written back unchanged.
public struct UnrecognizedValue: Hashable, Sendable {
    /// The name that the discriminator gives it, if it gives one: a string, or the text of a number or a boolean.
    public let type: String?
    /// The whole JSON value, the discriminator included; it need not be an object.
    public let value: JSONValue

    /// Creates an unrecognized value; only a decoder knows that it is one.
    @_spi(Generated)
    public init(type: String?, value: JSONValue) {
        self.type = type
        self.value = value
    }
}

extension UnrecognizedValue: JSONCodable {
    /// Writes the value unchanged.
    public func encode(into writer: inout JSONWriter) { value.encode(into: &writer) }

    /// Reads any value, using the value of `type` as its discriminator.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        try self.init(from: &reader, discriminator: "type")
    }

    /// Reads any value with the given discriminator.
    @_spi(Generated)
    @inline(never)
    public init(from reader: inout JSONReader, discriminator: Discriminator) throws(JSONDecodingError) {
        let value = try reader.value()
        self.init(type: discriminator.name(of: value), value: value)
    }

    /// Reads any value that has its name from outside.
    @_spi(Generated)
    @inline(never)
    public init(named name: JSONKey, from reader: inout JSONReader) throws(JSONDecodingError) {
        let name = name.string
        self.init(type: name, value: .object([name: try reader.value()]))
    }
}

extension UnrecognizedValue {
    /// Writes the value without the name that the only key of an object gives it.
    @_spi(Generated)
    public func encodePayload(into writer: inout JSONWriter) {
        (Discriminator.onlyKey.payload(of: value)?.value ?? value).encode(into: &writer)
    }
}
