import ProtocolSchema

extension Lowering {
    /// The shape that strict reading checks an event against.
    func shapeExtension(of index: Int, _ record: Record) -> Declaration {
        let event = model.events[index]
        let items: [CodeList.Item?] = [
            .text(SwiftLiteral.string(event.wireName)),
            event.recognition.condition == nil
                ? recognition(event.recognition) : .text("recognition: .fields(condition)"),
            event.isFamily ? .text("isFamily: true") : nil,
            known(event.availability),
            .text("fields: fieldShapes"),
            event.isValue ? event.fields.first.map { .text("value: " + self.shape($0.type, owner: nil)) } : nil,
        ]
        let shape = PropertyDeclaration(
            doc: DocComment("The shape that strict reading checks the event against."),
            head: "static let shape",
            value: .initial(CodeList("EventShape(", items: items.compactMap(\.self), ")"))
        )
        let members = [.property(shape), fieldShapes(event.fields, owner: nil)] + condition(of: event)
        return extending(record.swiftName, "", members)
    }

    private func enumShape(_ shape: EnumModel) -> Declaration {
        let floors = shape.values.filter { $0.availability != .always }.map { value in
            availability(value.availability).labelled(SwiftLiteral.string(value.wireName) + ": ")
        }
        let items: [CodeList.Item?] = [
            .text(shape.isOpen ? "WireNames.table.names" : "allCases.map(\\.rawValue)"),
            .text("isOpen: \(shape.isOpen)"),
            floors.isEmpty ? nil : .list(.array(floors, open: "availability: [")),
        ]
        return valueShape(CodeList(".enumeration(", items: items.compactMap(\.self), ")"))
    }

    private func integerShapes(_ shape: EnumModel) -> [Declaration] {
        let values = shape.values.map { value in
            let items = [.text(SwiftLiteral.string(value.wireName)), known(value.availability)].compactMap(\.self)
            return CodeList.Item.list(CodeList("EnumValueShape(", items: items, ")"))
        }
        return [
            valueShape(CodeList(".integers(", ["valueShapes"], ")")), list("valueShapes", "EnumValueShape", values),
        ]
    }

    private func fieldShapes(_ fields: [FieldModel], owner: TypeID?) -> Declaration {
        let items = fields.map { field in
            let shape =
                field.constant.map { ".constant(\(expressions.jsonValue($0)))" } ?? self.shape(field.type, owner: owner)
            let name = SwiftLiteral.string(field.wireName)
            let items: [CodeList.Item?] = [
                .text(name), .text(shape), field.isOptional ? .text("isRequired: false") : nil,
                known(field.availability),
            ]
            return CodeList.Item.list(CodeList("FieldShape(", items: items.compactMap(\.self), ")"))
        }
        return .property(
            PropertyDeclaration(
                doc: DocComment("The members, in the order of the schema."),
                head: "static let fieldShapes: [FieldShape]",
                value: .initial(.array(items))
            )
        )
    }

    /// The shape of a type that events use; nothing for others.
    func shapeExtension(of id: TypeID) -> [Declaration] {
        guard shaped.types.contains(id) else { return [] }
        let type = model.types[id.index]
        switch type.shape {
        case .alias, .foreign: return []
        case .enumeration(let shape):
            return [extending(type.swiftName, "", shape.isNumeric ? integerShapes(shape) : [enumShape(shape)])]
        case .structure(let shape):
            return [
                extending(
                    type.swiftName,
                    "",
                    [
                        valueShape(CodeList(".structure(", ["fieldShapes"], ")")),
                        fieldShapes(shape.fields, owner: id),
                    ]
                )
            ]
        case .union(let shape):
            let cases = shape.cases.enumerated().map { index, item in
                let value = SwiftLiteral.string(item.value)
                let items: [CodeList.Item?] = [
                    .text(value),
                    item.recognition.condition == nil
                        ? recognition(item.recognition) : .text("recognition: .fields(conditions[\(index)])"),
                    item.isPrefix ? .text("isPrefix: true") : nil,
                    .text(content(of: item, in: id)),
                ]
                return CodeList.Item.list(CodeList("UnionCaseShape(", items: items.compactMap(\.self), ")"))
            }
            let discriminator = expression(shape.discriminator)
            return [
                extending(
                    type.swiftName,
                    "",
                    [
                        valueShape(CodeList(".union(", ["discriminator: \(discriminator)", "caseShapes"], ")")),
                        list("caseShapes", "UnionCaseShape", cases),
                    ]
                )
            ]
        case .kindUnion(let shape):
            let cases = shape.cases.map { CodeList.Item.text(self.shape($0.type, owner: id)) }
            let list = CodeList("[", items: cases, "]", hasTrailingComma: true)
            return [extending(type.swiftName, "", [valueShape(CodeList(".kinds(", items: [.list(list)], ")"))])]
        case .tuple(let shape):
            let members = [
                valueShape(CodeList(".tuple(", ["fieldShapes"], ")")), fieldShapes(shape.elements, owner: id),
            ]
            return [extending(type.swiftName, "", members)]
        }
    }

    /// The argument for the shape of a union's case.
    private func content(of item: UnionModel.Case, in union: TypeID) -> String {
        let type = model.types[item.type.index]
        if case .structure = type.shape { return "fields: \(type.swiftType.qualified).fieldShapes" }
        return "shape: " + shape(.named(item.type), owner: union)
    }

    private func valueShape(_ list: CodeList) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("The shape that strict reading checks a value against."),
                head: "static let shape: ValueShape",
                value: .initial(list)
            )
        )
    }

    private func list(_ name: String, _ type: String, _ items: [CodeList.Item]) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("The parts of the shape."),
                head: "static let \(name): [\(type)]",
                value: .initial(.array(items))
            )
        )
    }

    /// The shape of a value as an expression.
    private func shape(_ type: TypeReference, owner: TypeID?) -> String {
        switch model.resolved(type) {
        case .string: ".string"
        case .int: ".int"
        case .uint: ".uint"
        case .double: ".double"
        case .bool: ".bool"
        case .any: ".any"
        case .object: ".object"
        case .dateTime: ".dateTime"
        case .list(let element): ".list(\(shape(element, owner: owner)))"
        case .map(let value): ".map(\(shape(value, owner: owner)))"
        case .nullable(let wrapped): ".nullable(\(shape(wrapped, owner: owner)))"
        case .named(let id):
            if case .foreign(let foreign) = model.types[id.index].shape {
                shape(foreign.base, owner: owner)
            } else if let owner, shaped.cuts.contains(ShapedTypes.Edge(from: owner, to: id)) {
                // A type inside itself would never finish its own table, so the circle is cut there.
                ".any"
            } else {
                model.types[id.index].swiftType.qualified + ".shape"
            }
        }
    }

    /// The argument that says which clients know something; nil if all do.
    private func known(_ availability: Availability) -> CodeList.Item? {
        availability == .always ? nil : self.availability(availability).labelled("availability: ")
    }

    /// Which clients know something, as an expression.
    func availability(_ availability: Availability) -> CodeList.Item {
        if availability == .always { return .text(".always") }
        return .list(self.availability(availability, type: "Availability"))
    }

    /// An initialiser of `type` with the versions of an availability.
    func availability(_ availability: Availability, type: String) -> CodeList {
        let bounds = [("since", availability.since), ("until", availability.until)]
        let items = bounds.compactMap { label, versions -> CodeList.Item? in
            guard !versions.isEmpty else { return nil }
            let items = versions.map { CodeList.Item.text(Self.version($0)) }
            return .list(CodeList("\(label): [", items: items, "]", hasTrailingComma: true))
        }
        return CodeList("\(type)(", items: items, ")")
    }
}

extension CodeList.Item {
    /// The item after a label.
    func labelled(_ label: String) -> CodeList.Item {
        switch self {
        case .text(let text): return .text(label + text)
        case .list(var list):
            list.open = label + list.open
            return .list(list)
        }
    }
}

/// The types that events use, and where circles among them are cut.
struct ShapedTypes: Sendable {
    /// A use of one type in another.
    struct Edge: Hashable, Sendable {
        /// The type that holds.
        var from: TypeID
        /// The type that is held.
        var to: TypeID
    }

    /// The types.
    private(set) var types: Set<TypeID> = []
    /// The uses that would close a circle.
    private(set) var cuts: Set<Edge> = []
    private var running: Set<TypeID> = []

    init(model: ProtocolModel) {
        guard model.base == nil else { return }
        for event in model.events {
            for field in event.fields { visit(field.type, owner: nil, model) }
        }
    }

    /// `owner` is the struct whose fields are looked at.
    private mutating func visit(_ type: TypeReference, owner: TypeID?, _ model: ProtocolModel) {
        switch model.resolved(type) {
        case .list(let inner), .map(let inner), .nullable(let inner): visit(inner, owner: owner, model)
        case .named(let id): visit(id, by: owner.map { Edge(from: $0, to: id) }, model)
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: break
        }
    }

    /// A union has no fields of its own, so a circle through it is cut where a struct holds the union.
    private mutating func visit(_ id: TypeID, by edge: Edge?, _ model: ProtocolModel) {
        if running.contains(id), let edge { cuts.insert(edge) }
        guard types.insert(id).inserted else { return }
        running.insert(id)
        switch model.types[id.index].shape {
        case .structure(let shape): for field in shape.fields { visit(field.type, owner: id, model) }
        case .union(let shape):
            for item in shape.cases {
                if case .structure = model.types[item.type.index].shape {
                    visit(item.type, by: edge, model)
                } else {
                    visit(.named(item.type), owner: id, model)
                }
            }
        case .kindUnion(let shape): for item in shape.cases { visit(item.type, owner: id, model) }
        case .tuple(let shape): for element in shape.elements { visit(element.type, owner: id, model) }
        case .enumeration, .alias, .foreign: break
        }
        running.remove(id)
    }
}
