import ProtocolSchema

/// Unions whose cases differ in the kind of their JSON.
extension Lowering {
    /// A union by kind with its coding.
    func kindUnion(_ type: TypeModel, _ shape: KindUnionModel, _ id: TypeID) -> [Declaration] {
        var declarations = [
            extending("", "", [kindUnionEnum(type, shape)]),
            extending(
                type.swiftName,
                "JSONCodable",
                [encodeFunction(kindUnionEncoder(shape)), readerInitialiser(kindUnionDecoder(shape))]
            ),
        ]
        if facts.isConstrained[id.index] {
            declarations.append(extending(type.swiftName, "", [validateFunction(kindUnionValidation(shape))]))
        }
        if isRestricting, shaped.types.contains(id), shape.cases.contains(where: { holdsRestrictions($0.type) }) {
            declarations.append(extending(type.swiftName, "", [restriction(of: shape)]))
        }
        return declarations
    }

    private func kindUnionEnum(_ type: TypeModel, _ shape: KindUnionModel) -> Declaration {
        let members = shape.cases.map { item in
            Declaration.line(
                doc: DocComment("A value of the type `\(model.phrase(item.type))`."),
                text: "\(item.isIndirect ? "indirect " : "")case \(item.swiftName)(\(model.swiftType(item.type).local))"
            )
        }
        return .type(
            TypeDeclaration(
                doc: doc(of: type),
                head: "\(access)enum \(type.swiftName): Hashable, Sendable",
                members: members
            )
        )
    }

    private func kindUnionEncoder(_ shape: KindUnionModel) -> Code {
        var body = Code("switch self {")
        for item in shape.cases {
            body.branch("case .\(item.swiftName)(let value)", "value.encode(into: &writer)")
        }
        body.line("}")
        return body
    }

    private func kindUnionDecoder(_ shape: KindUnionModel) -> Code {
        var body = Code("switch reader.nextKind {")
        for item in shape.cases {
            let kinds = item.kinds.map { "." + $0.rawValue }.joined(separator: ", ")
            body.branch("case \(kinds)", "self = .\(item.swiftName)(try \(readValue(item.type)))")
        }
        let known = shape.cases.flatMap(\.kinds)
        let nouns = JSONKind.allCases.filter { known.contains($0) }.map(\.noun).joined(separator: " or ")
        body.line("default: throw reader.otherKind(than: \(SwiftLiteral.string(nouns)))")
        body.line("}")
        return body
    }

    private func kindUnionValidation(_ shape: KindUnionModel) -> Code {
        var body = Code("switch self {")
        let constrained = shape.cases.filter { facts.isConstrained($0.type) }
        for item in constrained {
            body.line("case .\(item.swiftName)(let value):")
            body.begin()
            checkContents(of: "value", item.type, &body)
            body.end()
        }
        if constrained.count < shape.cases.count { body.line("default: break") }
        body.line("}")
        return body
    }

    private func restriction(of shape: KindUnionModel) -> Declaration {
        var body = Code("switch self {")
        let restricted = shape.cases.filter { holdsRestrictions($0.type) }
        for item in restricted {
            let name = item.swiftName
            body.branch("case .\(name)(let value)", "return .\(name)(value.restricted(to: floor))")
        }
        if restricted.count < shape.cases.count { body.line("default: return self") }
        body.line("}")
        return restriction("Returns the value without the fields that clients from `floor` on do not know.", body)
    }
}
