/// The types that a value of each type cannot be without.
struct TypeNeeds {
    /// What a value of a type needs.
    private enum Need {
        /// Values of all of these types.
        case all([Int])
        /// A value of one of these types.
        case one(of: [Int])
    }

    private let needs: [Need]
    /// Whether a value of the type can be finished.
    private var ends: [Bool]

    init(_ types: [TypeModel]) {
        needs = types.map { type in
            switch type.shape {
            case .alias, .enumeration, .foreign: .all([])
            case .structure(let model): .all(model.fields.compactMap { $0.needed(among: types) })
            case .tuple(let model): .all(model.elements.compactMap { $0.needed(among: types) })
            case .union(let model): .one(of: model.cases.map(\.type.index))
            case .kindUnion(let model):
                model.cases.contains { $0.type.held(among: types) == nil }
                    ? .all([]) : .one(of: model.cases.compactMap { $0.type.held(among: types)?.type.index })
            }
        }
        ends = Array(repeating: false, count: types.count)
        findEnds()
    }

    /// A type ends if what it needs ends; repeated until nothing changes, at most once for each type.
    private mutating func findEnds() {
        var changed = true
        while changed {
            changed = false
            for index in needs.indices where !ends[index] {
                switch needs[index] {
                case .all(let all): ends[index] = all.allSatisfy { ends[$0] }
                case .one(let some): ends[index] = some.contains { ends[$0] }
                }
                changed = changed || ends[index]
            }
        }
    }

    /// The circles in which no value ends, each once, as the types on the way.
    var endless: [[Int]] {
        var circles: [[Int]] = []
        var seen: Set<Int> = []
        for start in needs.indices where !ends[start] && !seen.contains(start) {
            var way: [Int] = []
            var next = start
            while seen.insert(next).inserted {
                way.append(next)
                guard let further = endlessNeed(of: next) else { break }
                next = further
            }
            if let first = way.firstIndex(of: next) { circles.append(Array(way[first...])) }
        }
        return circles
    }

    private func endlessNeed(of index: Int) -> Int? {
        switch needs[index] {
        case .all(let types), .one(let types): types.first { !ends[$0] }
        }
    }
}

extension FieldModel {
    /// The type that a value with the field cannot be without; nil if there is none.
    fileprivate func needed(among types: [TypeModel]) -> Int? {
        guard presence != .optional, constant == nil, let held = type.held(among: types), !held.isNullable else {
            return nil
        }
        return held.type.index
    }
}

extension TypeReference {
    /// The type of which a value is stored where this type is used, with aliases and null taken off; nil if values are
    /// stored elsewhere, like the elements of a list, or hold no other types.
    func held(among types: [TypeModel]) -> (type: TypeID, isNullable: Bool)? {
        let (inner, isNullable) = withoutNull(among: types)
        guard case .named(let id) = inner.resolved(among: types) else { return nil }
        return (id, isNullable)
    }
}
