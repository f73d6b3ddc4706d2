import ProtocolSchema

/// Enums whose values are integers on the wire.
extension Lowering {
    /// An enum of integers with its coding.
    func numericEnum(_ type: TypeModel, _ shape: EnumModel) -> [Declaration] {
        var declarations = [extending("", "", [shape.isOpen ? openEnum(type, shape) : closedEnum(type, shape)])]
        if shape.isOpen { declarations.append(rawRepresentable(type, shape)) }
        if shape.hasFloors { declarations.append(floors(type, shape)) }
        declarations.append(coding(type, shape))
        declarations.append(enumCodable(type, isOpen: shape.isOpen, raw: "Int"))
        return declarations
    }

    private func openEnum(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        var members = shape.values.map { Declaration.line(doc: valueDoc($0), text: "case \($0.swiftName)") }
        let doc = DocComment("A value that this build does not know, unchanged.")
        members.append(.line(doc: doc, text: "case unrecognized(Int)"))
        return .type(
            TypeDeclaration(
                doc: self.doc(of: type),
                attributes: nonexhaustive,
                head: "\(access)enum \(type.swiftName): Hashable, Sendable",
                members: members
            )
        )
    }

    private func closedEnum(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        let members = shape.values.map { value in
            Declaration.line(doc: valueDoc(value), text: "case \(value.swiftName) = \(value.wireName)")
        }
        return .type(
            TypeDeclaration(
                doc: doc(of: type),
                head: "\(access)enum \(type.swiftName): Int, Hashable, Sendable, CaseIterable",
                members: members
            )
        )
    }

    private func rawRepresentable(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        var reading = Code("switch rawValue {")
        for value in shape.values { reading.branch("case \(value.wireName)", "self = .\(value.swiftName)") }
        reading.line("default: self = .unrecognized(rawValue)")
        reading.line("}")
        var writing = Code("switch self {")
        for value in shape.values { writing.branch("case .\(value.swiftName)", value.wireName) }
        writing.branch("case .unrecognized(let value)", "value")
        writing.line("}")
        let initialiser = FunctionDeclaration(
            doc: DocComment("Creates the value that is `rawValue` on the wire, known or not."),
            head: "\(access)init",
            parameters: ["rawValue: Int"],
            body: reading
        )
        let property = PropertyDeclaration(
            doc: DocComment("The value on the wire."),
            head: "\(access)var rawValue: Int",
            value: .getter(writing)
        )
        return extending(type.swiftName, "RawRepresentable", [.function(initialiser), .property(property)])
    }

    private func coding(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        var encode = Code()
        if shape.hasFloors {
            encode.open("if let value = replacement(for: writer.floor) {")
            encode.line("writer.int(value.rawValue)")
            encode.reopen("} else {")
            encode.line("writer.int(rawValue)")
            encode.line("writer.fail(.unsupported(\"'\\(rawValue)' is not known to all clients of the stream\"))")
            encode.close()
        } else {
            encode.line("writer.int(rawValue)")
        }
        var decode = Code()
        if shape.isOpen {
            decode.line("self.init(rawValue: try reader.int())")
        } else {
            decode.line("let number = try reader.int()")
            decode.line("guard let value = Self(rawValue: number) else { throw reader.unknownValue(String(number)) }")
            decode.line("self = value")
        }
        return extending(type.swiftName, "JSONCodable", [encodeFunction(encode), readerInitialiser(decode)])
    }
}
