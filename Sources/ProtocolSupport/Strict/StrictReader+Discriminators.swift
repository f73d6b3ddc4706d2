extension StrictReader {
    /// Returns the error about a value that is none of the events, or none of the cases of a union.
    mutating func unrecognized(
        _ value: JSONValue,
        _ discriminator: Discriminator,
        among shapes: [some RecognizableShape],
        isEvent: Bool
    ) -> StrictReadingError {
        switch discriminator {
        case .key(let path):
            var value = value
            for key in path {
                guard case .object(let object) = value else { return wrongType("an object", value) }
                steps.append(.key(key))
                guard let member = object[key] else { return failure(.missingField) }
                value = member
            }
            let isString = value.stringValue != nil || shapes.contains { $0.recognition != .name }
            guard isString, let name = Discriminator.text(of: value) else { return wrongType("a string", value) }
            return failure(isEvent ? .unknownEvent(name) : .unknownValue(name))
        case .onlyKey, .eventLine:
            guard case .object = value else { return wrongType("an object", value) }
            guard let name = discriminator.name(of: value) else {
                return failure(.wrongType(expected: "an object with one key", found: "another number of keys"))
            }
            steps.append(.key(name))
            return failure(isEvent ? .unknownEvent(name) : .unknownValue(name))
        case .fields:
            guard case .object = value else { return wrongType("an object", value) }
            return failure(
                .wrongType(expected: "an object with the fields of \(isEvent ? "an event" : "a case")", found: "others")
            )
        }
    }

    /// Goes on to the place that names an event.
    mutating func enter(_ discriminator: Discriminator, of value: JSONValue) {
        switch discriminator {
        case .key(let path): steps += path.map { .key($0) }
        case .onlyKey, .eventLine: if let name = discriminator.name(of: value) { steps.append(.key(name)) }
        case .fields: break
        }
    }

    /// Checks the part of a value that is the event or the case itself.
    mutating func checkPayload(
        of value: JSONValue,
        _ discriminator: Discriminator,
        _ check: (inout StrictReader, JSONValue) throws(StrictReadingError) -> Void
    ) throws(StrictReadingError) {
        switch discriminator {
        case .key, .fields: try check(&self, value)
        case .onlyKey, .eventLine:
            guard let member = discriminator.payload(of: value) else { return }
            steps.append(.key(member.name))
            try check(&self, member.value)
            steps.removeLast()
        }
    }
}

extension Recognition {
    /// Whether a key of the object itself may be the sign.
    var isNamed: Bool { if case .fields = self { false } else { true } }
}
