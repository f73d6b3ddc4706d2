/// Something that is written to and read from JSON directly, without a tree in between.
///
/// `Codable` comes with it, so that any other format works too.
public protocol JSONCodable: Codable, Hashable, Sendable {
    /// Writes the value.
    func encode(into writer: inout JSONWriter)
    /// Reads the value.
    init(from reader: inout JSONReader) throws(JSONDecodingError)
    /// The value without what a client from `floor` on does not know: what such a client gets of it.
    func restricted(to floor: ClientVersion) -> Self
    /// Whether `init(json:)` forgives what it cannot read, as `JSONReader.isForgiving` says.
    ///
    /// True, unless it is an event: an event that is not what it says it is must be told of.
    @_spi(Generated)
    static var isReadForgivingly: Bool { get }
}

extension JSONCodable {
    /// The value itself: every client knows all of it.
    public func restricted(to floor: ClientVersion) -> Self { self }

    /// True.
    @_spi(Generated)
    public static var isReadForgivingly: Bool { true }

    /// Reads the value from JSON text.
    @inlinable
    public init(json: [UInt8]) throws(JSONDecodingError) {
        do {
            self = try JSONReader.read(json) { reader throws(JSONDecodingError) in try Self(from: &reader) }
        } catch {
            self = try Self.reading(json[...], after: error)
        }
    }

    /// Reads the value from JSON text, without copying it.
    @inlinable
    public init(json: ArraySlice<UInt8>) throws(JSONDecodingError) {
        do {
            self = try JSONReader.read(json) { reader throws(JSONDecodingError) in try Self(from: &reader) }
        } catch {
            self = try Self.reading(json, after: error)
        }
    }

    /// Reads the value from JSON text.
    public init(json: some Sequence<UInt8>) throws(JSONDecodingError) {
        try self.init(json: Array(json))
    }

    /// Reads the value from JSON text.
    public init(json: String) throws(JSONDecodingError) {
        try self.init(json: Array(json.utf8))
    }

    /// Reads once more what could not be read at first.
    ///
    /// First without the values whose keys are given again: those do not count, so they may be of any kind. Then forgiving what
    /// can be forgiven. Both are rare, and not worth a look at every key.
    @usableFromInline
    @inline(never)
    static func reading(
        _ json: ArraySlice<UInt8>,
        after failure: JSONDecodingError
    ) throws(JSONDecodingError) -> Self {
        switch failure.reason {
        case .syntax, .tooDeep: throw failure
        default: break
        }
        do {
            let value = try JSONReader.read(json) { reader throws(JSONDecodingError) in try reader.value() }
            let json = try value.json()
            do {
                return try JSONReader.read(json) { reader throws(JSONDecodingError) in try Self(from: &reader) }
            } catch {
                guard isReadForgivingly else { throw failure }
                return try JSONReader.read(json) { reader throws(JSONDecodingError) in
                    reader.isForgiving = true
                    return try Self(from: &reader)
                }
            }
        } catch {
            throw failure
        }
    }

    /// The value as JSON text, without what clients from `floor` on do not know.
    public func json(floor: ClientVersion? = nil) throws(JSONEncodingError) -> [UInt8] {
        var writer = JSONWriter()
        writer.floor = floor
        encode(into: &writer)
        if writer.hasFailed { throw writer.rollBack(to: 0) }
        return writer.takeBytes()
    }
}

extension StreamEvent {
    /// The event as JSON text, without what clients from `floor` on do not know.
    public func json(floor: ClientVersion? = nil) throws(JSONEncodingError) -> [UInt8] {
        var writer = JSONWriter(for: Stream.self, floor: floor)
        try writer.write(self)
        return writer.takeBytes()
    }
}

extension JSONCodable {
    /// Writes the value to any encoder, by way of its JSON.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue(json: json()).encode(to: encoder)
    }

    /// Reads the value from any decoder, by way of its JSON.
    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        do {
            try self.init(json: value.json())
        } catch var failure as JSONDecodingError {
            // The bytes were made here, so an offset into them would mean nothing to the caller.
            failure.offset = nil
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: failure.description, underlyingError: failure)
            )
        }
    }
}
