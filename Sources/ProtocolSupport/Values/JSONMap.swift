/// A JSON object with values of one type, in the order of the wire.
///
/// Keys are compared by their UTF-8 bytes, as JSON compares them, so canonically equivalent keys are different keys.
/// Setting an existing key keeps its place. Two maps are equal if they have the same keys and values in any order.
public struct JSONMap<Value> {
    struct Entry {
        var key: String
        var value: Value
    }

    /// Up to this number of entries, a key is found by linear search.
    static var linearLimit: Int { 16 }

    private(set) var entries: [Entry] = []
    /// The position of each key; kept only while there are more than `linearLimit` entries.
    private var places: [UTF8Text: Int] = [:]

    /// Creates an empty map.
    public init() {}

    /// Creates a map with the entries of a dictionary, sorted by key.
    public init(_ dictionary: [String: Value]) {
        for (key, value) in dictionary.sorted(by: { $0.key < $1.key }) { self[key] = value }
    }

    /// The value for `key`; setting nil removes it.
    public subscript(key: String) -> Value? {
        get {
            guard let place = place(of: key) else { return nil }
            return entries[place].value
        }
        set {
            if let newValue {
                updateValue(newValue, forKey: key)
            } else {
                removeValue(forKey: key)
            }
        }
    }

    /// Sets the value for `key` and returns the one it replaces.
    @discardableResult
    public mutating func updateValue(_ value: Value, forKey key: String) -> Value? {
        if let place = place(of: key) {
            let old = entries[place].value
            entries[place].value = value
            return old
        }
        entries.append(Entry(key: key, value: value))
        if entries.count == Self.linearLimit + 1 {
            indexAll()
        } else if entries.count > Self.linearLimit {
            places[UTF8Text(key)] = entries.count - 1
        }
        return nil
    }

    /// Removes `key` and returns its value.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> Value? {
        guard let place = place(of: key) else { return nil }
        let removed = entries.remove(at: place)
        indexAll()
        return removed.value
    }

    /// The keys in order.
    public var keys: some RandomAccessCollection<String> { entries.lazy.map(\.key) }

    /// The values in the order of their keys.
    public var values: some RandomAccessCollection<Value> { entries.lazy.map(\.value) }

    private func place(of key: String) -> Int? {
        if entries.count > Self.linearLimit { return places[UTF8Text(key)] }
        return entries.firstIndex { UTF8Text.areSame($0.key, key) }
    }

    private mutating func indexAll() {
        places = [:]
        guard entries.count > Self.linearLimit else { return }
        places.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() { places[UTF8Text(entry.key)] = place }
    }
}

extension JSONMap: RandomAccessCollection {
    /// The first position.
    public var startIndex: Int { entries.startIndex }
    /// The position after the last entry.
    public var endIndex: Int { entries.endIndex }

    /// The entry at `position`.
    public subscript(position: Int) -> (key: String, value: Value) {
        (entries[position].key, entries[position].value)
    }
}

extension JSONMap: ExpressibleByDictionaryLiteral {
    /// Creates a map with the entries in the given order; if a key occurs twice, the last value wins.
    public init(dictionaryLiteral elements: (String, Value)...) {
        for (key, value) in elements { self[key] = value }
    }
}

extension JSONMap.Entry: Sendable where Value: Sendable {}
extension JSONMap: Sendable where Value: Sendable {}

extension JSONMap: Equatable where Value: Equatable {
    /// Whether both have the same keys and values, in any order.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.count == rhs.count && lhs.entries.allSatisfy { rhs[$0.key] == $0.value }
    }
}

extension JSONMap: Hashable where Value: Hashable {
    /// Hashes keys and values so that their order does not matter.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var own = hasher
            UTF8Text(entry.key).hash(into: &own)
            own.combine(entry.value)
            sum ^= own.finalize()
        }
        hasher.combine(entries.count)
        hasher.combine(sum)
    }
}

extension JSONMap: Encodable where Value: Encodable {
    /// Writes the map as a keyed container.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyCodingKey.self)
        for entry in entries { try container.encode(entry.value, forKey: AnyCodingKey(entry.key)) }
    }
}

extension JSONMap: Decodable where Value: Decodable {
    /// Reads the map from a keyed container, in the container's order of keys.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyCodingKey.self)
        for key in container.allKeys { self[key.stringValue] = try container.decode(Value.self, forKey: key) }
    }
}

extension JSONMap: CustomStringConvertible {
    /// A description of the entries for debugging.
    public var description: String {
        "[" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "]"
    }
}
