extension String: JSONCodable {
    /// Writes the string.
    public func encode(into writer: inout JSONWriter) { writer.string(self) }

    /// Reads a string.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.string() }
}

extension Bool: JSONCodable {
    /// Writes the boolean.
    public func encode(into writer: inout JSONWriter) { writer.bool(self) }

    /// Reads a boolean.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.bool() }
}

extension Int: JSONCodable {
    /// Writes the integer.
    public func encode(into writer: inout JSONWriter) { writer.int(self) }

    /// Reads an integer.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.int() }
}

extension UInt64: JSONCodable {
    /// Writes the integer.
    public func encode(into writer: inout JSONWriter) { writer.uint(self) }

    /// Reads an integer.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.uint() }
}

extension Double: JSONCodable {
    /// Writes the number.
    public func encode(into writer: inout JSONWriter) { writer.double(self) }

    /// Reads a number.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) { self = try reader.double() }
}

extension DateTime: JSONCodable {
    /// Writes the text.
    public func encode(into writer: inout JSONWriter) { writer.string(rawValue) }

    /// Reads any string.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init(unchecked: try reader.string())
    }
}

extension Array: JSONCodable where Element: JSONCodable {
    /// Writes the elements.
    public func encode(into writer: inout JSONWriter) {
        guard writer.begin(UInt8(ascii: "[")) else { return }
        writer.parent = nil
        for index in indices {
            if index > 0 { writer.raw(",") }
            let hadFailed = writer.hasFailed
            self[index].encode(into: &writer)
            if writer.hasFailed != hadFailed { writer.prepend(index: index) }
        }
        writer.end(UInt8(ascii: "]"))
    }

    /// Reads an array.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self = []
        try reader.beginArray()
        while try reader.nextElement() { append(try Element(from: &reader)) }
    }

    /// The elements without anything that clients from `floor` on do not know.
    public func restricted(to floor: ClientVersion) -> [Element] { map { $0.restricted(to: floor) } }
}

extension JSONMap: JSONCodable where Value: JSONCodable {
    /// Writes the members in order.
    public func encode(into writer: inout JSONWriter) {
        let refusesLargeNumbers = writer.refusesLargeNumbers
        if Value.self == JSONValue.self, writer.sendsDoubles { writer.refusesLargeNumbers = true }
        encodeUnchecked(into: &writer)
        writer.refusesLargeNumbers = refusesLargeNumbers
    }

    /// Writes the members in order; rejects large numbers only if the writer already does.
    func encodeUnchecked(into writer: inout JSONWriter) {
        guard writer.begin(UInt8(ascii: "{")) else { return }
        writer.members(of: self)
        writer.end(UInt8(ascii: "}"))
    }

    /// Reads an object; if a key occurs twice, the last value wins.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let name = key.string
            updateValue(try Value(from: &reader), forKey: name)
        }
    }

    /// The members without anything that clients from `floor` on do not know.
    public func restricted(to floor: ClientVersion) -> Self {
        var map = self
        for (key, value) in self { map[key] = value.restricted(to: floor) }
        return map
    }
}

extension Optional: JSONCodable where Wrapped: JSONCodable {
    /// Writes the value or `null`.
    public func encode(into writer: inout JSONWriter) {
        if let self { self.encode(into: &writer) } else { writer.null() }
    }

    /// Reads a value or `null`.
    public init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self = try reader.isNull() ? nil : Wrapped(from: &reader)
    }

    /// The value without anything that clients from `floor` on do not know.
    public func restricted(to floor: ClientVersion) -> Wrapped? { map { $0.restricted(to: floor) } }
}
