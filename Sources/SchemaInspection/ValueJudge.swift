import ProtocolSchema
@_spi(Generated) import ProtocolSupport
import StreamInspection

/// Judges values by the types and constraints of a model, as openly as generated code reads them: values of open enums and
/// cases of open unions may be unknown, and so may keys.
struct ValueJudge {
    private let model: ProtocolModel
    private(set) var problems: [EventProblem] = []
    private var path: String

    /// A judge of a value at a path.
    init(_ model: ProtocolModel, at path: String = "$") {
        self.model = model
        self.path = path
    }

    /// Judges the fields of an object.
    mutating func judge(_ object: JSONObject, _ fields: [FieldModel]) {
        for field in fields {
            within(ValuePath.step(key: field.wireName)) { judge in
                judge.judge(object[field.wireName], field)
            }
        }
    }

    /// Judges the value of a field; nil if its key is not there.
    mutating func judge(_ value: JSONValue?, _ field: FieldModel) {
        guard let value else {
            if !field.isOptional { add(.missingField) }
            return
        }
        // Generated code reads null in an optional field as no value.
        if value.isNull, field.isOptional || field.value.isNullable { return }
        if let constant = field.constant {
            guard value != JSONValue(constant) else { return }
            return value.isNull ? add(.nullNotAllowed) : add(.unknownValue(value.stringValue ?? "\(value)"))
        }
        let count = problems.count
        judge(value, field.type)
        if problems.count == count { judge(value, field.constraints) }
    }

    /// Judges a value by its type.
    mutating func judge(_ value: JSONValue, _ type: TypeReference) {
        switch model.resolved(type) {
        case .any: return
        case .nullable(let wrapped): if !value.isNull { judge(value, wrapped) }
        case .string: require(value.stringValue != nil, "a string", value)
        case .dateTime:
            require(value.stringValue != nil, "a string", value)
            if let text = value.stringValue {
                constrain { error throws(ConstraintError) in try ConstraintCheck.format(text, "date-time", field: error)
                }
            }
        case .bool: require(value.boolValue != nil, "a boolean", value)
        case .int: judgeNumber(value, fits: value.intValue != nil, isWhole: true)
        case .uint: judgeNumber(value, fits: value.uintValue != nil, isWhole: true)
        case .double: judgeNumber(value, fits: value.doubleValue?.isFinite ?? false, isWhole: false)
        case .object: require(value.objectValue != nil, "an object", value)
        case .list(let element):
            guard case .array(let elements) = value else { return require(false, "an array", value) }
            for (index, item) in elements.enumerated() {
                within(ValuePath.step(index: index)) { $0.judge(item, element) }
            }
        case .map(let element):
            guard case .object(let object) = value else { return require(false, "an object", value) }
            for (key, item) in object {
                within(ValuePath.step(key: key)) { $0.judge(item, element) }
            }
        case .named(let id): judge(value, id)
        }
    }

    private mutating func judge(_ value: JSONValue, _ id: TypeID) {
        switch model.types[id.index].shape {
        case .alias(let target): judge(value, target)
        case .foreign(let foreign): judge(value, foreign.base)
        case .enumeration(let values): judge(value, values)
        case .kindUnion(let union):
            guard let kind = JSONKind(value), let item = union.cases.first(where: { $0.kinds.contains(kind) }) else {
                return require(false, "a value of another kind", value)
            }
            judge(value, item.type)
        case .tuple(let tuple):
            guard case .array(let elements) = value else { return require(false, "an array", value) }
            for (index, element) in tuple.elements.enumerated() {
                let item = elements.indices.contains(index) ? elements[index] : nil
                within(ValuePath.step(index: index)) { $0.judge(item, element) }
            }
        case .structure(let structure):
            guard case .object(let object) = value else { return require(false, "an object", value) }
            judge(object, structure.fields)
        case .union(let union): judge(value, union)
        }
    }

    private mutating func judge(_ value: JSONValue, _ values: EnumModel) {
        if values.isNumeric { judgeNumber(value, fits: value.intValue != nil, isWhole: true) }
        guard let text = values.isNumeric ? value.intValue.map({ String($0) }) : value.stringValue else {
            return values.isNumeric ? () : require(false, "a string", value)
        }
        if !values.isOpen, !values.values.contains(where: { $0.wireName == text }) { add(.unknownValue(text)) }
    }

    private mutating func judge(_ value: JSONValue, _ union: UnionModel) {
        let discriminator = Discriminator(union.discriminator)
        let shapes = union.cases.map { item in
            EventShape(
                item.value,
                recognition: .init(item.recognition, on: model.fields(of: item.type), in: model),
                isFamily: item.isPrefix
            )
        }
        guard let place = shapes.kind(of: value, by: discriminator) else {
            guard !union.isOpen else { return require(value.objectValue != nil, "an object", value) }
            return add(discriminator.name(of: value).map { .unknownValue($0) } ?? .missingField)
        }
        let (payload, step) = discriminator.payload(in: value)
        let inner = step.dropFirst()
        within(String(inner.hasPrefix(".") ? inner.dropFirst() : inner)) { $0.judge(payload, union.cases[place].type) }
    }

    // MARK: Problems

    private mutating func within(_ step: String, _ body: (inout ValueJudge) -> Void) {
        let outer = path
        path = ValuePath.join(path, step)
        body(&self)
        path = outer
    }

    private mutating func require(_ isRight: Bool, _ expected: String, _ value: JSONValue) {
        if !isRight { add(value.isNull ? .nullNotAllowed : .wrongType(expected: expected, found: value.kindName)) }
    }

    private mutating func judgeNumber(_ value: JSONValue, fits: Bool, isWhole: Bool) {
        if fits { return }
        switch value {
        case .int, .uint, .number: add(.numberOutOfRange("\(value)"))
        case .double(let number) where isWhole && number.rounded() != number:
            add(.wrongType(expected: "an integer", found: "a number with a fraction"))
        case .double: add(.numberOutOfRange("\(value)"))
        default: require(false, isWhole ? "an integer" : "a number", value)
        }
    }

    private mutating func judge(_ value: JSONValue, _ constraints: Constraints) {
        if let min = constraints.min {
            constrain { field throws(ConstraintError) in try value.checkMinimum(min, field) }
        }
        if let max = constraints.max {
            constrain { field throws(ConstraintError) in try value.checkMaximum(max, field) }
        }
        let (min, max) = (constraints.minLength, constraints.maxLength)
        if min != nil || max != nil {
            constrain { field throws(ConstraintError) in
                if let items = value.arrayValue {
                    try ConstraintCheck.count(of: items, min: min, max: max, field: field)
                }
                if let text = value.stringValue {
                    try ConstraintCheck.length(of: text, min: min, max: max, field: field)
                }
            }
        }
        guard let text = value.stringValue else { return }
        if let pattern = constraints.pattern {
            constrain { field throws(ConstraintError) in try ConstraintCheck.pattern(text, pattern, field: field) }
        }
        if let format = constraints.format {
            constrain { field throws(ConstraintError) in try ConstraintCheck.format(text, format, field: field) }
        }
    }

    private mutating func constrain(_ check: (String) throws(ConstraintError) -> Void) {
        do { try check("") } catch { problems.append(EventProblem(.constraint, at: path, error.message)) }
    }

    private mutating func add(_ reason: JSONDecodingError.Reason) {
        problems.append(EventProblem(.schema, at: path, "\(reason)"))
    }
}

extension JSONValue {
    fileprivate func checkMinimum(_ limit: String, _ field: String) throws(ConstraintError) {
        if let whole = intValue { return try ConstraintCheck.minimum(whole, limit, field: field) }
        if let whole = uintValue { return try ConstraintCheck.minimum(whole, limit, field: field) }
        if let number = doubleValue { try ConstraintCheck.minimum(number, limit, field: field) }
    }

    fileprivate func checkMaximum(_ limit: String, _ field: String) throws(ConstraintError) {
        if let whole = intValue { return try ConstraintCheck.maximum(whole, limit, field: field) }
        if let whole = uintValue { return try ConstraintCheck.maximum(whole, limit, field: field) }
        if let number = doubleValue { try ConstraintCheck.maximum(number, limit, field: field) }
    }
}
