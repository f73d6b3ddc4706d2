/// A type that writes itself to JSON and reads itself from JSON directly, without a tree in between.
///
/// The protocol includes `Codable`, so any other format works too.
public protocol JSONCodable: Codable, Hashable, Sendable {
    /// Writes the value.
    func encode(into writer: inout JSONWriter)
    /// Reads the value.
    init(from reader: inout JSONReader) throws(JSONDecodingError)
    /// The value without anything that clients from `floor` on do not know.
    func restricted(to floor: ClientVersion) -> Self
    /// Whether `init(json:)` tolerates values it cannot read, as described at `JSONReader.isForgiving`.
    ///
    /// True by default. False for events: an event that does not match its type must be reported.
    @_spi(Generated)
    static var isReadForgivingly: Bool { get }
}

extension JSONCodable {
    /// Returns the value itself: every client knows all of it.
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

    /// Makes other attempts at text that could not be read.
    ///
    /// The first looks for the last of several discriminators. The next skips values whose keys occur again later: they do
    /// not count, so they may be of any kind. The last tolerates unreadable values where that is allowed. All are rare, and
    /// not worth a check at every key.
    @usableFromInline
    @inline(never)
    static func reading(
        _ json: ArraySlice<UInt8>,
        after failure: JSONDecodingError
    ) throws(JSONDecodingError) -> Self {
        var failure = failure
        guard !failure.reason.isFinal else { throw failure }
        do {
            return try JSONReader.read(json) { reader throws(JSONDecodingError) in
                reader.countsLastKey = true
                return try Self(from: &reader)
            }
        } catch {
            failure = error
        }
        guard !failure.reason.isFinal else { throw failure }
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

    /// The value as JSON text, without anything that clients from `floor` on do not know.
    public func json(floor: ClientVersion? = nil) throws(JSONEncodingError) -> [UInt8] {
        var writer = JSONWriter()
        writer.floor = floor
        encode(into: &writer)
        if writer.hasFailed { throw writer.rollBack(to: 0) }
        return writer.takeBytes()
    }
}

extension StreamEvent {
    /// The event as JSON text, without anything that clients from `floor` on do not know.
    public func json(floor: ClientVersion? = nil) throws(JSONEncodingError) -> [UInt8] {
        var writer = JSONWriter(for: Stream.self, floor: floor)
        try writer.write(self)
        return writer.takeBytes()
    }
}

extension JSONCodable {
    /// Writes the value to any encoder, through its JSON.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue(json: json()).encode(to: encoder)
    }

    /// Reads the value from any decoder, through its JSON.
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

extension JSONDecodingError.Reason {
    /// Whether no other way of reading makes it go away.
    fileprivate var isFinal: Bool {
        switch self {
        case .syntax, .tooDeep: true
        default: false
        }
    }
}
