package import ProtocolSchema

/// JSON that keeps the order it was built in.
package indirect enum JSONTree: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it is to be written.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([Member])

    /// A member of an object.
    package struct Member: Hashable, Sendable {
        /// The key.
        package var key: String
        /// The value.
        package var value: JSONTree

        /// Creates a member.
        package init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// Takes over a literal of a schema.
    package init(_ literal: Literal) {
        self =
            switch literal {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let text): .number(JSONText.number(text) ?? "null")
            case .string(let text): .string(text)
            case .list(let elements): .array(elements.map { JSONTree($0) })
            case .object(let members): .object(members.map { Member($0.key, JSONTree($0.value)) })
            }
    }

    /// An array of strings.
    package static func strings(_ texts: some Sequence<String>) -> JSONTree {
        .array(texts.map { .string($0) })
    }

    /// The members of an object; none of anything else.
    package var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The object with the members of another after its own; a key of both keeps its place and takes the new value.
    package func adding(_ other: JSONTree) -> JSONTree {
        other.members.reduce(into: self) { $0[$1.key] = $1.value }
    }

    /// The value of a key; setting a key anew keeps its place, setting nil removes it.
    package subscript(key: String) -> JSONTree? {
        get { members.first { $0.key == key }?.value }
        set {
            var members = members
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key, value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
}

extension JSONTree: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONTree)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
