import ProtocolSchema

/// What a condition asks of the fields of a sample that meets it; conditions on fields inside of others are left to chance.
struct ConditionSample {
    /// The fields that must be there.
    private(set) var requires: [Int] = []
    /// The fields that must not be there.
    private(set) var forbids: [Int] = []
    /// The fields with certain values.
    private(set) var fixed: [Int: JSONTree] = [:]

    init(_ condition: ConditionModel?, on fields: [FieldModel]) {
        for test in condition?.tests ?? [] {
            guard case .field(let name)? = test.path.first, let index = fields.firstIndex(where: { $0.name == name })
            else { continue }
            switch test.requirement {
            case .absent: if test.path.count == 1 { forbids.append(index) }
            case .present: requires.append(index)
            case .oneOf(let values):
                requires.append(index)
                if test.path.count == 1, let value = values.first { fixed[index] = JSONTree(value) }
            }
        }
    }
}
