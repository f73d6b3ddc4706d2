/// Collects what a value encodes; containers hold a reference to the node that they fill.
struct ValueEncoder: Encoder {
    /// A value under construction.
    final class Node {
        enum Content {
            case nothing
            case value(JSONValue)
            case list([Node])
            case object(JSONMap<Node>)
        }

        var content = Content.nothing

        func build() -> JSONValue? {
            switch content {
            case .nothing: return nil
            case .value(let value): return value
            case .list(let nodes): return .array(nodes.map { $0.build() ?? [:] })
            case .object(let nodes):
                var object = JSONObject()
                for (key, node) in nodes { object[key] = node.build() ?? [:] }
                return .object(object)
            }
        }

        func child(_ key: String) -> Node {
            let child = Node()
            var members: JSONMap<Node> = if case .object(let members) = content { members } else { [:] }
            content = .nothing
            members[key] = child
            content = .object(members)
            return child
        }

        func child() -> Node {
            let child = Node()
            var elements: [Node] = if case .list(let elements) = content { elements } else { [] }
            content = .nothing
            elements.append(child)
            content = .list(elements)
            return child
        }

        /// The member that is already there, so that two containers for one key fill the same value.
        func existing(_ key: String) -> Node? {
            if case .object(let members) = content { members[key] } else { nil }
        }
    }

    let node: Node
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func encode(_ value: some Encodable, at path: [any CodingKey]) throws -> JSONValue {
        let node = Node()
        try encode(value, into: node, at: path)
        guard let built = node.build() else {
            throw JSONEncodingError(
                path: AnyCodingKey.spell(path),
                reason: .unsupported("\(type(of: value)) did not encode anything")
            )
        }
        return built
    }

    static func encode(_ value: some Encodable, into node: Node, at path: [any CodingKey]) throws {
        guard path.count < JSONReader.depthLimit else {
            throw JSONEncodingError(path: AnyCodingKey.spell(path), reason: .tooDeep)
        }
        if let value = value as? JSONValue {
            node.content = .value(value)
        } else {
            try value.encode(to: ValueEncoder(node: node, codingPath: path))
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedContainer<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        UnkeyedContainer(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleContainer(node: node, codingPath: codingPath)
    }
}

extension ValueEncoder {
    struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let node: Node
        let codingPath: [any CodingKey]

        init(node: Node, codingPath: [any CodingKey]) {
            self.node = node
            self.codingPath = codingPath
            if case .object = node.content { return }
            node.content = .object([:])
        }

        func encodeNil(forKey key: Key) { node.child(key.stringValue).content = .value(.null) }

        func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            try ValueEncoder.encode(value, into: node.child(key.stringValue), at: codingPath + [key])
        }

        func nestedContainer<NestedKey: CodingKey>(
            keyedBy keyType: NestedKey.Type,
            forKey key: Key
        ) -> KeyedEncodingContainer<NestedKey> {
            nested(key).container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }

        func superEncoder() -> any Encoder { encoder(AnyCodingKey("super")) }

        func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

        private func nested(_ key: Key) -> ValueEncoder {
            let child = node.existing(key.stringValue) ?? node.child(key.stringValue)
            return ValueEncoder(node: child, codingPath: codingPath + [key])
        }

        private func encoder(_ key: some CodingKey) -> ValueEncoder {
            ValueEncoder(node: node.child(key.stringValue), codingPath: codingPath + [key])
        }
    }

    struct UnkeyedContainer: UnkeyedEncodingContainer {
        let node: Node
        let codingPath: [any CodingKey]

        init(node: Node, codingPath: [any CodingKey]) {
            self.node = node
            self.codingPath = codingPath
            if case .list = node.content { return }
            node.content = .list([])
        }

        var count: Int {
            if case .list(let elements) = node.content { elements.count } else { 0 }
        }

        func encodeNil() { node.child().content = .value(.null) }

        func encode<T: Encodable>(_ value: T) throws {
            let path = codingPath + [AnyCodingKey(count)]
            try ValueEncoder.encode(value, into: node.child(), at: path)
        }

        func nestedContainer<NestedKey: CodingKey>(
            keyedBy keyType: NestedKey.Type
        ) -> KeyedEncodingContainer<NestedKey> {
            encoder().container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

        func superEncoder() -> any Encoder { encoder() }

        private func encoder() -> ValueEncoder {
            let path = codingPath + [AnyCodingKey(count)]
            return ValueEncoder(node: node.child(), codingPath: path)
        }
    }
}
