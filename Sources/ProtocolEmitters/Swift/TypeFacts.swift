import ProtocolSchema

/// Facts about a type that are needed before the types that use it are written.
struct TypeFacts: Sendable {
    /// Whether there is anything to validate in it.
    private(set) var isConstrained: [Bool]
    /// Whether it is an enum with values that not every client knows.
    private(set) var hasFloors: [Bool]

    init(model: ProtocolModel) {
        hasFloors = model.types.map { type in
            guard case .enumeration(let shape) = type.shape else { return false }
            return shape.hasFloors
        }
        isConstrained = model.types.map(Self.isConstrainedItself)
        // Types may hold each other in any order, so facts travel until nothing changes: at most once for each type.
        var changed = true
        while changed {
            changed = false
            for index in model.types.indices where !isConstrained[index] {
                guard holdsConstraints(model.types[index].shape) else { continue }
                isConstrained[index] = true
                changed = true
            }
        }
    }

    private static func isConstrainedItself(_ type: TypeModel) -> Bool {
        switch type.shape {
        case .structure(let shape): !shape.stateRules.isEmpty || shape.fields.contains { !$0.constraints.isEmpty }
        case .tuple(let shape): shape.elements.contains { !$0.constraints.isEmpty }
        case .alias, .enumeration, .union, .kindUnion, .foreign: false
        }
    }

    private func holdsConstraints(_ shape: TypeModel.Shape) -> Bool {
        switch shape {
        case .alias(let type): isConstrained(type)
        case .enumeration, .foreign: false
        case .structure(let shape): shape.fields.contains { isConstrained($0.type) }
        case .union(let shape): shape.cases.contains { isConstrained[$0.type.index] }
        case .kindUnion(let shape): shape.cases.contains { isConstrained($0.type) }
        case .tuple(let shape): shape.elements.contains { isConstrained($0.type) }
        }
    }

    /// Whether there is anything to validate in a value that has the fields.
    func isConstrained(_ fields: [FieldModel]) -> Bool {
        fields.contains { !$0.constraints.isEmpty || isConstrained($0.type) }
    }

    /// Whether there is anything to validate inside a value of a type.
    func isConstrained(_ type: TypeReference) -> Bool {
        switch type {
        case .named(let id): isConstrained[id.index]
        case .list(let inner), .map(let inner), .nullable(let inner): isConstrained(inner)
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: false
        }
    }
}
