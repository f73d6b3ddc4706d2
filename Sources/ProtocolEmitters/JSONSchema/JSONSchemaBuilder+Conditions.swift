import ProtocolSchema

extension JSONSchemaBuilder {
    /// An object with fields that meet a condition; a test that goes through a list is left out.
    func meeting(_ condition: ConditionModel?, _ fields: [FieldModel], _ object: JSONTree) -> JSONTree {
        let tests = (condition?.tests ?? []).compactMap { schema(of: $0, on: fields) }
        guard !tests.isEmpty else { return object }
        var object = object
        object["allOf"] = .array((object["allOf"].map { [$0] } ?? []) + tests)
        return object
    }

    private func schema(of test: ConditionModel.Test, on fields: [FieldModel]) -> JSONTree? {
        let condition = ConditionModel(tests: [test])
        let keys = condition.keys(of: test, from: fields, in: model)
        guard !keys.isEmpty, !keys.contains(where: \.isList) else { return nil }
        let path = keys.map(\.name)[...]
        switch test.requirement {
        case .present: return at(path, ["not": ["type": "null"]])
        case .absent: return ["not": at(path, ["not": ["type": "null"]])]
        case .oneOf(let values): return at(path, ["enum": .array(values.map { JSONTree($0) })])
        }
    }

    /// An object in which a path of keys leads to a value.
    private func at(_ path: ArraySlice<String>, _ value: JSONTree) -> JSONTree {
        guard let key = path.first else { return value }
        let inner = at(path.dropFirst(), value)
        return ["type": "object", "required": [.string(key)], "properties": .object([.init(key, inner)])]
    }
}
