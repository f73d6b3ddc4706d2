/// A condition on the fields of a JSON object, by which an event or a case of a union is recognized.
@_spi(Generated)
public struct FieldCondition: Hashable, Sendable {
    /// A requirement for one field.
    public struct Clause: Hashable, Sendable {
        /// The requirement.
        public enum Test: Hashable, Sendable {
            /// The field is there, and is not null.
            case present
            /// The field is not there, or is null.
            case absent
            /// The field has one of these values.
            case oneOf([JSONValue])
            /// The field has one of these values, among them its default: it may be absent or null.
            case oneOfOrAbsent([JSONValue])
        }

        /// The keys that lead to the field; in an array, any element may satisfy the test.
        var path: [String]
        /// The requirement.
        var test: Test

        /// Creates a requirement.
        public init(_ path: String..., is test: Test) {
            self.init(path: path, is: test)
        }

        /// Creates a requirement.
        package init(path: [String], is test: Test) {
            self.path = path
            self.test = test
        }
    }

    /// The requirements, all of which must hold; without any, every object meets the condition.
    var clauses: [Clause]

    /// Creates a condition.
    public init(_ clauses: Clause...) {
        self.init(clauses: clauses)
    }

    /// Creates a condition.
    package init(clauses: [Clause]) {
        self.clauses = clauses
    }

    /// Whether an object with these members meets the condition.
    public func holds(for object: JSONObject) -> Bool {
        clauses.allSatisfy { clause in
            let values = Self.values(at: clause.path[...], in: .object(object))
            switch clause.test {
            case .present: return !values.isEmpty
            case .absent: return values.isEmpty
            case .oneOf(let allowed): return Self.contains(values, allowed)
            case .oneOfOrAbsent(let allowed):
                return Self.contains(values, allowed) || Self.lacksValue(at: clause.path, in: object)
            }
        }
    }

    /// Whether one of the values, or an element of one, is allowed.
    private static func contains(_ values: [JSONValue], _ allowed: [JSONValue]) -> Bool {
        values.contains { allowed.contains($0) || $0.arrayValue?.contains(where: allowed.contains) == true }
    }

    /// Whether an object at the end of the path is there without a value under the last key.
    private static func lacksValue(at path: [String], in object: JSONObject) -> Bool {
        guard let key = path.last else { return false }
        return values(at: path.dropLast(), in: .object(object)).contains { owner in
            (owner.arrayValue ?? [owner]).contains { element in
                element.objectValue.map { $0[key]?.isNull ?? true } ?? false
            }
        }
    }

    /// Returns the values that a path leads to, without nulls; the recursion is as deep as the path and the lists on it.
    private static func values(at path: ArraySlice<String>, in value: JSONValue) -> [JSONValue] {
        if value.isNull { return [] }
        guard let key = path.first else { return [value] }
        switch value {
        case .object(let object): return object[key].map { values(at: path.dropFirst(), in: $0) } ?? []
        case .array(let elements):
            // Only the elements of one list are looked at: a list of lists has no fields.
            return elements.flatMap { $0.arrayValue == nil ? values(at: path, in: $0) : [] }
        default: return []
        }
    }
}

extension JSONReader {
    /// Returns the members of the next value with these keys, without reading the value; nil unless it is an object.
    ///
    /// Arrays and objects are read only under the keys in `nested`; others count as empty objects, since a condition only asks
    /// whether they are there.
    @_spi(Generated)
    public func members(_ keys: StaticString..., nested: [StaticString] = []) throws(JSONDecodingError) -> JSONObject? {
        var ahead = self
        guard ahead.isObject() else { return nil }
        var members = JSONObject()
        try ahead.beginObject()
        while let key = try ahead.nextKey() {
            ahead.skipWhitespace()
            let isContainer = ahead.next == UInt8(ascii: "{") || ahead.next == UInt8(ascii: "[")
            if nested.contains(where: { key == $0 }) || keys.contains(where: { key == $0 }) && !isContainer {
                members[key.string] = try ahead.value()
            } else if keys.contains(where: { key == $0 }) {
                members[key.string] = .object([:])
                try ahead.skipValue()
            } else {
                try ahead.skipValue()
            }
        }
        return members
    }
}
