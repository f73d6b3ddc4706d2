import ProtocolSchema

extension Lowering {
    /// An enum of strings with its coding.
    func enumeration(_ type: TypeModel, _ shape: EnumModel) -> [Declaration] {
        if shape.isNumeric { return numericEnum(type, shape) }
        var declarations = [extending("", "", [shape.isOpen ? openEnum(type, shape) : closedEnum(type, shape)])]
        if shape.isLarge {
            declarations += largeEnum(type, shape)
        } else if shape.isOpen {
            declarations.append(rawRepresentable(type, shape))
        }
        let hasFloors = shape.hasFloors
        if hasFloors { declarations.append(floors(type, shape)) }
        declarations.append(enumCoding(type, shape, hasFloors: hasFloors))
        declarations.append(enumCodable(type, isOpen: shape.isOpen))
        return declarations
    }

    func valueDoc(_ value: EnumModel.Value) -> DocComment {
        DocComment(value.doc, else: value.wireName.isEmpty ? "The empty string." : "The value `\(value.wireName)`.")
    }

    private func openEnum(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        var members = shape.values.map { Declaration.line(doc: valueDoc($0), text: "case \($0.swiftName)") }
        members.append(
            .line(
                doc: DocComment("A value that this build does not know, unchanged."),
                text: "case unrecognized(String)"
            )
        )
        return .type(
            TypeDeclaration(
                doc: doc(of: type),
                attributes: nonexhaustive,
                head: "\(access)enum \(type.swiftName): \(shape.isLarge ? "" : "Hashable, ")Sendable",
                members: members
            )
        )
    }

    private func closedEnum(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        let members = shape.values.map { value in
            let raw = SwiftLiteral.string(value.wireName)
            let isImplied = value.swiftName == value.wireName
            return Declaration.line(
                doc: valueDoc(value),
                text: "case \(value.swiftName)" + (isImplied || shape.isLarge ? "" : " = \(raw)")
            )
        }
        return .type(
            TypeDeclaration(
                doc: doc(of: type),
                head: "\(access)enum \(type.swiftName): "
                    + (shape.isLarge ? "Sendable" : "String, Hashable, Sendable, CaseIterable"),
                members: members
            )
        )
    }

    private func rawRepresentable(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        var writing = Code("switch self {")
        for value in shape.values {
            writing.branch("case .\(value.swiftName)", "\(SwiftLiteral.string(value.wireName))")
        }
        writing.branch("case .unrecognized(let value)", "value")
        writing.line("}")
        return extending(
            type.swiftName,
            "RawRepresentable",
            [
                .function(
                    FunctionDeclaration(
                        doc: DocComment("Creates the value spelled `rawValue` on the wire, known or not."),
                        head: "\(access)init",
                        parameters: ["rawValue: String"],
                        body: valuesByNumber(shape)
                    )
                ),
                .property(
                    PropertyDeclaration(
                        doc: DocComment("The spelling of the value on the wire."),
                        head: "\(access)var rawValue: String",
                        value: .getter(writing)
                    )
                ),
                wireNames(shape.values.map(\.wireName)),
            ]
        )
    }

    /// The switch that finds the value of an open enum.
    func valuesByNumber(_ shape: EnumModel) -> Code {
        var body = Code("switch WireNames.table.number(of: rawValue) {")
        for (number, value) in shape.values.enumerated() {
            body.branch("case \(number)", "self = .\(value.swiftName)")
        }
        body.line("default: self = .unrecognized(rawValue)")
        body.line("}")
        return body
    }

    /// The value that older clients get instead.
    func floors(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        let floored = shape.values.filter { !$0.availability.isAlwaysSendable }
        let isCompared = floored.contains { $0.availability.sendableFrom != nil }
        var body = Code("guard \(isCompared ? "let floor" : "floor != nil") else { return self }")
        body.line("switch self {")
        for value in floored {
            let replacement = value.below.map { standIn(shape.values[$0]) } ?? "nil"
            body.line("case .\(value.swiftName):")
            if let version = value.availability.sendableFrom {
                body.line("    return floor >= \(Self.version(version)) ? self : \(replacement)")
            } else {
                body.line("    return \(replacement)")
            }
        }
        // Clients that tell values apart by version check them, and none is known to take this one.
        if shape.isOpen { body.line("case .unrecognized: return nil") }
        if floored.count < shape.values.count { body.line("default: return self") }
        body.line("}")
        return extending(
            type.swiftName,
            "",
            [
                hidden(
                    .function(
                        FunctionDeclaration(
                            doc: DocComment(
                                "Returns the value that clients from `floor` on get: this one, another, or nil."
                            ),
                            head: "\(access)func replacement",
                            parameters: ["for floor: ClientVersion?"],
                            effects: "-> Self?",
                            body: body
                        )
                    )
                ),
                .function(
                    FunctionDeclaration(
                        doc: DocComment(
                            "Returns the value that clients from `floor` on get, or this one if they get none."
                        ),
                        head: "\(access)func restricted",
                        parameters: ["to floor: ClientVersion"],
                        effects: "-> Self",
                        body: Code("replacement(for: floor) ?? self")
                    )
                ),
            ]
        )
    }

    /// The value that replaces another one; if that is too new as well, its own replacement is taken.
    private func standIn(_ value: EnumModel.Value) -> String {
        value.availability.isAlwaysSendable
            ? SwiftExpressions.member(value.swiftName, of: "Self")
            : "Self.\(value.swiftName).replacement(for: floor)"
    }

    private func enumCoding(_ type: TypeModel, _ shape: EnumModel, hasFloors: Bool) -> Declaration {
        var encode = Code()
        if hasFloors {
            encode.open("if let value = replacement(for: writer.floor) {")
            encode.line("writer.string(value.rawValue)")
            encode.reopen("} else {")
            encode.line("writer.string(rawValue)")
            encode.line("writer.fail(.unsupported(\"'\\(rawValue)' is not known to all clients of the stream\"))")
            encode.close()
        } else {
            encode.line("writer.string(rawValue)")
        }
        var decode = Code()
        if shape.isOpen {
            decode.line("self.init(rawValue: try reader.string())")
        } else {
            decode.line("let text = try reader.string()")
            decode.line("guard let value = Self(rawValue: text) else { throw reader.unknownValue(text) }")
            decode.line("self = value")
        }
        return extending(
            type.swiftName,
            "JSONCodable",
            [
                .function(
                    FunctionDeclaration(
                        doc: DocComment("Writes the value as a JSON string."),
                        head: "\(access)func encode",
                        parameters: ["into writer: inout JSONWriter"],
                        body: encode
                    )
                ),
                .function(
                    FunctionDeclaration(
                        doc: DocComment("Reads the value from a JSON string."),
                        head: "\(access)init",
                        parameters: ["from reader: inout JSONReader"],
                        effects: "throws(JSONDecodingError)",
                        body: decode
                    )
                ),
            ]
        )
    }

    /// Both `JSONCodable` and `RawRepresentable` would give an enum its `Codable`, so it must be written out.
    func enumCodable(_ type: TypeModel, isOpen: Bool, raw: String = "String") -> Declaration {
        var decode = Code("let container = try decoder.singleValueContainer()")
        if isOpen {
            decode.line("self.init(rawValue: try container.decode(\(raw).self))")
        } else {
            decode.line("let text = try container.decode(\(raw).self)")
            decode.open("guard let value = Self(rawValue: text) else {")
            decode.list(
                "throw DecodingError.dataCorruptedError(",
                ["in: container", "debugDescription: \"'\\(text)' is not a value of \(type.swiftName)\""],
                ")"
            )
            decode.close()
            decode.line("self = value")
        }
        var encode = Code("var container = encoder.singleValueContainer()")
        encode.line("try container.encode(rawValue)")
        return extending(
            type.swiftName,
            "Codable",
            [
                .function(
                    FunctionDeclaration(
                        doc: DocComment(
                            isOpen ? "Decodes the value, known or not." : "Decodes the value, which must be known."
                        ),
                        head: "\(access)init",
                        parameters: ["from decoder: any Decoder"],
                        effects: "throws",
                        body: decode
                    )
                ),
                .function(
                    FunctionDeclaration(
                        doc: DocComment("Encodes the value as \(raw == "Int" ? "an integer" : "a string")."),
                        head: "\(access)func encode",
                        parameters: ["to encoder: any Encoder"],
                        effects: "throws",
                        body: encode
                    )
                ),
            ]
        )
    }
}
