extension ClientTable {
    /// A key that clients reject, at any depth of an event.
    @_spi(Generated)
    public struct ForbiddenKey: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The key of the object that contains it; nil if the key is rejected in every object.
        public var parent: String?
        /// Whether the key is rejected only if its value is `null`.
        public var onlyNull: Bool
        /// The clients that reject the key.
        public var availability: Availability

        /// Creates an entry; given only a key, every client rejects it in every object.
        public init(
            _ key: String,
            in parent: String? = nil,
            onlyNull: Bool = false,
            availability: Availability = .always
        ) {
            self.key = key
            self.parent = parent
            self.onlyNull = onlyNull
            self.availability = availability
        }
    }

    /// How clients handle a number that is too large for a double, such as `1e400`.
    @_spi(Generated)
    public enum Numbers: Hashable, Sendable {
        /// They read numbers of any size.
        case any
        /// They read doubles: the number becomes infinite, and is rejected where they check that a value is JSON.
        ///
        /// They check values in fields of the type `object` and in maps of `any`, but not in fields of the type `any`.
        case double
    }
}

extension ClientTable {
    /// The keys that `client` rejects.
    package func forbiddenKeys(of client: ClientVersion) -> ForbiddenKeys {
        ForbiddenKeys(matching(forbiddenKeys) { $0.availability.contains(client) })
    }

    /// The keys that a stream must not contain: each is rejected by `floor` or by a later client.
    ///
    /// Without a floor, the keys that every new client rejects.
    package func forbiddenKeys(from floor: ClientVersion?) -> ForbiddenKeys {
        ForbiddenKeys(
            matching(forbiddenKeys) {
                floor.map($0.availability.reaches(from:)) ?? $0.availability.until.isEmpty
            }
        )
    }

    /// Returns the keys without copying them if none is left out, since collecting an event calls this every time.
    private func matching(_ keys: [ForbiddenKey], _ matches: (ForbiddenKey) -> Bool) -> [ForbiddenKey] {
        keys.allSatisfy(matches) ? keys : keys.filter(matches)
    }

    /// Whether `client` finds a forbidden key that is spelled with escapes, such as `"\u005f_proto__"`.
    @_spi(Generated)
    public func findsEscapedKeys(_ client: ClientVersion) -> Bool {
        findsEscapedKeysSince?.contains(client) ?? true
    }
}

/// The forbidden keys of a set of clients, prepared for fast lookup.
package struct ForbiddenKeys: Hashable, Sendable {
    /// The condition under which a key is rejected.
    package enum Rule: Sendable {
        case always, onlyNull
    }

    private let keys: [ClientTable.ForbiddenKey]
    /// One bit for each length of a key or a parent: most keys of most objects have a different length.
    private let lengths: UInt64

    /// Creates the lookup from `keys`.
    package init(_ keys: [ClientTable.ForbiddenKey] = []) {
        self.keys = keys
        lengths = keys.reduce(0) { $0 | Self.bit($1.key) | ($1.parent.map(Self.bit) ?? 0) }
    }

    private static func bit(_ text: String) -> UInt64 { 1 << min(text.utf8.count, 63) }

    /// Whether `key` may be one of the keys or a parent; cheap, and false for most keys.
    package func mayConcern(_ key: String) -> Bool { lengths & Self.bit(key) != 0 }

    /// Whether there are no forbidden keys.
    package var isEmpty: Bool { keys.isEmpty }

    /// The condition under which `key` is rejected in the value of `parent`; nil if it never is.
    package func rule(for key: String, in parent: String?) -> Rule? {
        var found: Rule?
        for entry in keys where UTF8Text.areSame(entry.key, key) {
            guard Self.matches(entry.parent, parent) else { continue }
            if !entry.onlyNull { return .always }
            found = .onlyNull
        }
        return found
    }

    private static func matches(_ wanted: String?, _ parent: String?) -> Bool {
        guard let wanted else { return true }
        return parent.map { UTF8Text.areSame(wanted, $0) } ?? false
    }

    /// Whether any key is rejected in an object that is the value of `key`.
    package func isParent(_ key: String) -> Bool {
        keys.contains { $0.parent.map { UTF8Text.areSame($0, key) } ?? false }
    }

    /// Whether clients that search the text of an event look for `key`.
    package func isSearchedFor(_ key: String) -> Bool {
        keys.contains { UTF8Text.areSame($0.parent ?? $0.key, key) }
    }
}

extension ForbiddenKeys {
    /// Whether the text contains, spelled without escapes, a forbidden key or the parent of one.
    ///
    /// Old clients check nothing else in a text that contains none.
    func isSpelled(in json: [UInt8]) -> Bool {
        let words = Set(keys.map { $0.parent ?? $0.key }).map { Array($0.utf8) }
        return json.indices.contains { start in
            json[start] == UInt8(ascii: "\"") && words.contains { Self.isKey($0, in: json, after: start) }
        }
    }

    private static func isKey(_ word: [UInt8], in json: [UInt8], after quote: Int) -> Bool {
        let rest = json[(quote + 1)...]
        guard rest.starts(with: word), rest.dropFirst(word.count).first == UInt8(ascii: "\"") else { return false }
        let next = rest.dropFirst(word.count + 1).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return next == UInt8(ascii: ":")
    }
}

extension ForbiddenKeys {
    /// The value without the members that clients reject.
    package func removed(from value: JSONValue) -> JSONValue { changed(value, in: nil, depth: 0) ?? value }

    /// The value without rejected members; nil if it has none.
    private func changed(_ value: JSONValue, in parent: String?, depth: Int) -> JSONValue? {
        // Deeper values are never written.
        guard !isEmpty, depth <= JSONReader.depthLimit else { return nil }
        switch value {
        case .array(var elements):
            var isChanged = false
            for index in elements.indices {
                guard let element = changed(elements[index], in: nil, depth: depth + 1) else { continue }
                elements[index] = element
                isChanged = true
            }
            return isChanged ? .array(elements) : nil
        case .object(let object):
            var kept = JSONObject()
            var isChanged = false
            for (key, member) in object {
                let rule = rule(for: key, in: parent)
                if rule == .always || (rule == .onlyNull && member.isNull) {
                    isChanged = true
                    continue
                }
                let inner = changed(member, in: key, depth: depth + 1)
                isChanged = isChanged || inner != nil
                kept.updateValue(inner ?? member, forKey: key)
            }
            return isChanged ? .object(kept) : nil
        default: return nil
        }
    }
}
