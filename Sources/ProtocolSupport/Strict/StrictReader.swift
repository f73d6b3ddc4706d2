/// Holds a value against the shapes that a client knows.
struct StrictReader {
    let client: ClientVersion
    let isTolerant: Bool
    private let readsDoubles: Bool
    private let forbiddenKeys: ForbiddenKeys
    /// Whether the client looks for forbidden keys; an old one may not.
    private let looksForKeys: Bool
    var steps: [StrictReadingError.Step] = []
    private var passed = Passed()

    /// The paths of values that the client accepts.
    struct Passed {
        /// Fields that it tolerates, although only other versions know them.
        var forgiven: [[StrictReadingError.Step]] = []
        /// Fields that it drops without a look.
        var dropped: [[StrictReadingError.Step]] = []
    }

    /// Creates a reader of the event that `text` is; without one, keys are looked for whatever it is.
    init(clients: ClientTable, client: ClientVersion, text: [UInt8]? = nil) {
        self.client = client
        isTolerant = clients.toleratesAdditionalFields(client)
        readsDoubles = clients.numbers == .double
        forbiddenKeys = clients.forbiddenKeys(of: client)
        looksForKeys = clients.findsEscapedKeys(client) || text.map(forbiddenKeys.isSpelled) ?? true
    }

    /// Refuses what the client refuses; returns what it lets pass.
    @discardableResult
    func check(
        _ value: JSONValue,
        as events: [EventShape],
        discriminator: Discriminator
    ) throws(StrictReadingError) -> Passed {
        var reader = self
        if looksForKeys { try reader.checkForbidden(value, in: nil) }
        try reader.checkEvent(value, events, discriminator)
        return reader.passed
    }

    private mutating func checkEvent(
        _ value: JSONValue,
        _ events: [EventShape],
        _ discriminator: Discriminator
    ) throws(StrictReadingError) {
        let shapes = events.recognizing(value, by: discriminator)
        guard let shape = shapes.first(where: { $0.availability.contains(client) }) ?? shapes.first else {
            throw unrecognized(value, discriminator, among: events, isEvent: true)
        }
        guard shape.availability.contains(client) else {
            enter(discriminator, of: value)
            throw failure(.notAvailable(client: client))
        }
        try checkPayload(of: value, discriminator) { reader, payload throws(StrictReadingError) in
            if let shape = shape.value { return try reader.check(payload, shape) }
            guard case .object(let object) = payload else { throw reader.wrongType("an object", payload) }
            try reader.checkFields(object, shape.fields, shape.recognition.isNamed ? discriminator.topKey : nil)
        }
    }

    private mutating func checkFields(
        _ object: JSONObject,
        _ fields: [FieldShape],
        _ discriminator: String?
    ) throws(StrictReadingError) {
        for field in fields {
            steps.append(.key(field.name))
            if !field.availability.contains(client) {
                if object[field.name] != nil { passed.forgiven.append(steps) }
            } else if let value = object[field.name] {
                try check(value, field.shape)
            } else if field.isRequired {
                throw failure(.missingField)
            }
            steps.removeLast()
        }
        if !isTolerant { try checkUnknown(object, fields, discriminator) }
    }

    /// Drops a key that has hidden from the client's search: the library that then checks the event skips it.
    private mutating func drops(_ key: String) -> Bool {
        guard !looksForKeys, forbiddenKeys.rule(for: key, in: nil) == .always else { return false }
        passed.dropped.append(steps)
        return true
    }

    private mutating func checkUnknown(
        _ object: JSONObject,
        _ fields: [FieldShape],
        _ discriminator: String?
    ) throws(StrictReadingError) {
        for key in object.keys where !(discriminator.map { UTF8Text.areSame($0, key) } ?? false) {
            steps.append(.key(key))
            if !drops(key) {
                let field = fields.first { UTF8Text.areSame($0.name, key) }
                guard let field else { throw failure(.unknownField) }
                guard field.availability.contains(client) else { throw failure(.notAvailable(client: client)) }
            }
            steps.removeLast()
        }
    }

    mutating func check(_ value: JSONValue, _ shape: ValueShape) throws(StrictReadingError) {
        switch shape {
        case .any: return
        case .nullable(let inner): if !value.isNull { try check(value, inner) }
        case .constant(let constant): try checkConstant(value, constant)
        case .list(let element): try checkList(value, element)
        case .map(let element): try checkMap(value, element)
        case .structure(let fields):
            guard case .object(let object) = value else { throw wrongType("an object", value) }
            try checkFields(object, fields, nil)
        case .union(let discriminator, let cases): try checkUnion(value, discriminator, cases)
        case .integers(let values): try checkInteger(value, values)
        case .kinds(let shapes): try checkKinds(value, shapes)
        case .tuple(let elements): try checkTuple(value, elements)
        case .enumeration(let values, _): try checkEnum(value, values)
        case .string, .dateTime: if value.stringValue == nil { throw wrongType("a string", value) }
        case .bool: if value.boolValue == nil { throw wrongType("a boolean", value) }
        case .object:
            if value.objectValue == nil { throw wrongType("an object", value) }
            try checkFinite(value)
        case .int: try checkNumber(value, fits: value.intValue != nil, isWhole: true)
        case .uint: try checkNumber(value, fits: value.uintValue != nil, isWhole: true)
        case .double: try checkNumber(value, fits: value.doubleValue?.isFinite ?? false, isWhole: false)
        }
    }

    private func checkNumber(_ value: JSONValue, fits: Bool, isWhole: Bool) throws(StrictReadingError) {
        guard !fits else { return }
        switch value {
        case .int, .uint, .number: throw failure(.numberOutOfRange("\(value)"))
        case .double(let number) where isWhole && !number.isWhole:
            throw failure(.wrongType(expected: "an integer", found: "a number with a fraction"))
        case .double: throw failure(.numberOutOfRange("\(value)"))
        default: throw wrongType(isWhole ? "an integer" : "a number", value)
        }
    }

    private func checkConstant(_ value: JSONValue, _ constant: JSONValue) throws(StrictReadingError) {
        guard value != constant else { return }
        if case .string(let text) = value { throw failure(.unknownValue(text)) }
        throw wrongType("\(constant)", value)
    }

    private func checkEnum(_ value: JSONValue, _ values: [EnumValueShape]) throws(StrictReadingError) {
        guard case .string(let text) = value else { throw wrongType("a string", value) }
        let known = values.first { UTF8Text.areSame($0.value, text) }
        guard let known else { throw failure(.unknownValue(text)) }
        guard known.availability.contains(client) else { throw failure(.notAvailable(client: client)) }
    }

    private mutating func checkList(_ value: JSONValue, _ element: ValueShape) throws(StrictReadingError) {
        guard case .array(let elements) = value else { throw wrongType("an array", value) }
        for (index, value) in elements.enumerated() {
            steps.append(.index(index))
            try check(value, element)
            steps.removeLast()
        }
    }

    private mutating func checkMap(_ value: JSONValue, _ element: ValueShape) throws(StrictReadingError) {
        guard case .object(let object) = value else { throw wrongType("an object", value) }
        for (key, value) in object {
            steps.append(.key(key))
            if !drops(key) {
                try check(value, element)
                if element == .any { try checkFinite(value) }
            }
            steps.removeLast()
        }
    }

    /// Refuses numbers that are infinite once they are doubles: inside of objects, clients want JSON and nothing else.
    private mutating func checkFinite(_ value: JSONValue) throws(StrictReadingError) {
        guard readsDoubles else { return }
        switch value {
        case .number where value.isTooLargeForDouble: throw failure(.numberOutOfRange("\(value)"))
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                steps.append(.index(index))
                try checkFinite(element)
                steps.removeLast()
            }
        case .object(let object):
            for (key, member) in object {
                steps.append(.key(key))
                try checkFinite(member)
                steps.removeLast()
            }
        default: break
        }
    }

    private mutating func checkUnion(
        _ value: JSONValue,
        _ discriminator: Discriminator,
        _ cases: [UnionCaseShape]
    ) throws(StrictReadingError) {
        guard let shape = cases.recognizing(value, by: discriminator).first else {
            throw unrecognized(value, discriminator, among: cases, isEvent: false)
        }
        try checkPayload(of: value, discriminator) { reader, payload throws(StrictReadingError) in
            if let shape = shape.shape { return try reader.check(payload, shape) }
            guard case .object(let object) = payload else { throw reader.wrongType("an object", payload) }
            try reader.checkFields(object, shape.fields, shape.recognition.isNamed ? discriminator.topKey : nil)
        }
    }

    /// Refuses the keys that kill a client; `parent` is the key that holds the value.
    private mutating func checkForbidden(_ value: JSONValue, in parent: String?) throws(StrictReadingError) {
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                steps.append(.index(index))
                try checkForbidden(element, in: nil)
                steps.removeLast()
            }
        case .object(let object):
            for (key, member) in object {
                steps.append(.key(key))
                switch forbiddenKeys.rule(for: key, in: parent) {
                case .always: throw failure(.forbiddenKey)
                case .onlyNull where member.isNull: throw failure(.forbiddenNull)
                case .onlyNull, nil: try checkForbidden(member, in: key)
                }
                steps.removeLast()
            }
        default: break
        }
    }

    func wrongType(_ expected: String, _ value: JSONValue) -> StrictReadingError {
        failure(value.isNull ? .nullNotAllowed : .wrongType(expected: expected, found: value.kindName))
    }

    func failure(_ reason: JSONDecodingError.Reason) -> StrictReadingError {
        StrictReadingError(steps: steps, reason: reason)
    }
}
