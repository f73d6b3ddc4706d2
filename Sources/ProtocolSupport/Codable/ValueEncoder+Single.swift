extension ValueEncoder {
    struct SingleContainer: SingleValueEncodingContainer {
        let node: Node
        let codingPath: [any CodingKey]

        private func set(_ value: JSONValue) { node.content = .value(value) }

        func encodeNil() { set(.null) }
        func encode(_ value: Bool) { set(.bool(value)) }
        func encode(_ value: String) { set(.string(value)) }
        func encode(_ value: Int) { set(.int(Int64(value))) }
        func encode(_ value: Int8) { set(.int(Int64(value))) }
        func encode(_ value: Int16) { set(.int(Int64(value))) }
        func encode(_ value: Int32) { set(.int(Int64(value))) }
        func encode(_ value: Int64) { set(.int(value)) }
        func encode(_ value: UInt) { encode(UInt64(value)) }
        func encode(_ value: UInt8) { set(.int(Int64(value))) }
        func encode(_ value: UInt16) { set(.int(Int64(value))) }
        func encode(_ value: UInt32) { set(.int(Int64(value))) }
        func encode(_ value: UInt64) { set(Int64(exactly: value).map { .int($0) } ?? .uint(value)) }

        func encode(_ value: Float) throws {
            // The shortest digits of the float, not the many of the double that it becomes.
            try encode(Double("\(value)") ?? Double(value))
        }

        func encode(_ value: Double) throws {
            guard value.isFinite else {
                throw JSONEncodingError(path: AnyCodingKey.spell(codingPath), reason: .nonFinite(value))
            }
            set(.double(value))
        }

        func encode<T: Encodable>(_ value: T) throws {
            try ValueEncoder.encode(value, into: node, at: codingPath)
        }
    }
}
