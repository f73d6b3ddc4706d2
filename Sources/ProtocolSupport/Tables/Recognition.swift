/// The sign by which an event, or a case of a union, is recognized.
@_spi(Generated)
public enum Recognition: Hashable, Sendable {
    /// The discriminator is the string that is its name, or begins with it.
    case name
    /// The discriminator is this number or boolean.
    case value(JSONValue)
    /// Its fields meet a condition.
    case fields(FieldCondition)
}

/// A shape among others, of which a value has one.
protocol RecognizableShape {
    /// The name, or its prefix.
    var name: String { get }
    /// Whether the name is a prefix.
    var isPrefix: Bool { get }
    /// The sign by which it is recognized.
    var recognition: Recognition { get }
}

extension EventShape: RecognizableShape {
    var name: String { type }
    var isPrefix: Bool { isFamily }
}

extension UnionCaseShape: RecognizableShape {
    var name: String { value }
}

extension RecognizableShape {
    /// Whether a discriminator of this value names the shape.
    func isNamed(by tag: JSONValue) -> Bool {
        switch (recognition, tag) {
        case (.name, .string(let text)):
            isPrefix ? text.utf8.starts(with: name.utf8) : UTF8Text.areSame(name, text)
        case (.value(let value), _): value == tag
        case (.name, _), (.fields, _): false
        }
    }

    /// Whether the fields of a value are a sign of the shape.
    func isShown(by value: JSONValue) -> Bool {
        guard case .fields(let condition) = recognition else { return false }
        guard !condition.clauses.isEmpty, case .object(let object) = value else { return condition.clauses.isEmpty }
        return condition.holds(for: object)
    }
}

extension Sequence where Element: RecognizableShape {
    /// The shapes that a value may have, the best first: one with its whole name before prefixes, longer ones before shorter
    /// ones, and before those that its fields show.
    func recognizing(_ value: JSONValue, by discriminator: Discriminator) -> [Element] {
        let tag = discriminator.tag(of: value)
        let named = tag.map { tag in filter { $0.isNamed(by: tag) } } ?? []
        let ranked = named.sorted {
            $0.isPrefix != $1.isPrefix ? !$0.isPrefix : $0.name.utf8.count > $1.name.utf8.count
        }
        return ranked.isEmpty ? filter { $0.isShown(by: value) } : ranked
    }
}
