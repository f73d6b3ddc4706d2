/// A union whose cases differ in the kind of their JSON: `string or list of part`.
package struct KindUnionModel: Hashable, Sendable {
    /// One case.
    package struct Case: Hashable, Sendable {
        /// The type of its values.
        package var type: TypeReference
        /// The Swift case, with backticks where it needs them.
        package var swiftName: String
        /// The kinds of JSON that it takes: one, or several if the type is such a union itself.
        package internal(set) var kinds: [JSONKind] = []
        /// Whether its value is stored in a box, because it may hold another value of the union.
        package internal(set) var isIndirect = false

        /// Creates a case.
        package init(type: TypeReference, swiftName: String) {
            self.type = type
            self.swiftName = swiftName
        }
    }

    /// The cases in written order; at least two.
    package var cases: [Case]
    /// Its location in the schema.
    package var range: SourceRange

    /// Creates a union.
    package init(cases: [Case], range: SourceRange) {
        self.cases = cases
        self.range = range
    }
}

/// A kind of JSON value other than null.
package enum JSONKind: String, Hashable, Sendable, CaseIterable {
    case string
    case number
    case boolean
    case array
    case object

    /// The kind of a literal; nil for null.
    package init?(_ literal: Literal) {
        switch literal {
        case .null: return nil
        case .bool: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .list: self = .array
        case .object: self = .object
        }
    }

    /// The kind with its article, for messages.
    package var noun: String { (self == .array || self == .object ? "an " : "a ") + rawValue }
}

extension ProtocolModel {
    /// Returns the kinds of JSON that the values of a type are; all for `any`.
    package func kinds(of type: TypeReference) -> [JSONKind] { type.kinds(among: types) }
}

extension TypeReference {
    /// The kinds of JSON that the values of the type are, null aside; none for a type that leads back to itself.
    func kinds(among types: [TypeModel]) -> [JSONKind] {
        var open: Set<TypeID> = []
        return kinds(among: types, &open)
    }

    private func kinds(among types: [TypeModel], _ open: inout Set<TypeID>) -> [JSONKind] {
        switch self {
        case .string, .dateTime: return [.string]
        case .int, .uint, .double: return [.number]
        case .bool: return [.boolean]
        case .any: return JSONKind.allCases
        case .list: return [.array]
        case .object, .map: return [.object]
        case .nullable(let wrapped): return wrapped.kinds(among: types, &open)
        case .named(let id):
            guard open.insert(id).inserted else { return [] }
            defer { open.remove(id) }
            switch types[id.index].shape {
            case .alias(let target): return target.kinds(among: types, &open)
            case .enumeration(let model): return [model.isNumeric ? .number : .string]
            case .structure, .union: return [.object]
            case .tuple: return [.array]
            case .foreign(let foreign): return foreign.base.kinds(among: types, &open)
            case .kindUnion(let union): return union.cases.flatMap { $0.type.kinds(among: types, &open) }
            }
        }
    }
}
