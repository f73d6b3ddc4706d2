import ProtocolSchema

/// Cuts circles of types that the language refuses: a value that always contains another of its type never ends.
struct RecursionBreaker {
    fileprivate var definitions: [String: DraftDefinition]

    static func broken(_ definitions: [String: DraftDefinition], order: [String]) -> [String: DraftDefinition] {
        var breaker = RecursionBreaker(definitions: definitions)
        breaker.cutNamesOfThemselves(order)
        breaker.cutEndless(order)
        return breaker.definitions
    }

    // MARK: Values that never end

    /// Cuts fields until a value of every type can be finished.
    private mutating func cutEndless(_ order: [String]) {
        while true {
            let ending = ending(order)
            guard let pointer = order.first(where: { !ending.contains($0) && cutField(of: $0, unlessIn: ending) })
            else { return }
            _ = pointer
        }
    }

    /// Cuts the first field of a struct without which its values would end.
    private mutating func cutField(of pointer: String, unlessIn ending: Set<String>) -> Bool {
        guard var definition = definitions[pointer], case .structure(var fields) = definition.value.type else {
            return false
        }
        for index in fields.indices {
            guard let target = fields[index].needed, definitions[target] != nil, !ending.contains(target) else {
                continue
            }
            fields[index].value = .any("'\(name(of: target))' again, without which no value would end")
            definition.value.type = .structure(fields)
            definitions[pointer] = definition
            return true
        }
        return false
    }

    /// The types whose values can be finished: all that they need can, found from those that need nothing.
    private func ending(_ order: [String]) -> Set<String> {
        var missing: [String: Int] = [:]
        var dependents: [String: [String]] = [:]
        var ready: [String] = []
        for pointer in order {
            guard let type = definitions[pointer]?.value.type else { continue }
            let (needs, count) = type.needs
            missing[pointer] = count
            if count == 0 { ready.append(pointer) }
            for need in Set(needs) { dependents[need, default: []].append(pointer) }
        }
        var ending: Set<String> = []
        while let pointer = ready.popLast() {
            guard ending.insert(pointer).inserted else { continue }
            for dependent in dependents[pointer] ?? [] {
                missing[dependent, default: 0] -= 1
                if missing[dependent] == 0 { ready.append(dependent) }
            }
        }
        return ending
    }

    // MARK: Names for themselves

    /// Cuts lists and maps of nothing but themselves, with a stack of its own.
    private mutating func cutNamesOfThemselves(_ order: [String]) {
        var isOpen: [String: Bool] = [:]
        for root in order where isOpen[root] == nil {
            var stack = [(pointer: root, next: renamed(root))]
            isOpen[root] = true
            while let top = stack.last {
                guard let target = top.next else {
                    isOpen[top.pointer] = false
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next = nil
                switch isOpen[target] {
                case true?:
                    definitions[top.pointer]?.value.type = .any
                    let name = name(of: target)
                    definitions[top.pointer]?.value.lose(
                        "'\(name)' again, which is only a list or a map of this"
                    )
                case false?: break
                case nil:
                    isOpen[target] = true
                    stack.append((target, renamed(target)))
                }
            }
        }
    }

    private func renamed(_ pointer: String) -> String? {
        switch definitions[pointer]?.value.type {
        case .list(let inner)?, .map(let inner)?: inner.pointers.first
        case .named(let pointer)?: pointer
        default: nil
        }
    }

    private func name(of pointer: String) -> String { OneLine.text(definitions[pointer]?.hint ?? "") }
}

extension DraftField {
    /// The type that a value with the field cannot be without.
    fileprivate var needed: String? {
        guard !isOptional || value.defaultValue != nil, !value.isNullable, case .named(let pointer) = value.type else {
            return nil
        }
        return pointer
    }
}

extension DraftType {
    /// The types that a value needs, and how many of them.
    fileprivate var needs: (pointers: [String], count: Int) {
        switch self {
        case .structure(let fields), .tuple(let fields):
            let pointers = Set(fields.compactMap(\.needed))
            return (Array(pointers), pointers.count)
        case .union(let union): return (union.cases.map(\.pointer), 1)
        case .kinds(let types):
            let named = types.compactMap { if case .named(let pointer) = $0 { pointer } else { nil } }
            return named.count == types.count ? (named, 1) : ([], 0)
        case .named(let pointer): return ([pointer], 1)
        case .builtin, .list, .map, .enumeration, .constant: return ([], 0)
        }
    }
}
