import ProtocolSchema

/// Structs that are arrays on the wire.
extension Lowering {
    /// A tuple with its coding.
    func tuple(_ type: TypeModel, _ shape: TupleModel, _ id: TypeID) -> [Declaration] {
        let tuple = TupleRecord(type, shape, self)
        var declarations = [
            extending("", "", [tuple.declaration]),
            extending(
                type.swiftName,
                "JSONCodable",
                [encodeFunction(tuple.encoder), readerInitialiser(tuple.decoder)]
            ),
        ]
        if facts.isConstrained[id.index] {
            declarations.append(
                extending(type.swiftName, "", [validateFunction(validation(ofElements: tuple.elements))])
            )
        }
        if isRestricting, shaped.types.contains(id) {
            declarations.append(extending(type.swiftName, "", [restriction(ofElements: tuple.elements)]))
        }
        return declarations
    }

    private func restriction(ofElements elements: [RecordField]) -> Declaration {
        var body = Code("var value = self")
        for element in elements where !element.isConstant && holdsRestrictions(element.model.type) {
            let name = element.model.swiftName
            let mark = element.presence == .optional ? "?" : ""
            body.line("value.\(name) = value.\(name)\(mark).restricted(to: floor)")
        }
        body.open("if !\(model.name).clients.allowsAdditionalFields(from: floor) {")
        body.line("value.additionalElements = []")
        body.close()
        body.line("return value")
        return restriction("Returns the value without the fields that clients from `floor` on do not know.", body)
    }
}

/// A tuple to be.
private struct TupleRecord {
    let type: TypeModel
    let elements: [RecordField]
    private let lowering: Lowering

    init(_ type: TypeModel, _ shape: TupleModel, _ lowering: Lowering) {
        self.type = type
        elements = shape.elements.map { RecordField($0, below: .zero) }
        self.lowering = lowering
    }

    private var stored: [RecordField] { elements.filter { !$0.isConstant } }

    /// The struct as users read it.
    var declaration: Declaration {
        let access = lowering.access
        var members = stored.map(lowering.storedProperty)
        members.append(
            .property(
                PropertyDeclaration(
                    doc: DocComment("Elements after those that this build knows, unchanged."),
                    head: "\(access)var additionalElements: [JSONValue]"
                )
            )
        )
        members.append(memberwise)
        members += elements.filter(\.isConstant).compactMap(lowering.constantProperty)
        return .type(
            TypeDeclaration(
                doc: lowering.doc(of: type),
                head: "\(access)struct \(type.swiftName): Hashable, Sendable",
                members: members
            )
        )
    }

    private var memberwise: Declaration {
        var body = Code()
        for element in stored { body.line("self.\(element.model.swiftName) = \(element.model.swiftName)") }
        body.line("self.additionalElements = additionalElements")
        let parameters = stored.map { element in
            "\(SwiftLiteral.parameterLabel(element.model.swiftName)): \(element.swiftType.local)"
                + (element.presence == .optional ? " = nil" : "")
        }
        return .function(
            FunctionDeclaration(
                doc: DocComment("Creates \(DocComment.withArticle("`\(type.name)`"))."),
                head: "\(lowering.access)init",
                parameters: parameters + ["additionalElements: [JSONValue] = []"],
                body: body
            )
        )
    }

    /// Writes the elements; an optional one that is absent is null if any comes after it.
    var encoder: Code {
        var body = Code("writer.raw(\"[\")")
        for (place, element) in elements.enumerated() {
            if case .constant(let literal) = element.presence {
                let text = (place > 0 ? "," : "") + JSONText.literal(literal)
                for piece in SwiftLiteral.pieces(text) { body.line("writer.raw(\(piece))") }
            } else if element.presence == .optional {
                body.open("if \(hasAny(from: place)) {")
                body.line("writer.element(\(property(element)), \(place))")
                body.close()
            } else {
                body.line("writer.element(\(property(element)), \(place))")
            }
        }
        body.line("writer.elements(additionalElements)")
        body.line("writer.raw(\"]\")")
        return body
    }

    private func hasAny(from place: Int) -> String {
        let names = elements[place...].map { property($0) + " != nil" }
        return (names + ["writer.writes(additionalElements)"]).joined(separator: " || ")
    }

    private func property(_ element: RecordField) -> String {
        element.model.swiftName == "writer" ? "self.writer" : element.model.swiftName
    }

    /// Reads the elements in order.
    var decoder: Code {
        var names = LocalNames(reserved: ["reader", "place", "additionalElements", "self"])
        var body = Code()
        var branches: [String] = []
        var arguments: [String] = []
        for element in elements {
            if case .constant(let literal) = element.presence {
                branches.append("try reader.constant(\(lowering.expressions.jsonValue(literal)))")
                continue
            }
            let local = names.name(for: element.model.swiftName)
            let type = element.value.swift.qualified
            let isDouble = element.isNullable && element.presence != .optional
            body.line("var \(local): \(type)\(isDouble ? "??" : "?")")
            branches.append("\(local) = \(lowering.read(element))")
            let value = element.presence == .optional ? local : "reader.require(\(local), \(element.keyLiteral))"
            arguments.append("\(element.label): \(value)")
        }
        body.line("var additionalElements: [JSONValue] = []")
        body.line("var place = 0")
        body.line("try reader.beginArray()")
        body.open("while try reader.nextElement() {")
        body.line("switch place {")
        for (place, branch) in branches.enumerated() { body.branch("case \(place)", branch) }
        body.line("default: additionalElements.append(try reader.value())")
        body.line("}")
        body.line("place += 1")
        body.close()
        if let last = elements.lastIndex(where: \.isConstant) {
            body.line("if place <= \(last) { throw reader.missing(\(elements[last].keyLiteral)) }")
        }
        let tries = arguments.contains { $0.contains("reader.require(") } ? "try " : ""
        body.list(tries + "self.init(", arguments + ["additionalElements: additionalElements"], ")")
        return body
    }
}
