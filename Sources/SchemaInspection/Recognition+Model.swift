import ProtocolSchema
@_spi(Generated) import ProtocolSupport

extension Discriminator {
    init(_ model: DiscriminatorModel) {
        self =
            switch model {
            case .key(let path): .key(path)
            case .onlyKey: .onlyKey
            case .eventLine: .eventLine
            case .fields: .fields
            }
    }
}

extension ProtocolSupport.Recognition {
    /// The sign of an event or a case with these fields.
    init(_ recognition: ProtocolSchema.Recognition, with fields: [FieldModel], in model: ProtocolModel) {
        self =
            switch recognition {
            case .value(.string): .name
            case .value(let tag): .value(JSONValue(tag))
            case .anything: .fields(FieldCondition(clauses: []))
            case .condition(let condition): .fields(FieldCondition(condition, with: fields, in: model))
            }
    }
}

extension FieldCondition {
    init(_ condition: ConditionModel, with fields: [FieldModel], in model: ProtocolModel) {
        let clauses = condition.tests.map { test in
            let path = condition.keys(of: test, from: fields, in: model).map(\.name)
            return Clause(path: path, test: .init(test.requirement))
        }
        self.init(clauses: clauses)
    }
}

extension FieldCondition.Clause.Test {
    fileprivate init(_ requirement: ConditionModel.Requirement) {
        self =
            switch requirement {
            case .present: .present
            case .absent: .absent
            case .oneOf(let values): .oneOf(values.map { JSONValue($0) })
            }
    }
}
