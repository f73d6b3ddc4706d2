/// A Swift type for values that are strings or numbers on the wire.
///
/// With this conformance, a schema can name the type: `user: { type: string, swift-type: MyTypes.UserID }`. The module
/// `FoundationTypes` has conformances for types of Foundation.
///
///     struct UserID: WireRepresentable {
///         let wire: String
///         init?(wire: String) { … }
///     }
public protocol WireRepresentable: JSONCodable {
    /// The type of the value on the wire: `String`, `Int`, `UInt64`, `Double` or, for numbers of any size, `JSONValue`.
    associatedtype WireValue: JSONCodable
    /// Creates the value; nil if it is not on the wire like this.
    init?(wire: WireValue)
    /// The value on the wire.
    var wire: WireValue { get }
}

extension WireRepresentable {
    /// True; there is nothing in such a value that could be forgiven.
    public static var isReadForgivingly: Bool { true }

    /// Writes the value as it is on the wire.
    public func encode(into writer: inout JSONWriter) { wire.encode(into: &writer) }

    /// Reads the value from the one on the wire, which must give one.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        reader.skipWhitespace()
        let start = reader.position
        let wire = try WireValue(from: &reader)
        guard let value = Self(wire: wire) else {
            let found = (try? String(decoding: wire.json(), as: UTF8.self)) ?? "another value"
            throw reader.failure(.wrongType(expected: "a \(Self.self)", found: found), at: start)
        }
        self = value
    }
}
