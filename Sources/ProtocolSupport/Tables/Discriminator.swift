/// The way in which the events of a protocol, or the cases of a union, are told apart.
@nonexhaustive
public enum Discriminator: Hashable, Sendable {
    /// The value of a key names it; more than one key leads into objects inside.
    case key([String])
    /// The only key of an object names it, and the key's value is the event.
    case onlyKey
    /// The `event:` line of an SSE frame names it; where there is no such line, the only key of an object does.
    case eventLine
    /// Its fields show what it is.
    case fields
}

extension Discriminator: ExpressibleByStringLiteral {
    /// Creates the discriminator that is a key of the object.
    public init(stringLiteral key: String) { self = .key([key]) }
}

extension Discriminator {
    /// The key, if it is one of the object itself.
    var topKey: String? {
        if case .key(let path) = self, path.count == 1 { path.first } else { nil }
    }

    /// Returns the value that names the event or the case, if `value` has one; it may be of any kind.
    func tag(of value: JSONValue) -> JSONValue? {
        switch self {
        case .key(let path):
            var found: JSONValue? = value
            for key in path { found = found?[key] }
            return found
        case .onlyKey, .eventLine: return payload(of: value).map { .string($0.name) }
        case .fields: return nil
        }
    }

    /// Returns the text of the value that names the event or the case, if it is a string, a number or a boolean.
    package func name(of value: JSONValue) -> String? {
        tag(of: value).flatMap(Self.text)
    }

    /// Returns the text of a string, a number or a boolean.
    static func text(of tag: JSONValue) -> String? {
        switch tag {
        case .string(let text): text
        case .null, .array, .object: nil
        case .bool, .int, .uint, .double, .number: tag.description
        }
    }

    /// Returns the name and the value of the only member of an object; nil if there are more or fewer.
    func payload(of value: JSONValue) -> (name: String, value: JSONValue)? {
        guard case .object(let object) = value, object.count == 1, let member = object.first else { return nil }
        return (member.key, member.value)
    }
}
