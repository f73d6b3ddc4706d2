import ProtocolSchema

extension Lowering {
    /// A union with its coding.
    func union(_ type: TypeModel, _ shape: UnionModel) -> [Declaration] {
        var declarations = [
            extending("", "", [unionEnum(type, shape)]),
            extending(
                type.swiftName,
                "JSONCodable",
                [encodeFunction(unionEncoder(shape)), readerInitialiser(unionDecoder(shape))]
            ),
            extending(
                type.swiftName,
                "Codable",
                [decoderInitialiser(body: unionFromDecoder(shape)), encodeFunction(body: unionToEncoder(shape))]
            ),
        ]
        if shape.cases.contains(where: { facts.isConstrained[$0.type.index] }) {
            declarations.append(extending(type.swiftName, "", [validateFunction(unionValidation(shape))]))
        }
        return declarations
    }

    private func unionEnum(_ type: TypeModel, _ shape: UnionModel) -> Declaration {
        var members = shape.cases.map { item in
            let target = model.types[item.type.index]
            let star = item.isPrefix ? "*" : ""
            return Declaration.line(
                doc: DocComment(DocComment.sentence(target.doc, else: "The case `\(item.value)\(star)`.")),
                text: "case \(item.swiftName)(\(name(of: item.type, qualified: false)))"
            )
        }
        if shape.isOpen { members.append(unrecognizedCase("A case")) }
        return .type(
            TypeDeclaration(
                doc: doc(of: type),
                attributes: shape.isOpen ? nonexhaustive : [],
                head: "\(access)enum \(type.swiftName): Hashable, Sendable",
                members: members
            )
        )
    }

    /// The case for what a build does not know.
    func unrecognizedCase(_ what: String) -> Declaration {
        .line(
            doc: DocComment("\(what) this build does not know, as it came."),
            text: "case unrecognized(UnrecognizedObject)"
        )
    }

    private func unionEncoder(_ shape: UnionModel) -> Code {
        var body = Code("switch self {")
        for item in shape.cases {
            body.line("case .\(item.swiftName)(let value): value.encode(into: &writer)")
        }
        if shape.isOpen { body.line("case .unrecognized(let value): value.encode(into: &writer)") }
        body.line("}")
        return body
    }

    private func unionDecoder(_ shape: UnionModel) -> Code {
        let key = SwiftLiteral.string(shape.discriminator)
        var body = Code("let tag = try reader.discriminator(\(key))")
        body.open("if let tag {")
        for item in ordered(shape.cases) {
            let value = SwiftLiteral.string(item.value)
            body.open("if \(item.isPrefix ? "tag.hasPrefix(\(value))" : "tag == \(value)") {")
            body.line("self = .\(item.swiftName)(try \(name(of: item.type, qualified: true))(from: &reader))")
            body.line("return")
            body.close()
        }
        body.close()
        if shape.isOpen {
            body.line("self = .unrecognized(try reader.unrecognized(\(key)))")
        } else {
            body.line("throw reader.unknownCase(\(key))")
        }
        return body
    }

    private func unionFromDecoder(_ shape: UnionModel) -> Code {
        let key = SwiftLiteral.string(shape.discriminator)
        var body = Code("let container = try decoder.container(keyedBy: MemberKey.self)")
        body.line("let tag = try container.decodeIfPresent(String.self, forKey: \(key))")
        for item in ordered(shape.cases) {
            let value = SwiftLiteral.string(item.value)
            let test = item.isPrefix ? "tag.hasPrefix(\(value))" : "tag == \(value)"
            body.open("if \(item.isPrefix ? "let tag, " : "")\(test) {")
            body.line("self = .\(item.swiftName)(try \(name(of: item.type, qualified: true))(from: decoder))")
            body.line("return")
            body.close()
        }
        if shape.isOpen {
            body.line("self = .unrecognized(try UnrecognizedObject(from: decoder, discriminator: \(key)))")
        } else {
            body.line("throw container.unknownCase(forKey: \(key))")
        }
        return body
    }

    private func unionToEncoder(_ shape: UnionModel) -> Code {
        var body = Code("switch self {")
        for item in shape.cases { body.line("case .\(item.swiftName)(let value): try value.encode(to: encoder)") }
        if shape.isOpen { body.line("case .unrecognized(let value): try value.encode(to: encoder)") }
        body.line("}")
        return body
    }

    private func unionValidation(_ shape: UnionModel) -> Code {
        var body = Code("switch self {")
        let constrained = shape.cases.filter { facts.isConstrained[$0.type.index] }
        for item in constrained { body.line("case .\(item.swiftName)(let value): try value.validate()") }
        if shape.isOpen || constrained.count < shape.cases.count { body.line("default: break") }
        body.line("}")
        return body
    }

    /// Whole values before prefixes, long prefixes before short ones.
    private func ordered(_ cases: [UnionModel.Case]) -> [UnionModel.Case] {
        cases.filter { !$0.isPrefix }
            + cases.filter(\.isPrefix).sorted { $0.value.utf8.count > $1.value.utf8.count }
    }
}

