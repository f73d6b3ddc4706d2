extension StrictReader {
    /// Checks a value against the shape for its kind of JSON.
    mutating func checkKinds(_ value: JSONValue, _ shapes: [ValueShape]) throws(StrictReadingError) {
        guard let shape = shapes.first(where: { $0.fitsKind(of: value) }) else {
            throw wrongType("a value of another kind", value)
        }
        try check(value, shape)
    }

    /// Checks a value of an enum of integers.
    func checkInteger(_ value: JSONValue, _ values: [EnumValueShape]) throws(StrictReadingError) {
        guard let number = value.intValue else { throw wrongType("an integer", value) }
        guard let known = values.first(where: { $0.value == String(number) }) else {
            throw failure(.unknownValue(String(number)))
        }
        guard known.availability.contains(client) else { throw failure(.notAvailable(client: client)) }
    }

    /// Checks an array whose elements have shapes of their own.
    mutating func checkTuple(_ value: JSONValue, _ elements: [FieldShape]) throws(StrictReadingError) {
        guard case .array(let values) = value else { throw wrongType("an array", value) }
        for (index, element) in elements.enumerated() {
            steps.append(.index(index))
            if values.indices.contains(index) {
                try check(values[index], element.shape)
            } else if element.isRequired {
                throw failure(.missingField)
            }
            steps.removeLast()
        }
        if values.count > elements.count, !isTolerant {
            steps.append(.index(elements.count))
            throw failure(.unknownField)
        }
    }
}

extension ValueShape {
    /// Whether the shape is for values of the same kind of JSON.
    fileprivate func fitsKind(of value: JSONValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.string, .string), (.dateTime, .string), (.bool, .bool), (.list, .array), (.tuple, .array),
            (.object, .object), (.map, .object), (.structure, .object), (.union, .object), (.enumeration, .string),
            (.int, .int), (.int, .uint), (.int, .double), (.int, .number),
            (.uint, .int), (.uint, .uint), (.uint, .double), (.uint, .number),
            (.integers, .int), (.integers, .uint), (.integers, .double), (.integers, .number),
            (.double, .int), (.double, .uint), (.double, .double), (.double, .number):
            true
        case (.nullable(let inner), _): value.isNull || inner.fitsKind(of: value)
        case (.kinds(let shapes), _): shapes.contains { $0.fitsKind(of: value) }
        case (.constant(let constant), _): constant == value
        default: false
        }
    }
}
