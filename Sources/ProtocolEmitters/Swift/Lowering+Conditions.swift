import ProtocolSchema

/// Something that is recognized by its fields.
struct Shown {
    /// The condition that the fields meet.
    var condition: ConditionModel
    /// The fields.
    var fields: [FieldModel]
    /// The condition's declaration in Swift.
    var name: String
    /// The statement that reads it.
    var statement: String
}

extension Lowering {
    /// Tries conditions in their order, after one look at the members that they ask for.
    ///
    /// `otherwise` follows if no condition holds, `unrecognized` if the value is not an object.
    func shown(_ cases: [Shown], otherwise: String, unrecognized: String, _ body: inout Code) {
        guard let first = cases.first else {
            guard otherwise != unrecognized else { return body.line(otherwise) }
            body.open("if reader.isObject() {")
            body.line(otherwise)
            body.reopen("} else {")
            body.line(unrecognized)
            body.close()
            return
        }
        body.list("if let members = try reader.members(", members(of: cases), ") {")
        body.begin()
        body.open("if \(first.name).holds(for: members) {")
        body.line(first.statement)
        for item in cases.dropFirst() {
            body.reopen("} else if \(item.name).holds(for: members) {")
            body.line(item.statement)
        }
        body.reopen("} else {")
        body.line(otherwise)
        body.close()
        body.reopen("} else {")
        body.line(unrecognized)
        body.close()
    }

    /// The keys that conditions ask for, as arguments: those whose value is only there or not, and those that are looked into.
    private func members(of cases: [Shown]) -> [String] {
        var plain: [String] = []
        var nested: [String] = []
        for item in cases {
            for test in item.condition.tests {
                let keys = item.condition.keys(of: test, from: item.fields, in: model)
                guard let key = keys.first else { continue }
                let isAboutElements = if case .oneOf = test.requirement { key.isList } else { false }
                let isDeep = keys.count > 1 || isAboutElements
                if isDeep, !nested.contains(key.name) { nested.append(key.name) }
                if !isDeep, !plain.contains(key.name) { plain.append(key.name) }
            }
        }
        let names = plain.filter { !nested.contains($0) }.map { SwiftLiteral.string($0) }
        let inside = nested.map { SwiftLiteral.string($0) }.joined(separator: ", ")
        return names + (nested.isEmpty ? [] : ["nested: [\(inside)]"])
    }

    /// A condition as an expression.
    private func expression(_ condition: ConditionModel, on fields: [FieldModel]) -> CodeList {
        let clauses = condition.tests.map { test in
            let keys = condition.keys(of: test, from: fields, in: model).map { SwiftLiteral.string($0.name) }
            let requirement =
                switch test.requirement {
                case .present: ".present"
                case .absent: ".absent"
                case .oneOf(let values):
                    (condition.holdsWithoutValue(test, from: fields, in: model) ? ".oneOfOrAbsent([" : ".oneOf([")
                        + values.map { expressions.jsonValue($0) }.joined(separator: ", ") + "])"
                }
            return CodeList.Item.text(".init(" + (keys + ["is: " + requirement]).joined(separator: ", ") + ")")
        }
        return CodeList("FieldCondition(", items: clauses, ")")
    }

    /// The condition by which an event is recognized, as a member of its struct; nothing for other events.
    func condition(of event: EventModel) -> [Declaration] {
        guard let condition = event.recognition.condition else { return [] }
        return [
            .property(
                PropertyDeclaration(
                    doc: DocComment("The condition on the fields by which the event is recognized."),
                    head: "static let condition",
                    value: .initial(expression(condition, on: event.fields))
                )
            )
        ]
    }

    /// The conditions by which cases of a union are recognized; nothing for a union without any.
    func conditions(of shape: UnionModel) -> [Declaration] {
        guard shape.cases.contains(where: { $0.recognition.condition != nil }) else { return [] }
        let items = shape.cases.map { item -> CodeList.Item in
            guard let condition = item.recognition.condition,
                case .structure(let structure) = model.types[item.type.index].shape
            else { return .text("FieldCondition()") }
            return .list(expression(condition, on: structure.fields))
        }
        return [
            .property(
                PropertyDeclaration(
                    doc: DocComment("The conditions on the fields by which the cases are recognized."),
                    head: "static let conditions: [FieldCondition]",
                    value: .initial(.array(items))
                )
            )
        ]
    }
}
