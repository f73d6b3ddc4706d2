extension ClientTable {
    /// A key that clients refuse, wherever it is in an event.
    @_spi(Generated)
    public struct ForbiddenKey: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The key of the object that it is in; nil if it is refused in every object.
        public var parent: String?
        /// Whether it is refused only with the value `null`.
        public var onlyNull: Bool
        /// Which clients refuse it.
        public var availability: Availability

        /// Creates an entry; without more than a key, every client refuses it in every object.
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

    /// The treatment of a number that is too large for a double, such as `1e400`.
    @_spi(Generated)
    public enum Numbers: Hashable, Sendable {
        /// They read numbers of any size.
        case any
        /// They read doubles: the number is infinite for them, and refused where they check that a value is JSON.
        ///
        /// They check that in fields of the type `object` and in maps of `any`. A field `any` takes what comes.
        case double
    }
}

extension ClientTable {
    /// The keys that `client` refuses.
    package func forbiddenKeys(of client: ClientVersion) -> ForbiddenKeys {
        ForbiddenKeys(matching(forbiddenKeys) { $0.availability.contains(client) })
    }

    /// The keys that a stream for clients from `floor` on may not have: each is refused by one of them.
    ///
    /// Without a floor, those that every new client refuses.
    package func forbiddenKeys(from floor: ClientVersion?) -> ForbiddenKeys {
        ForbiddenKeys(
            matching(forbiddenKeys) {
                floor.map($0.availability.reaches(from:)) ?? $0.availability.until.isEmpty
            }
        )
    }

    /// Filters without a copy where nothing is left out, since this is asked for every event that is collected.
    private func matching(_ keys: [ForbiddenKey], _ matches: (ForbiddenKey) -> Bool) -> [ForbiddenKey] {
        keys.allSatisfy(matches) ? keys : keys.filter(matches)
    }

    /// Whether `client` finds a forbidden key that is spelled with escapes, as `"\u005f_proto__"` is.
    @_spi(Generated)
    public func findsEscapedKeys(_ client: ClientVersion) -> Bool {
        findsEscapedKeysSince?.contains(client) ?? true
    }
}

/// The forbidden keys of some clients, ready to be looked up.
package struct ForbiddenKeys: Hashable, Sendable {
    /// When a key is refused.
    package enum Rule: Sendable {
        case always, onlyNull
    }

    private let keys: [ClientTable.ForbiddenKey]
    /// A bit for each length that a key or a parent has: most keys of most objects have another.
    private let lengths: UInt64

    /// Collects `keys`.
    package init(_ keys: [ClientTable.ForbiddenKey] = []) {
        self.keys = keys
        lengths = keys.reduce(0) { $0 | Self.bit($1.key) | ($1.parent.map(Self.bit) ?? 0) }
    }

    private static func bit(_ text: String) -> UInt64 { 1 << min(text.utf8.count, 63) }

    /// Whether `key` may be one of the keys or a parent; false for most, at little cost.
    package func mayConcern(_ key: String) -> Bool { lengths & Self.bit(key) != 0 }

    /// Whether there are none.
    package var isEmpty: Bool { keys.isEmpty }

    /// Whether `key` is refused in an object that is the value of `parent`; nil if it never is.
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

    /// Whether some key is refused in the object that is the value of `key`.
    package func isParent(_ key: String) -> Bool {
        keys.contains { $0.parent.map { UTF8Text.areSame($0, key) } ?? false }
    }

    /// Whether a client that searches the text of an event looks for `key`.
    package func isSearchedFor(_ key: String) -> Bool {
        keys.contains { UTF8Text.areSame($0.parent ?? $0.key, key) }
    }
}

extension ForbiddenKeys {
    /// Whether the text has one of the keys, or the key of an object that one is in, spelled without escapes.
    ///
    /// Old clients look no further at a text that has none.
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
    /// The value without the members that clients refuse.
    package func removed(from value: JSONValue) -> JSONValue { changed(value, in: nil, depth: 0) ?? value }

    /// The value without refused members; nil if it has none.
    private func changed(_ value: JSONValue, in parent: String?, depth: Int) -> JSONValue? {
        // Nothing that is nested deeper is ever written.
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
