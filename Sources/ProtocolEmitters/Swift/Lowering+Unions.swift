import ProtocolSchema

extension Lowering {
    /// A union with its coding.
    func union(_ type: TypeModel, _ shape: UnionModel) -> [Declaration] {
        var declarations = [
            extending("", "", [unionEnum(type, shape)]),
            extending(
                type.swiftName,
                "JSONCodable",
                [encodeFunction(unionEncoder(shape))] + unionReaders(type, shape) + conditions(of: shape)
                    + (shape.hasPlainNames ? [caseNames(shape)] : [])
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
                text:
                    "\(item.isIndirect ? "indirect " : "")case \(item.swiftName)(\(model.types[item.type.index].swiftType.local))"
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
            doc: DocComment("\(what) that this build does not know, unchanged."),
            text: "case unrecognized(UnrecognizedValue)"
        )
    }

    private func unionEncoder(_ shape: UnionModel) -> Code {
        var body = Code("switch self {")
        for item in shape.cases {
            let binding = item.addsTag ? "var" : "let"
            body.branch("case .\(item.swiftName)(\(binding) value)", encode(item, of: shape))
        }
        if shape.isOpen { body.branch("case .unrecognized(let value)", "value.encode(into: &writer)") }
        body.line("}")
        return body
    }

    /// The initialiser that reads a union; a part of a message that cannot be read may be kept unchanged.
    private func unionReaders(_ type: TypeModel, _ shape: UnionModel) -> [Declaration] {
        guard shape.isOpen, let part = model.messages?.part, model.types[part.index].name == type.name else {
            return [readerInitialiser(unionDecoder(shape))]
        }
        var body = Code("let start = reader")
        body.open("do throws(JSONDecodingError) {")
        body.line("try self.init(known: &reader)")
        body.reopen("} catch {")
        let key = expression(shape.discriminator)
        body.line("let value = try reader.unreadable(since: start, after: error, discriminator: \(key))")
        body.line("self = .unrecognized(value)")
        body.close()
        let known = FunctionDeclaration(
            doc: DocComment("Reads the JSON as the case that its discriminator names."),
            head: "private init",
            parameters: ["known reader: inout JSONReader"],
            effects: "throws(JSONDecodingError)",
            body: unionDecoder(shape)
        )
        return [readerInitialiser(body), .function(known)]
    }

    private func unionDecoder(_ shape: UnionModel) -> Code {
        guard shape.hasPlainNames, let name = shape.discriminator.topKey else { return unionDecoder(of: shape) }
        let key = SwiftLiteral.string(name)
        var body = Code("switch try reader.discriminator(\(key), in: WireNames.table) {")
        for (number, item) in shape.casesInMatchingOrder.enumerated() {
            body.branch("case \(number)", made(item, of: shape))
        }
        body.line(
            shape.isOpen
                ? "default: self = .unrecognized(try UnrecognizedValue(from: &reader, discriminator: \(key)))"
                : "default: throw try reader.unknownCase(\(key))"
        )
        body.line("}")
        return body
    }

    private func caseNames(_ shape: UnionModel) -> Declaration {
        let cases = shape.casesInMatchingOrder
        return wireNames(
            cases.filter { !$0.isPrefix }.map(\.value),
            families: cases.filter(\.isPrefix).map(\.value)
        )
    }

    private func unionValidation(_ shape: UnionModel) -> Code {
        var body = Code("switch self {")
        let constrained = shape.cases.filter { facts.isConstrained[$0.type.index] }
        for item in constrained {
            body.line("case .\(item.swiftName)(let value):")
            body.begin()
            checkNested(.named(item.type), "value", path: "", level: 0, &body)
            body.end()
        }
        if shape.isOpen || constrained.count < shape.cases.count { body.line("default: break") }
        body.line("}")
        return body
    }
}
