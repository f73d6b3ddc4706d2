import ProtocolSchema

/// Whether one side reads every value that the other writes.
struct TypeAcceptance {
    let reader: ProtocolModel
    let writer: ProtocolModel

    func accepts(_ read: TypeReference, _ written: TypeReference) -> Bool {
        accepts(read, written, depth: 0)
    }

    private func accepts(_ read: TypeReference, _ written: TypeReference, depth: Int) -> Bool {
        // Types of one name are compared on their own.
        if case .named(let left) = read, case .named(let right) = written,
            reader.types[left.index].name == writer.types[right.index].name
        {
            return true
        }
        guard depth < 16 else { return false }
        switch (reader.resolved(read), writer.resolved(written)) {
        case (.any, _): return true
        case (.nullable(let inner), .nullable(let other)), (.nullable(let inner), let other):
            return accepts(inner, other, depth: depth + 1)
        case (.double, .int), (.double, .uint): return true
        case (.list(let inner), .list(let other)), (.map(let inner), .map(let other)):
            return accepts(inner, other, depth: depth + 1)
        case (.object, .map): return true
        case (.string, .dateTime): return true
        case (_, .named(let id)) where writer.alternatives(of: id) != nil:
            let written = writer.alternatives(of: id) ?? []
            return written.allSatisfy { accepts(read, $0, depth: depth + 1) }
        case (.named(let id), _) where reader.alternatives(of: id) != nil:
            let known = reader.alternatives(of: id) ?? []
            return known.contains { accepts($0, written, depth: depth + 1) }
        case (.string, .named): return writer.kinds(of: written) == [.string]
        case (.int, .named), (.double, .named): return writer.kinds(of: written) == [.number]
        case (.object, .named): return writer.kinds(of: written) == [.object]
        case (.named(let left), .named(let right)): return accepts(left, right)
        case (let left, let right): return left == right
        }
    }

    /// Enums of different names: each value that is written must be one that is read.
    private func accepts(_ read: TypeID, _ written: TypeID) -> Bool {
        guard case .enumeration(let left) = reader.types[read.index].shape,
            case .enumeration(let right) = writer.types[written.index].shape
        else { return false }
        guard left.isNumeric == right.isNumeric else { return false }
        let known = Set(left.values.map(\.wireName))
        return !right.isOpen && right.values.allSatisfy { known.contains($0.wireName) }
    }
}

extension ProtocolModel {
    /// The types of which a value of a union by kind has one; nil for other types.
    fileprivate func alternatives(of id: TypeID) -> [TypeReference]? {
        if case .kindUnion(let union) = types[id.index].shape { union.cases.map(\.type) } else { nil }
    }
}

extension Constraints {
    /// Whether every value that the other constraints allow is allowed by these.
    func allow(_ other: Constraints) -> Bool {
        func isAtLeast(_ bound: Double?, _ value: Double?) -> Bool {
            guard let bound else { return true }
            return value.map { $0 >= bound } ?? false
        }
        func isAtMost(_ bound: Double?, _ value: Double?) -> Bool {
            guard let bound else { return true }
            return value.map { $0 <= bound } ?? false
        }
        return isAtLeast(min.flatMap { Double($0) }, other.min.flatMap { Double($0) })
            && isAtMost(max.flatMap { Double($0) }, other.max.flatMap { Double($0) })
            && isAtLeast(minLength.map(Double.init), other.minLength.map(Double.init))
            && isAtMost(maxLength.map(Double.init), other.maxLength.map(Double.init))
            && (pattern == nil || pattern == other.pattern) && (format == nil || format == other.format)
    }
}
