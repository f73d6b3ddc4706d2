import ProtocolSchema

extension Lowering {
    /// `validate()` of a record that has something to validate.
    func validation(of record: Record) -> Declaration {
        var body = Code()
        for field in record.fields where !field.isConstant { check(field, &body) }
        if let index = record.stateField { checkStates(record, record.fields[index], &body) }
        return extending(record.swiftName, "", [validateFunction(body)])
    }

    /// The checks of a tuple's elements.
    func validation(ofElements elements: [RecordField]) -> Code {
        var body = Code()
        for element in elements where !element.isConstant { check(element, &body) }
        return body
    }

    /// `validate()` around a body.
    func validateFunction(_ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Checks the constraints that the schema sets for the values."),
                head: "\(access)func validate",
                parameters: [],
                effects: "throws(ConstraintError)",
                body: body
            )
        )
    }

    /// The check of a value that no struct holds; if the value is a struct itself, that names its own fields.
    func validation(of field: FieldModel, named name: String) -> Code {
        var body = Code()
        if model.structure(of: field.value) != nil, facts.isConstrained(field.type) {
            body.line("try \(name).validate()")
        } else {
            var field = field
            field.swiftName = name
            check(RecordField(field, below: nil), &body)
        }
        return body
    }

    private func check(_ field: RecordField, _ body: inout Code) {
        let isNested = facts.isConstrained(field.value.type)
        guard isNested || !field.model.constraints.isEmpty else { return }
        let name = field.model.swiftName
        let value: String
        switch field.presence {
        case .optional:
            value = name
            body.open("if let \(name) {")
        case .required, .defaulted, .constant:
            value = name
            if field.isNullable { body.open("if let \(name) {") }
        }
        checkConstraints(field, value, &body)
        if isNested {
            checkNested(field.value.type, value, path: SwiftLiteral.contents(field.model.wireName), level: 0, &body)
        }
        if field.presence == .optional || field.isNullable { body.close() }
    }

    private func checkConstraints(_ field: RecordField, _ value: String, _ body: inout Code) {
        let constraints = field.model.constraints
        let key = field.keyLiteral
        if let min = constraints.min.map(SwiftLiteral.string) {
            body.line("try ConstraintCheck.minimum(\(value), \(min), field: \(key))")
        }
        if let max = constraints.max.map(SwiftLiteral.string) {
            body.line("try ConstraintCheck.maximum(\(value), \(max), field: \(key))")
        }
        if constraints.minLength != nil || constraints.maxLength != nil {
            let method = field.value.isList ? "count" : "length"
            let min = constraints.minLength.map { "min: \($0), " } ?? ""
            let max = constraints.maxLength.map { "max: \($0), " } ?? ""
            body.line("try ConstraintCheck.\(method)(of: \(value), \(min)\(max)field: \(key))")
        }
        if let pattern = constraints.pattern {
            body.list("try ConstraintCheck.pattern(", [value, SwiftLiteral.string(pattern), "field: \(key)"], ")")
        }
        if let format = constraints.format {
            body.line("try ConstraintCheck.format(\(value), \(SwiftLiteral.string(format)), field: \(key))")
        }
    }

    /// Validates what a value holds that is nothing but its contents: its own name is not part of the path to a failure.
    func checkContents(of value: String, _ type: TypeReference, _ body: inout Code) {
        checkNested(type, value, path: "", level: 0, &body)
    }

    /// Validates what a value holds; failures inside name the way to it.
    ///
    /// `path` is the text between the quotes of a literal. `level` counts the loops around: each has variables of its
    /// own.
    func checkNested(_ type: TypeReference, _ value: String, path: String, level: Int, _ body: inout Code) {
        let suffix = level == 0 ? "" : String(level + 1)
        switch model.resolved(type) {
        case .list(let inner):
            body.open("for (index\(suffix), element\(suffix)) in \(value).enumerated() {")
            checkInside(inner, "element\(suffix)", path: "\(path)[\\(index\(suffix))]", level: level, &body)
            body.close()
        case .map(let inner):
            body.open("for (key\(suffix), element\(suffix)) in \(value) {")
            checkInside(inner, "element\(suffix)", path: "\(path).\\(key\(suffix))", level: level, &body)
            body.close()
        default:
            if path.isEmpty { return body.line("try \(value).validate()") }
            body.open("try ConstraintCheck.within(\"\(path)\") { () throws(ConstraintError) in")
            body.line("try \(value).validate()")
            body.close()
        }
    }

    private func checkInside(_ type: TypeReference, _ value: String, path: String, level: Int, _ body: inout Code) {
        let element = model.value(of: type)
        if element.isNullable { body.open("if let \(value) {") }
        checkNested(element.type, value, path: path, level: level + 1, &body)
        if element.isNullable { body.close() }
    }

    private func checkStates(_ record: Record, _ state: RecordField, _ body: inout Code) {
        let name = state.model.swiftName
        let optional = state.presence == .optional ? "?" : ""
        body.line("switch \(name)\(stateText(state, optional)) {")
        for rule in record.stateRules {
            let value = SwiftLiteral.string(rule.value)
            body.line("case \(value):")
            let before = body.lines.count
            for index in rule.requires { checkPresence(record.fields[index], in: rule.value, isWanted: true, &body) }
            for index in rule.forbids { checkPresence(record.fields[index], in: rule.value, isWanted: false, &body) }
            if body.lines.count == before { body.line("    break") }
        }
        body.line("default: break")
        body.line("}")
    }

    private func stateText(_ state: RecordField, _ optional: String) -> String {
        if case .named = state.resolved { optional + ".rawValue" } else { "" }
    }

    private func checkPresence(_ field: RecordField, in state: String, isWanted: Bool, _ body: inout Code) {
        guard field.presence == .optional else { return }
        let message = SwiftLiteral.string(
            isWanted ? "is missing in state '\(state)'" : "is not allowed in state '\(state)'"
        )
        body.begin()
        body.open("if \(field.model.swiftName) \(isWanted ? "==" : "!=") nil {")
        body.list("throw ConstraintError(", ["path: \(field.keyLiteral)", "message: \(message)"], ")")
        body.close()
        body.end()
    }
}
