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

    /// Whether a test holds where the field is absent, because its default is one of the values that are asked for.
    package func holdsWithoutValue(_ test: Test, from fields: [FieldModel], in model: ProtocolModel) -> Bool {
        guard case .oneOf(let values) = test.requirement,
            case .field(let field, _, _)? = ConditionPath(test.path, from: fields, among: model.types).places.last,
            let fallback = field.defaultValue
        else { return false }
        return values.contains(fallback)
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
    fileprivate var words: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .oneOf(let values): values.map { "`\($0.text)`" }.joined(separator: " or ")
        }
    }
}

extension Literal {
    /// The value of a condition as a schema has it.
    fileprivate var text: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): String(value)
        case .null, .list, .object: kindName
        }
    }
}
