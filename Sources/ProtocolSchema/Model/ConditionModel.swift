/// A condition on the fields of an event or a struct: all of its tests must hold.
package struct ConditionModel: Hashable, Sendable {
    /// A step into a value.
    package enum Step: Hashable, Sendable {
        /// A field of an event or a struct, by its name in the schema; a list in the field stands for each of its elements.
        case field(String)
        /// The key that distinguishes the cases of a union.
        case discriminator
    }

    /// A requirement on a value.
    package enum Requirement: Hashable, Sendable {
        /// The value is there and not null.
        case present
        /// The value is not there, or null.
        case absent
        /// The value is one of these, as they are on the wire.
        case oneOf([Literal])
    }

    /// A requirement on the value at the end of a path; through a list, any element may meet it.
    package struct Test: Hashable, Sendable {
        /// The way to the value.
        package var path: [Step]
        /// The requirement on the value.
        package var requirement: Requirement

        /// Creates a test.
        package init(path: [Step], requirement: Requirement) {
            self.path = path
            self.requirement = requirement
        }
    }

    /// The tests; at least one.
    package var tests: [Test]

    /// Creates a condition.
    package init(tests: [Test]) { self.tests = tests }
}

extension ConditionModel {
    /// A key on the way to a value, and whether the value under it is a list whose elements are meant.
    package struct Key: Hashable, Sendable {
        /// The key on the wire.
        package var name: String
        /// Whether the value is a list.
        package var isList: Bool
    }

    /// Returns the keys on the wire along the path of a test, from an object with `fields`.
    package func keys(of test: Test, from fields: [FieldModel], in model: ProtocolModel) -> [Key] {
        ConditionPath(test.path, from: fields, among: model.types).keys
    }

    /// Whether the condition holds for an object with `fields`, given as it is on the wire.
    package func holds(for object: Literal, with fields: [FieldModel], in model: ProtocolModel) -> Bool {
        tests.allSatisfy { test in
            var keys = keys(of: test, from: fields, in: model)
            // A list that is empty is present, too.
            if !test.requirement.isValue, !keys.isEmpty { keys[keys.count - 1].isList = false }
            let values = object.values(at: keys[...])
            return switch test.requirement {
            case .present: values.contains { $0 != .null }
            case .absent: values.allSatisfy { $0 == .null }
            case .oneOf(let wanted): values.contains { value in wanted.contains { $0.isSame(as: value) } }
            }
        }
    }

    /// The condition in words: `` `finish_reason` is present and `done` is true ``.
    package func words(with fields: [FieldModel], in model: ProtocolModel) -> String {
        tests.map { test in
            let path = keys(of: test, from: fields, in: model).map(\.name).joined(separator: ".")
            return "`\(path)` is " + test.requirement.words
        }
        .joined(separator: " and ")
    }
}

extension ConditionModel.Requirement {
    /// Whether it is about the value itself.
    fileprivate var isValue: Bool { if case .oneOf = self { true } else { false } }

    fileprivate var words: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .oneOf(let values): values.map { "`\($0.text)`" }.joined(separator: " or ")
        }
    }
}

extension Literal {
    /// The values that keys lead to; elements of lists count one by one.
    fileprivate func values(at keys: ArraySlice<ConditionModel.Key>) -> [Literal] {
        guard let key = keys.first else { return [self] }
        guard case .object(let members) = self, let value = members.last(where: { $0.key == key.name })?.value
        else { return [] }
        if key.isList, case .list(let elements) = value { return elements.flatMap { $0.values(at: keys.dropFirst()) } }
        return value.values(at: keys.dropFirst())
    }

    /// Whether two literals are the same JSON value, numbers by their value.
    fileprivate func isSame(as other: Literal) -> Bool {
        if case .number(let left) = self, case .number(let right) = other {
            return left == right || Double(left) == Double(right)
        }
        return self == other
    }

    /// The value of a condition as a schema has it.
    fileprivate var text: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): String(value)
        case .null, .list, .object: kindName
        }
    }
}
