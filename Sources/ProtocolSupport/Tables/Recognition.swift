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

extension Array where Element: RecognizableShape {
    /// The places of the shapes that a value may have, the best first: one with its whole name before prefixes, longer ones before
    /// shorter ones, and before those that its fields show.
    func places(recognizing value: JSONValue, by discriminator: Discriminator) -> [Int] {
        let tag = discriminator.tag(of: value)
        let named = tag.map { tag in indices.filter { self[$0].isNamed(by: tag) } } ?? []
        let ranked = named.sorted { left, right in
            let (left, right) = (self[left], self[right])
            return left.isPrefix != right.isPrefix
                ? !left.isPrefix : left.name.utf8.count > right.name.utf8.count
        }
        return ranked.isEmpty ? indices.filter { self[$0].isShown(by: value) } : ranked
    }

    /// The shapes that a value may have, the best first.
    func recognizing(_ value: JSONValue, by discriminator: Discriminator) -> [Element] {
        places(recognizing: value, by: discriminator).map { self[$0] }
    }
}

extension [EventShape] {
    /// The kind of an event: the index of the shape by which it is recognized; nil for an unrecognized one.
    package func kind(of event: JSONValue, by discriminator: Discriminator) -> Int? {
        places(recognizing: event, by: discriminator).first
    }
}
