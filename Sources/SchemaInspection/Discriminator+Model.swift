package import ProtocolSchema
@_spi(Generated) package import ProtocolSupport

extension Discriminator {
    /// The discriminator that a schema declares.
    init(_ discriminator: DiscriminatorModel) {
        self =
            switch discriminator {
            case .key(let path): .key(path)
            case .onlyKey: .onlyKey
            case .eventLine: .eventLine
            case .fields: .fields
            }
    }
}

extension ProtocolSupport.Recognition {
    /// The sign that a schema declares, of something with `fields`.
    init(_ recognition: ProtocolSchema.Recognition, on fields: [FieldModel], in model: ProtocolModel) {
        self =
            switch recognition {
            case .value(.string): .name
            case .value(let tag): .value(JSONValue(tag))
            case .condition(let condition): .fields(FieldCondition(condition, on: fields, in: model))
            case .anything: .fields(FieldCondition())
            }
    }
}

extension FieldCondition {
    /// A condition of a schema, on the keys that its paths lead along.
    package init(_ condition: ConditionModel, on fields: [FieldModel], in model: ProtocolModel) {
        self.init(
            clauses: condition.tests.map { test in
                let path = condition.keys(of: test, from: fields, in: model).map(\.name)
                switch test.requirement {
                case .present: return Clause(path: path, is: .present)
                case .absent: return Clause(path: path, is: .absent)
                case .oneOf(let values):
                    let allowed = values.map { JSONValue($0) }
                    let mayLack = condition.holdsWithoutValue(test, from: fields, in: model)
                    return Clause(path: path, is: mayLack ? .oneOfOrAbsent(allowed) : .oneOf(allowed))
                }
            }
        )
    }
}
