import ProtocolSupport

extension JSONValue {
    /// The value at a place; nil if there is none.
    func value(at steps: ArraySlice<ArgumentPath.Step>) -> JSONValue? {
        guard let step = steps.first else { return self }
        let child: JSONValue? =
            switch step {
            case .key(let key): self[key]
            case .index(let index): self[index]
            }
        return child?.value(at: steps.dropFirst())
    }

    /// Whether there is a value at a place.
    func has(_ steps: ArraySlice<ArgumentPath.Step>) -> Bool { value(at: steps) != nil }

    /// Sets the value at a place, with the objects and lists that lead there.
    ///
    /// Elements that are missing before it become null.
    mutating func set(
        _ leaf: JSONValue,
        at steps: ArraySlice<ArgumentPath.Step>
    ) throws(PartialArguments.Fault) {
        guard let step = steps.first else {
            self = leaf
            return
        }
        let rest = steps.dropFirst()
        if isNull { self = step.isIndex ? [] : [:] }
        switch (step, self) {
        case (.key(let key), .object(var object)):
            self = .null
            var child = object[key] ?? .null
            // No second owner, so that a child is changed in place.
            object[key] = .null
            try child.set(leaf, at: rest)
            object[key] = child
            self = .object(object)
        case (.index(let index), .array(var list)):
            self = .null
            guard index - list.count < Self.gapLimit else {
                throw PartialArguments.Fault(description: "a list has no elements up to \(index).")
            }
            while list.count <= index { list.append(.null) }
            var child = list[index]
            list[index] = .null
            try child.set(leaf, at: rest)
            list[index] = child
            self = .array(list)
        default:
            throw PartialArguments.Fault(description: "\(self) has no place \(step).")
        }
    }

    /// How many elements of a list may be missing before one that came.
    private static var gapLimit: Int { 100 }
}
